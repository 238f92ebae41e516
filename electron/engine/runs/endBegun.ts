import {
  canceled,
  canceledHere,
  sentenceOf,
  toFailure,
  type Failure,
} from '../../../shared/domain/failure.ts';
import { findNode, modelKey, type GraphNode, type Pipeline } from '../../../shared/domain/graph.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { parseTaskKey } from '../../../shared/run/events.ts';
import { effectiveInputs } from '../../../shared/run/prices/effectiveInputs.ts';
import { requireExtra } from '../api/resources/requireExtra.ts';
import type { Connections } from '../connections/connections.ts';
import type { Money } from '../money/createMoney.ts';
import { strictPurse } from '../money/strictPurse.ts';
import { createTaskSpend } from '../money/taskSpend.ts';
import type { Adopter } from './adopter.ts';
import type { Earlier } from './runProgress.ts';
import { cancelWork } from './waitForWork.ts';
import type { Work, WorkOrder } from './workOrder.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

export type EndBegunOptions = {
  readonly connections: Pick<Connections, 'provider' | 'title' | 'isFree'>;
  readonly adopter: Adopter;
  readonly money: Money;
};

/** What one task had begun at a provider. */
export type BegunTask = {
  readonly runId: RunId;
  /** As `taskKey` makes it. */
  readonly key: string;
  readonly pipeline: Pipeline;
  readonly earlier: Earlier;
};

/**
 * Ends at its provider what nobody watches any more, and its money with it; a create whose answer was lost is looked for
 * first. Never rejects: what cannot be reached is ended by its own time limit, and gives the reason.
 */
export async function endBegun(
  options: EndBegunOptions,
  task: BegunTask,
): Promise<Sentence | undefined> {
  const { pipeline, key, earlier } = task;
  const node = findNode(pipeline.graph, parseTaskKey(key).nodeId);
  const { model, version } = modelIn(node);
  const isOfModel = (work: { readonly model: string; readonly version: string | null }): boolean =>
    version === null ? work.model === model : work.version === version;
  const begun = { ...task, node, model, version };
  const { connections } = options;
  try {
    const provider = await connections.provider(earlier.provider);
    if (node?.type !== 'training')
      return await endWork(options, begun, { ...provider.predictions, isOfModel });
    const calls = await requireExtra(connections, earlier.provider, 'trainings');
    return await endWork(options, begun, { ...calls, isOfModel });
  } catch (error) {
    return sentenceOf(toFailure(error));
  }
}

/** The same for a task that is canceled with what it had begun: how it failed. */
export async function cancelBegun(options: EndBegunOptions, task: BegunTask): Promise<Failure> {
  const problem = await endBegun(options, task);
  return (problem === undefined ? canceled() : canceledHere(problem)).failure;
}

type Begun = BegunTask & {
  readonly node: GraphNode | undefined;
  readonly model: string;
  readonly version: string | null;
};

type Calls<T extends Work> = WorkOrder<T>['calls'] & Pick<WorkOrder<T>, 'isOfModel'>;

async function endWork<T extends Work>(
  options: EndBegunOptions,
  task: Begun,
  calls: Calls<T>,
): Promise<Sentence | undefined> {
  const { connections, money } = options;
  const { earlier, node, runId, key, model, version } = task;
  const { provider } = earlier;
  let ended: T | undefined;
  const spend = createTaskSpend(money, strictPurse, { runId, taskKey: key }).order({
    ...(node?.type === 'training' ? { work: 'training' } : {}),
    provider,
    model,
    version,
    billing: node?.settings['deployment'] === undefined ? 'public' : 'deployment',
    inputs: () => effectiveInputs(schemaOf(task), ended?.input ?? {}),
  });
  const id = earlier.predictionId ?? (await findLost(options, task, calls));
  if (id === undefined) {
    spend?.release();
    return undefined;
  }
  ended = await cancelWork(calls, id);
  spend?.settle(ended);
  const isOver = ended !== undefined || (await isGone(connections.isFree(provider), calls, id));
  return isOver
    ? undefined
    : say('runs.goesOnThere', { provider: connections.title(provider), id });
}

function schemaOf({ pipeline, model, version }: Begun): JsonObject {
  return pipeline.models[modelKey(model, version)]?.schema ?? {};
}

/** Says whether nobody knows of it any more, as at a server of one's own that was started anew. */
async function isGone<T extends Work>(
  isFree: boolean,
  calls: Calls<T>,
  id: string,
): Promise<boolean> {
  if (!isFree) return false;
  try {
    await calls.get(id, { signal: AbortSignal.timeout(searchMs) });
    return false;
  } catch (error) {
    return toFailure(error).kind === 'not-found';
  }
}

/** What a create whose answer was lost has made. */
async function findLost<T extends Work>(
  { connections, adopter }: EndBegunOptions,
  { earlier, model }: Begun,
  calls: Calls<T>,
): Promise<string | undefined> {
  const { provider } = earlier;
  if (connections.isFree(provider)) return undefined;
  const signal = AbortSignal.timeout(searchMs);
  const found = await adopter.adopt({
    ...calls,
    providerId: provider,
    title: model,
    earlier,
    signal,
  });
  return found?.id;
}

/** Longer than the adopter waits for a create to come to light. */
const searchMs = 30_000;

function modelIn(node: GraphNode | undefined): Pick<Begun, 'model' | 'version'> {
  const { model, version } = node?.settings ?? {};
  return {
    model: typeof model === 'string' ? model : '',
    version: typeof version === 'string' ? version : null,
  };
}
