import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');
export const examples = path.join(root, 'examples');

/** What a command left behind. */
export type CliResult = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

type Env = { readonly [name: string]: string };

/** A command that runs: real processes, started the way a user starts them. */
export type RunningCli = {
  readonly child: ChildProcess;
  readonly ended: Promise<CliResult>;
  /** Resolves with standard output once it matches; rejects when the command ends without. */
  readonly untilOutput: (text: RegExp) => Promise<string>;
};

/** A folder of one test with a data folder of its own; everything goes when the test ends. The checkout's launcher unless given. */
export async function createCliTest(
  env: Env = {},
  launcher = path.join(root, 'bin', 'patchbay.js'),
) {
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-cli-'));
  const settings: Env = {
    PATCHBAY_HOME: path.join(folder, 'home'),
    PATCHBAY_KEYCHAIN: 'off',
    NO_COLOR: '1',
    ...env,
  };
  const children: ChildProcess[] = [];
  const start = (
    args: readonly string[],
    more: Env = {},
    { group = false }: { readonly group?: boolean } = {},
  ): RunningCli => {
    const running = startCli([launcher, ...args], {
      cwd: folder,
      env: { ...cleanEnvironment(), ...settings, ...more },
      group,
    });
    children.push(running.child);
    return running;
  };
  return {
    folder,
    out: path.join(folder, 'out'),
    path: (...parts: readonly string[]) => path.join(folder, ...parts),
    start,
    run: (args: readonly string[], more: Env = {}): Promise<CliResult> => start(args, more).ended,
    async [Symbol.asyncDispose]() {
      for (const child of children) if (child.exitCode === null) child.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Nothing of the developer's own set-up reaches the command. */
function cleanEnvironment(): Env {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(REPLICATE_|PATCHBAY_|CI$|FORCE_COLOR)/.test(name),
  );
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

type StartOptions = {
  readonly cwd: string;
  readonly env: Env;
  /** Makes a process group of its own, as a terminal does. */
  readonly group: boolean;
};

function startCli(args: readonly string[], { cwd, env, group }: StartOptions): RunningCli {
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    detached: group,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<{
    readonly text: RegExp;
    readonly resolve: (output: string) => void;
    readonly reject: (error: Error) => void;
  }>();
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    for (const wait of waiting) if (wait.text.test(stdout)) wait.resolve(stdout);
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const { promise: ended, resolve, reject } = Promise.withResolvers<CliResult>();
  child.once('error', reject);
  child.once('close', (code) => {
    resolve({ code, stdout, stderr });
    for (const wait of waiting)
      wait.reject(new Error(`ended without ${wait.text}: ${stdout}${stderr}`));
  });
  const untilOutput = (text: RegExp): Promise<string> => {
    const wait = Promise.withResolvers<string>();
    if (text.test(stdout)) wait.resolve(stdout);
    else waiting.add({ text, ...wait });
    return wait.promise;
  };
  return { child, ended, untilOutput };
}
