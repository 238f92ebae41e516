import { nodesOf, type Pipeline } from '../../shared/domain/graph.ts';
import type { Problem } from '../../shared/graph/problems.ts';
import type { EngineClient } from '../engine/engine.ts';
import { CliError } from './cliError.ts';
import { describeProblem } from './describeProblem.ts';
import { exitCodes } from './exitCodes.ts';

type Refused = {
  readonly client: EngineClient;
  readonly pipeline: Pipeline;
  readonly problems: readonly Problem[];
};

/** The error for a run that did not start: every problem on a line, and whether a provider is to blame. */
export async function refusal({ client, pipeline, problems }: Refused): Promise<CliError> {
  const message = problems.map((problem) => describeProblem(problem, pipeline)).join('\n');
  const providers = new Set(problems.flatMap((problem) => providerOf(pipeline, problem)));
  for (const id of providers) {
    const test = await client.connections.test({ id }).catch(() => ({ ok: true }));
    if (!test.ok) return new CliError(message, exitCodes.providerUnusable);
  }
  return new CliError(message, exitCodes.badUsage);
}

/** The provider of the model that a problem belongs to; one that is not known is wrong usage, not a provider down. */
function providerOf(pipeline: Pipeline, problem: Problem): readonly string[] {
  const node = nodesOf(pipeline.graph).find(({ id }) => id === problem.nodeId);
  const provider = node?.settings['provider'];
  return node?.type === 'prediction' && typeof provider === 'string' ? [provider] : [];
}
