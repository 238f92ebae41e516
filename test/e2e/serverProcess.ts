import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

const serverMain = path.join(import.meta.dirname, '..', '..', 'dist', 'server', 'main.js');

type Options = {
  /** Holds the data folder, and is where the server works. */
  readonly folder: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** A pipeline that the first window opens. */
  readonly file?: string;
  readonly env?: { readonly [name: string]: string };
};

/** The server host in a process of its own, as `patchbay serve` starts it; `stop` gives what it said. */
export async function startServerProcess({ folder, port, file, env = {} }: Options) {
  const args = ['--port', String(port), ...(file === undefined ? [] : [file])];
  const child = spawn(process.execPath, [serverMain, ...args], {
    cwd: folder,
    env: {
      ...process.env,
      PATCHBAY_HOME: path.join(folder, 'home'),
      PATCHBAY_KEYCHAIN: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  // A test that fails does not come to its own end.
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  for await (const line of createInterface(child.stdout)) {
    const url = /^Patchbay is at (\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    const stop = async (signal: NodeJS.Signals): Promise<string> => {
      child.kill(signal);
      await ended;
      return said;
    };
    return { url, port: Number(new URL(url).port), stop };
  }
  throw new Error(`the server did not start: ${said}`);
}
