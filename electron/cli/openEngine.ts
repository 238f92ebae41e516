import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findStorageReason, type Failure } from '../../shared/domain/failure.ts';
import { createEngine } from '../engine/createEngine.ts';
import type { Engine, HostCapabilities } from '../engine/engine.ts';
import { defaultDataDir } from '../engine/installation.ts';
import { createKeyringSecrets } from '../engine/secrets/keyringSecrets.ts';
import { CliError, failureOf } from './cliError.ts';
import { exitCodes } from './exitCodes.ts';

type Options = {
  readonly version: string;
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
};

/** Opens the engine on the user's data folder, or on PATCHBAY_HOME. Throws CliError for a folder that cannot be used. */
export async function openEngine({ version, cwd, env }: Options): Promise<Engine> {
  const dataDir = defaultDataDir(env);
  return createEngine({
    dataDir,
    version,
    host: cliCapabilities,
    secrets: await createKeyringSecrets({ env }),
    env,
    defaultOutputFolder: path.join(cwd, 'patchbay-out'),
    examplesDir: fileURLToPath(new URL('../../examples', import.meta.url)),
    startFolder: cwd,
  }).catch((error: unknown) => {
    throw new CliError(whyNot(dataDir, failureOf(error)), exitCodes.unexpected);
  });
}

function whyNot(dataDir: string, failure: Failure): string {
  if (failure.kind !== 'storage')
    return `The data folder "${dataDir}" cannot be used: ${failure.message}`;
  const found = findStorageReason(failure.code);
  // What is wrong with the journal is said with its name.
  if (found === undefined) return failure.message;
  return `The data folder "${dataDir}" cannot be used, as ${found.reason.message}: ${found.advice.message}, or set PATCHBAY_HOME to another folder.`;
}

/** A command line has no windows; artifacts are reached in process. */
const cliCapabilities: HostCapabilities = {
  host: 'memory',
  nativeDialogs: false,
  artifactBase: 'http://patchbay.invalid/artifacts/',
  openPipeline: async () => null,
  savePipeline: async () => null,
  pickFolder: async () => null,
  reveal: async () => false,
  setDocument: () => undefined,
  setShortcuts: () => undefined,
  // eslint-disable-next-line require-yield
  events: async function* noEvents() {
    return;
  },
};
