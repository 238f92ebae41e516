import type { DatabaseSync } from 'node:sqlite';
import { FailureError } from '../../../shared/domain/failure.ts';
import { toNodeId, type NodeId, type RunId } from '../../../shared/domain/ids.ts';
import type { TaskRef } from '../../../shared/run/events.ts';
import { reduceRun, type RunState } from '../../../shared/run/reduceRun.ts';
import { newTask, reduceTask, type TaskState } from '../../../shared/run/taskState.ts';
import type { StandingCounts, TaskStanding, TaskSummary } from '../../../shared/run/taskSummary.ts';
import { inTransaction } from './inTransaction.ts';
import type { Journal } from './journal.ts';
import { readPages } from './readPages.ts';
import { placeOf, createTaskTable } from './taskTable.ts';
import { say } from '../../../shared/sentences/say.ts';

/** Which tasks of a run are asked for, in the order of their items. */
export type TaskQuery = {
  readonly runId: RunId;
  readonly nodeId: NodeId;
  readonly status?: TaskStanding;
  /** Only those after this item. */
  readonly after?: readonly number[];
  /** So many are left out; none unless given. */
  readonly offset?: number;
  readonly limit: number;
};

/**
 * The tasks of runs, item by item, without a run being held in memory. They are noted from the journal when somebody
 * asks, from where the last one has stopped, so that a run which nobody looks at costs nothing; others have their
 * turns meanwhile.
 */
export type TaskIndex = {
  /** The fold of all that the journal holds of a run; undefined where that is nothing. */
  state(runId: RunId): Promise<RunState | undefined>;
  list(query: TaskQuery): Promise<readonly TaskSummary[]>;
  counts(runId: RunId): Promise<StandingCounts>;
  /** All of one task, also its logs. Throws `not-found` where it has not begun. */
  get(runId: RunId, task: TaskRef): Promise<TaskState>;
};

/** Makes the index on an open database. */
export function createTaskIndex(database: DatabaseSync, journal: Pick<Journal, 'read'>): TaskIndex {
  const table = createTaskTable(database);
  const underway = new Map<RunId, Promise<void>>();

  const note = async (runId: RunId): Promise<void> => {
    let seq = table.scanned(runId);
    for await (const page of readPages(journal, runId, seq)) {
      const isNext = inTransaction(database, () => {
        // Another process may have come further meanwhile; it goes on.
        if (table.scanned(runId) !== seq) return false;
        table.add(runId, page);
        return true;
      });
      if (!isNext) return note(runId);
      seq = page.at(-1)?.seq ?? seq;
    }
    return undefined;
  };

  /** Brings the notes of a run up to now; who asks meanwhile waits for the same. */
  const upToDate = async (runId: RunId): Promise<void> => {
    const noting = underway.get(runId) ?? note(runId).finally(() => underway.delete(runId));
    underway.set(runId, noting);
    await noting;
  };

  return {
    state: async (runId) => {
      let state: RunState | undefined;
      for await (const page of readPages(journal, runId)) state = reduceRun(state, page);
      return state;
    },
    list: async (query) => {
      await upToDate(query.runId);
      return table.list(query);
    },
    counts: async (runId) => {
      await upToDate(runId);
      const counts: { [nodeId: NodeId]: { [S in TaskStanding]?: number } } = {};
      for (const { nodeId, status, count } of table.counts(runId)) {
        const id = toNodeId(nodeId);
        counts[id] = { ...counts[id], [status]: count };
      }
      return counts;
    },
    get: async (runId, ref) => {
      await upToDate(runId);
      const span = table.span(runId, ref);
      if (span === undefined) throw notBegun(ref);
      let task = newTask(ref);
      for await (const page of readPages(journal, runId, span.first - 1)) {
        for (const event of page) {
          if (event.seq > span.last) return task;
          if (!('path' in event) || event.type === 'node.expanded') continue;
          if (event.nodeId === ref.nodeId && placeOf(event.path) === placeOf(ref.path))
            task = reduceTask(task, event);
        }
      }
      return task;
    },
  };
}

function notBegun({ nodeId, path }: TaskRef): FailureError {
  const item = path.map((at) => at + 1).join('.');
  const told =
    item === ''
      ? say('runs.notBegun', { node: nodeId })
      : say('runs.itemNotBegun', { node: nodeId, item });
  return new FailureError({ kind: 'not-found', ...told });
}
