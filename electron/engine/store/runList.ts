import type { DatabaseSync } from 'node:sqlite';
import type { RunSummary } from '../../../shared/api/types.ts';

/** Which runs of the history are listed. All conditions hold together. */
export type RunFilter = {
  /** Only runs after this one, in the order of the list; it need not be there any more. */
  readonly before?: Pick<RunSummary, 'seq'>;
  readonly status?: RunSummary['status'];
  /** A part of the pipeline's name or of its file's path, in whatever case. */
  readonly query?: string;
  /** Only runs whose id begins so. */
  readonly idPrefix?: string;
};

/** Before all that there are. */
const newest = { seq: Number.MAX_SAFE_INTEGER };

/** How many tasks of a canceled run may still go on at their provider: see endLater. */
export const countUnended =
  '(SELECT COUNT(*) FROM unended WHERE unended.run_id = runs.id) AS unended';

type Row = { readonly [column: string]: unknown };

/**
 * Reads the list of runs from its index, newest first: a pipeline may be large, and is not touched. Gives the rows of
 * runs that come after `before`, one by one, as only their engines know what became of those that have not ended.
 */
export function createRunList(database: DatabaseSync) {
  const rows = database.prepare(
    `SELECT seq, id, status, owner, pipeline_name, pipeline_path, started_at, finished_at, priority,
       run_spend.spent AS spent, run_spend.unknown AS unknown, ${countUnended}
     FROM runs INDEXED BY runs_by_page LEFT JOIN run_spend ON run_spend.run_id = runs.id
     WHERE status <> 'deleted' AND seq < :seq ORDER BY seq DESC`,
  );
  return function list(
    limit: number,
    { before: { seq } = newest, status, query, idPrefix = '' }: RunFilter,
    summaryOf: (row: Row) => RunSummary,
  ): readonly RunSummary[] {
    const wanted = query?.trim().toLocaleLowerCase() ?? '';
    const found: RunSummary[] = [];
    for (const row of rows.iterate({ seq })) {
      if (!String(row['id']).startsWith(idPrefix)) continue;
      const summary = summaryOf(row);
      const isWanted = status === undefined || summary.status === status;
      if (!isWanted || !textOf(summary).includes(wanted)) continue;
      found.push(summary);
      if (found.length === limit) break;
    }
    return found;
  };
}

function textOf({ pipelineName, pipelinePath }: RunSummary): string {
  return `${pipelineName}\n${pipelinePath ?? ''}`.toLocaleLowerCase();
}
