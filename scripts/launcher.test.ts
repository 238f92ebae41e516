import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cliBuild, stampOf } from './cliBuild.ts';

const project = join(import.meta.dirname, '..');

/** A command line that says what it is: what it takes of a host is the least there is. */
function saying(what: string): string {
  return `export const createProcessCli = () => {};
export const runCli = async () => console.log(${JSON.stringify(what)});
export const endProcess = async () => {};
`;
}

/** A checkout with the real launcher. */
function checkout(): string {
  const root = mkdtempSync(join(tmpdir(), 'patchbay-launcher-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const place = (path: string): string => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    return join(root, path);
  };
  for (const path of ['bin/patchbay.js', 'scripts/cliBuild.ts'])
    copyFileSync(join(project, path), place(path));
  writeFileSync(place('package.json'), '{"type":"module"}');
  writeFileSync(place('electron/cli/main.ts'), saying('sources'));
  for (const path of cliBuild.outputs) writeFileSync(place(path), saying('bundle'));
  place(cliBuild.stamp);
  return root;
}

function launch(root: string): string {
  return execFileSync(process.execPath, [join(root, 'bin/patchbay.js')], { encoding: 'utf8' });
}

test('in a checkout the launcher runs the bundle only of the very sources that are there', () => {
  const root = checkout();
  expect(launch(root), 'of unknown sources').toBe('sources\n');
  writeFileSync(join(root, cliBuild.stamp), stampOf(cliBuild, root));
  expect(launch(root), 'of these sources').toBe('bundle\n');
  appendFileSync(join(root, 'electron/cli/main.ts'), '// edited');
  expect(launch(root), 'of earlier sources').toBe('sources\n');
});
