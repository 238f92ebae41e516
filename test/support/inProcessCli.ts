import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Input } from '../../electron/cli/input.ts';
import { runCli } from '../../electron/cli/main.ts';
import type { Output } from '../../electron/cli/output.ts';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { EngineOptions, SecretStore } from '../../electron/engine/engine.ts';
import { createMemorySecrets, memoryHost } from './testEngine.ts';

/** What a command left behind; `prompts` are the questions that it asked. */
export type CommandResult = {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
};

type RunOptions = {
  /** What the person types when asked; a pipe without it. */
  readonly typed?: string;
  readonly piped?: string;
  /** Aborted where the person stops the command; never without it. */
  readonly stop?: AbortSignal;
  /** Columns of the terminal that standard output is; no terminal without it. */
  readonly columns?: number;
};

/** Secrets that claim to be the keychain. */
export function createFakeKeychain(): SecretStore {
  return { ...createMemorySecrets(), kind: 'keychain' };
}

/** The command line in this process, over a real engine on a folder of its own for every command. */
export async function createInProcessCli(changes: Partial<EngineOptions> = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-command-'));
  const secrets = changes.secrets ?? createFakeKeychain();
  let runs = 0;
  const run = async (args: readonly string[], options: RunOptions = {}): Promise<CommandResult> => {
    const out = createRecorder(options.columns);
    const err = createRecorder();
    const code = await runCli(args, {
      version: '0.0.0-test',
      cwd: folder,
      input: createAnswers(options, err.output),
      out: out.output,
      err: err.output,
      now: Date.now,
      stop: { signal: options.stop ?? new AbortController().signal },
      openEngine: () =>
        createEngine({
          dataDir: path.join(folder, 'data'),
          version: '0.0.0-test',
          host: memoryHost,
          env: {},
          defaultOutputFolder: path.join(folder, 'out'),
          examplesDir: folder,
          startFolder: folder,
          ...changes,
          secrets,
        }),
      runHost: async () => 1,
      newId: () => {
        runs += 1;
        return runs === 1 ? 'run' : `run-${runs}`;
      },
    });
    return { code, stdout: out.text(), stderr: err.text() };
  };
  return {
    folder,
    run,
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function createAnswers({ typed, piped = '' }: RunOptions, err: Output): Input {
  const ask = async (question: string): Promise<string> => {
    err.write(question);
    return typed ?? '';
  };
  return { isTerminal: typed !== undefined, ask, askHidden: ask, readAll: async () => piped };
}

function createRecorder(columns?: number) {
  let text = '';
  const output: Output = {
    write: (more) => {
      text += more;
    },
    isLive: columns !== undefined,
    hasColors: false,
    size: () => ({ columns: columns ?? 80, rows: 24 }),
  };
  return { output, text: () => text };
}
