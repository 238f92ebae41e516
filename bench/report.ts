import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', '.cache', 'bench');

/** The processor, its cores, the browser where one was measured, and the version of Node. */
export function machineText(browser?: string): string {
  const [first, ...others] = cpus();
  const cores = `${others.length + 1} cores`;
  return [first?.model ?? 'unknown processor', cores, browser, `Node ${process.version}`]
    .filter((part) => part !== undefined)
    .join(', ');
}

/** Prints what was measured as one line of JSON, and keeps it in `.cache/bench/<name>.json`. */
export function keepResult(name: string, result: object): void {
  const text = JSON.stringify(result);
  console.log(text);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), text);
}
