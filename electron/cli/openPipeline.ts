import path from 'node:path';
import type { OpenedPipeline } from '../../shared/api/types.ts';
import type { Problem } from '../../shared/graph/problems.ts';
import type { Engine } from '../engine/engine.ts';
import type { Cli } from './cli.ts';
import { badUsage, failureOf } from './cliError.ts';
import { printable } from './printable.ts';
import type { Sentence } from '../../shared/domain/sentence.ts';

/** Opens a pipeline file. Throws a usage error for one that cannot be used. */
export async function openPipeline(
  cli: Cli,
  engine: Engine,
  file: string,
): Promise<OpenedPipeline> {
  return engine.client.pipelines
    .open({ path: path.resolve(cli.cwd, file) })
    .catch((error: unknown) => {
      throw badUsage(failureOf(error).message);
    });
}

/** Tells what an opened pipeline is warned of, unless one of these problems says it too. */
export function tellWarnings(
  { err }: Pick<Cli, 'err'>,
  warnings: readonly Sentence[],
  problems: readonly Problem[] = [],
): void {
  for (const { message: warning } of warnings)
    if (!problems.some(({ message }) => message.endsWith(warning)))
      err.write(`Warning: ${printable(warning)}\n`);
}

/** Opens the engine for one command and closes it, whatever happens. */
export async function withEngine<T>(cli: Cli, task: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await cli.openEngine();
  try {
    return await task(engine);
  } finally {
    await engine.close();
  }
}
