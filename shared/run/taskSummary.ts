import type { NodeId } from '../domain/ids.ts';
import type { PortValues, Value } from '../domain/values.ts';
import type { NodeCounts } from './nodeRun.ts';
import type { TaskState } from './taskState.ts';

/** A task as a list of thousands shows it: no logs, and of its outputs only the beginnings. */
export type TaskSummary = Omit<TaskState, 'logs' | 'streamed' | 'fraction' | 'label'>;

/** What a task is counted as. */
export type TaskStanding = Exclude<keyof NodeCounts, 'reused' | 'passedOn'>;

/** How many tasks of each node are how far; what is not named is 0. */
export type StandingCounts = {
  readonly [nodeId: NodeId]: { readonly [S in TaskStanding]?: number };
};

/** In the order in which they are shown. */
export const taskStandings = [
  'running',
  'failed',
  'canceled',
  'skipped',
  'succeeded',
] as const satisfies readonly TaskStanding[];

const charactersKept = 200;
const itemsKept = 4;

/** Leaves out of a task what a list does not show. */
export function summarizeTask(task: TaskState): TaskSummary {
  const { logs: _logs, streamed: _streamed, fraction: _fraction, label: _label, ...rest } = task;
  const { outputs, failure } = rest;
  return {
    ...rest,
    outputs: outputs && cutOutputs(outputs),
    failure: failure?.kind === 'prediction-failed' ? { ...failure, logs: '' } : failure,
  };
}

function cutOutputs(outputs: PortValues): PortValues {
  const cut = Object.entries(outputs).map(([port, value]) => [port, cutValue(value)] as const);
  return Object.fromEntries(cut);
}

function cutValue(value: Value): Value {
  switch (value.type) {
    case 'text':
      return { ...value, text: value.text.slice(0, charactersKept) };
    case 'list':
      return { ...value, items: value.items.slice(0, itemsKept).map(cutValue) };
    case 'json': {
      const text = JSON.stringify(value.json);
      return text.length <= charactersKept
        ? value
        : { type: 'text', text: text.slice(0, charactersKept) };
    }
    default:
      return value;
  }
}
