import type { DatabaseSync } from 'node:sqlite';
import type { RunId } from '../../../shared/domain/ids.ts';
import type { RunEvent, TaskRef } from '../../../shared/run/events.ts';
import { countedAs } from '../../../shared/run/nodeRun.ts';
import {
  newTask,
  reduceTask,
  type TaskEvent,
  type TaskState,
} from '../../../shared/run/taskState.ts';
import { summarizeTask, type TaskSummary } from '../../../shared/run/taskSummary.ts';
import type { TaskQuery } from './taskIndex.ts';

/** A task while events are added to it. */
type Draft = { task: TaskState; readonly first: number; last: number };

/** Sorts as the items do, also the tenth after the second: a list has fewer than a hundred million items. */
export function placeOf(path: readonly number[]): string {
  return path.map((at) => String(at).padStart(8, '0')).join('/');
}

/** The rows of tasks, and up to which event of each run they are. Call `add` inside a transaction. */
export function createTaskTable(database: DatabaseSync) {
  const scan = database.prepare('SELECT seq, whole FROM task_scans WHERE run_id = ?');
  const noteScan = database.prepare(
    'INSERT OR REPLACE INTO task_scans (run_id, seq, whole) VALUES (?, ?, ?)',
  );
  const select = database.prepare(
    'SELECT first_seq, last_seq, body FROM tasks WHERE run_id = ? AND node_id = ? AND place = ?',
  );
  const insert = database.prepare(
    `INSERT OR REPLACE INTO tasks (run_id, node_id, place, status, first_seq, last_seq, body)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const reopen = database.prepare(
    `DELETE FROM tasks WHERE run_id = ? AND status <> 'succeeded'
       AND node_id NOT IN (SELECT value FROM json_each(?))`,
  );
  const forget = database.prepare('DELETE FROM tasks WHERE run_id = ? AND node_id = ?');
  const pages = {
    all: database.prepare(
      'SELECT body FROM tasks WHERE run_id = ? AND node_id = ? AND place >= ? ORDER BY place LIMIT ? OFFSET ?',
    ),
    some: database.prepare(
      `SELECT body FROM tasks WHERE run_id = ? AND node_id = ? AND status = ? AND place >= ?
       ORDER BY place LIMIT ? OFFSET ?`,
    ),
  };
  const count = database.prepare(
    'SELECT node_id, status, COUNT(*) AS count FROM tasks WHERE run_id = ? GROUP BY node_id, status',
  );

  const read = (runId: RunId, { nodeId, path }: TaskRef): Draft | undefined => {
    const row = select.get(runId, nodeId, placeOf(path));
    if (row === undefined) return undefined;
    const task = { ...newTask({ nodeId, path }), ...parseSummary(row['body']) };
    return { task, first: Number(row['first_seq']), last: Number(row['last_seq']) };
  };

  const write = (runId: RunId, drafts: Iterable<Draft>): void => {
    for (const { task, first, last } of drafts) {
      const status = countedAs(task) ?? 'running';
      const body = JSON.stringify(summarizeTask(task));
      insert.run(runId, task.nodeId, placeOf(task.path), status, first, last, body);
    }
  };

  /** What has not succeeded is forgotten, and all of the nodes that are made again. */
  const openAgain = (runId: RunId, whole: Set<string>, again: readonly string[]): void => {
    for (const nodeId of again) {
      whole.delete(nodeId);
      forget.run(runId, nodeId);
    }
    reopen.run(runId, JSON.stringify([...whole]));
  };

  return {
    /** The last event of the run that the rows know; 0 for none. */
    scanned: (runId: RunId): number => Number(scan.get(runId)?.['seq'] ?? 0),
    add: (runId: RunId, events: readonly RunEvent[]): void => {
      const whole = parseNames(scan.get(runId)?.['whole']);
      const drafts = new Map<string, Draft>();
      for (const event of events) {
        if (event.type === 'node.completed' && event.whole) whole.add(event.nodeId);
        if (event.type === 'run.resumed') {
          write(runId, drafts.values());
          drafts.clear();
          openAgain(runId, whole, event.again ?? []);
        }
        if (!isTaskEvent(event)) continue;
        const key = `${event.nodeId} ${placeOf(event.path)}`;
        const draft = drafts.get(key) ?? read(runId, event) ?? begin(event);
        drafts.set(key, draft);
        draft.task = reduceTask(draft.task, event);
        draft.last = event.seq;
      }
      write(runId, drafts.values());
      noteScan.run(runId, events.at(-1)?.seq ?? 0, JSON.stringify([...whole]));
    },
    list: ({
      runId,
      nodeId,
      status,
      after,
      limit,
      offset = 0,
    }: TaskQuery): readonly TaskSummary[] => {
      // A space sorts right after the place itself, and before all others.
      const from = after === undefined ? '' : `${placeOf(after)} `;
      const rows =
        status === undefined
          ? pages.all.all(runId, nodeId, from, limit, offset)
          : pages.some.all(runId, nodeId, status, from, limit, offset);
      return rows.map((row) => parseSummary(row['body']));
    },
    counts: (runId: RunId) =>
      count.all(runId).map((row) => ({
        nodeId: String(row['node_id']),
        status: String(row['status']),
        count: Number(row['count']),
      })),
    /** The first and the last event of a task. */
    span: (
      runId: RunId,
      ref: TaskRef,
    ): { readonly first: number; readonly last: number } | undefined => read(runId, ref),
  };
}

function isTaskEvent(event: RunEvent): event is TaskEvent & RunEvent {
  return 'path' in event && event.type !== 'node.expanded';
}

function begin(event: TaskRef & Pick<RunEvent, 'seq'>): Draft {
  return { task: newTask(event), first: event.seq, last: event.seq };
}

function parseNames(value: unknown): Set<string> {
  return new Set(typeof value === 'string' ? (JSON.parse(value) as string[]) : []);
}

/** The table reads back only what it wrote. */
function parseSummary(value: unknown): TaskSummary {
  return JSON.parse(String(value)) as TaskSummary;
}
