import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { outsideRuns } from '../../money/outsideRuns.ts';
import { inTransaction } from '../inTransaction.ts';
import { carveRecords } from './carveRecords.ts';
import { tableOfRecord } from './tableOfRecord.ts';

/** A damaged file twice: `copy` is opened, changed and removed; `kept` is only read. */
export type SalvageFiles = {
  readonly copy: string;
  readonly kept: string;
  /** The folder of the artifacts: their bytes need no database. */
  readonly artifacts: string;
};

/**
 * Brings all that can be read of a damaged database into a new one: row by row through SQLite, then page by page what
 * SQLite does not reach. Gives the number of runs that it found.
 */
export function salvage(target: DatabaseSync, { copy, kept, artifacts }: SalvageFiles): number {
  target.exec('PRAGMA foreign_keys = OFF');
  const tables = tablesOf(target);
  copyTables(target, copy, tables);
  inTransaction(target, () => {
    for (const record of carveRecords(kept)) {
      const table = tables.get(tableOfRecord(record) ?? '');
      table?.insert(table.columns.slice(0, record.values.length), record.values);
    }
    for (const [table, column] of Object.entries(jsonColumns))
      target.exec(`DELETE FROM ${table} WHERE NOT json_valid(${column})`);
    // Pages that are free still hold what was deleted.
    target.exec(
      `DELETE FROM runs WHERE status <> 'deleted' AND id IN (SELECT id FROM deleted_runs)`,
    );
    addLostRuns(target);
    target.exec(fillIn);
    addLostSubmissions(target);
    for (const name of tables.keys()) removeOrphans(target, name);
    adoptFiles(target, artifacts);
  });
  target.exec('PRAGMA foreign_keys = ON');
  return Number(target.prepare('SELECT COUNT(*) AS runs FROM runs').get()?.['runs']);
}

type Table = {
  /** In the order in which records hold them. */
  readonly columns: readonly string[];
  /** Adds a row unless one with its key is there, or it breaks a rule of the table: then it is not whole. */
  readonly insert: (columns: readonly string[], values: readonly SQLInputValue[]) => void;
};

type Tables = ReadonlyMap<string, Table>;

function tablesOf(target: DatabaseSync): Tables {
  const all = target
    .prepare(
      "SELECT name, wr FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all();
  return new Map(
    all.map(({ name, wr }) => [
      String(name),
      tableOf(target, { name: String(name), wr: wr === 1 }),
    ]),
  );
}

function tableOf(
  target: DatabaseSync,
  { name, wr: isRowless }: { readonly name: string; readonly wr: boolean },
): Table {
  const infos = target.prepare(`PRAGMA table_info(${name})`).all();
  // Without row ids the key comes first.
  const place = (info: (typeof infos)[number]): number =>
    isRowless ? Number(info['pk']) || infos.length : 0;
  const ordered = infos.toSorted((one, other) => place(one) - place(other));
  const statements = new Map<string, StatementSync>();
  return {
    columns: ordered.map((info) => String(info['name'])),
    insert: (columns, values) => {
      if (values.length !== columns.length) return;
      const into = `${name} (${columns.join(', ')})`;
      const statement =
        statements.get(into) ??
        target.prepare(
          `INSERT OR IGNORE INTO ${into} VALUES (${columns.map(() => '?').join(', ')})`,
        );
      statements.set(into, statement);
      try {
        statement.run(...values);
      } catch {
        // A value of another type than the column's: the record was not whole, or of another table.
      }
    },
  };
}

/** Reads each table from both ends, as far as SQLite can. */
function copyTables(target: DatabaseSync, copy: string, tables: Tables): void {
  let source: DatabaseSync | undefined;
  try {
    source = new DatabaseSync(copy);
    for (const [name, table] of tables) {
      const copying = { target, source, name, table };
      if (!copyTable(copying, 'ASC')) copyTable(copying, 'DESC');
    }
  } catch {
    // It cannot even be opened: the pages have to do.
  } finally {
    source?.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true });
  }
}

type Copying = {
  readonly target: DatabaseSync;
  readonly source: DatabaseSync;
  readonly name: string;
  readonly table: Table;
};

/** True when it was read to its end. */
function copyTable({ target, source, name, table }: Copying, order: 'ASC' | 'DESC'): boolean {
  return inTransaction(target, () => {
    try {
      const infos = source.prepare(`PRAGMA table_info(${name})`).all();
      // An older Patchbay has made it without some columns.
      const shared = table.columns.filter((column) =>
        infos.some((info) => info['name'] === column),
      );
      if (shared.length === 0) return true;
      const rows = source.prepare(
        `SELECT ${shared.join(', ')} FROM ${name} ORDER BY ${shared[0]} ${order}`,
      );
      for (const row of rows.iterate()) table.insert(shared, Object.values(row));
      return true;
    } catch {
      return false;
    }
  });
}

/** A long text goes on over several pages: one that was torn leaves a row that nobody could read. */
const jsonColumns = {
  runs: 'pipeline',
  events: 'body',
  results: 'outputs',
  result_uses: 'parts',
  own_prices: 'body',
  measurements: 'metrics',
  library_models: 'summary',
  documents: 'body',
};

const lostName = 'A pipeline that could not be read';

/** A run of which only events or money are left is shown as failed: its predictions are known by their ids. */
function addLostRuns(target: DatabaseSync): void {
  const pipeline = {
    format: 'patchbay/pipeline',
    version: 1,
    name: lostName,
    graph: { nodes: {}, edges: [] },
    layout: {},
    models: {},
  };
  target
    .prepare(
      `INSERT OR IGNORE INTO runs (id, pipeline_name, pipeline, status, started_at, finished_at, request)
       SELECT run_id, ?, ?, 'failed', MIN(at), MAX(at), '{"outputFolder":""}' FROM
         (SELECT run_id, at FROM events UNION ALL SELECT run_id, at FROM reservations)
       WHERE run_id <> ? AND run_id NOT IN (SELECT id FROM deleted_runs) GROUP BY run_id`,
    )
    .run(lostName, JSON.stringify(pipeline), outsideRuns);
}

/** Every event of the rows that can be read, as `event`. */
const events = `(SELECT run_id, value AS event FROM events, json_each(
  IIF(json_type(body) = 'array', body, json_array(json(body)))))`;

const openMoney = `SUM(IIF(state = 'open', IFNULL(reserved, 0), 0)), SUM(IFNULL(spent, 0)), SUM(state = 'assumed')`;

/**
 * What can be told from other rows. Of a run that has not succeeded the events of a create may be lost: it searches
 * its provider before it makes anything.
 */
const fillIn = `
  INSERT OR IGNORE INTO predictions (provider, id, run_id, node_id, path)
    SELECT event ->> '$.provider', event ->> '$.predictionId', run_id, event ->> '$.nodeId',
      (SELECT IFNULL(GROUP_CONCAT(value, '/'), '') FROM json_each(event, '$.path'))
    FROM ${events} WHERE event ->> '$.type' = 'task.submitted';
  INSERT OR IGNORE INTO run_spend (run_id, allows_unknown, reserved, spent, unknown)
    SELECT run_id, 0, ${openMoney} FROM reservations GROUP BY run_id;
  INSERT OR IGNORE INTO day_spend (day, reserved, spent, unknown)
    SELECT day, ${openMoney} FROM reservations GROUP BY day;
  UPDATE runs SET seq = made.seq FROM
    (SELECT id, ROW_NUMBER() OVER (ORDER BY started_at, seq) AS seq FROM runs) AS made WHERE made.id = runs.id;
  UPDATE runs SET request = json_set(request, '$.searchFrom', started_at)
    WHERE status <> 'succeeded' AND json_valid(request);
`;

/** A prediction whose events are lost is told once more from its row: it is picked up, not made again. */
function addLostSubmissions(target: DatabaseSync): void {
  const lost = target
    .prepare(
      `SELECT p.provider, p.id, p.run_id, p.node_id, p.path, MAX(r.started_at) AS at,
         (SELECT IFNULL(MAX(seq), 0) FROM events WHERE run_id = p.run_id) AS last
       FROM predictions p JOIN runs r ON r.id = p.run_id WHERE NOT EXISTS (
         SELECT 1 FROM ${events} e WHERE e.run_id = p.run_id AND e.event ->> '$.predictionId' = p.id)
       GROUP BY p.provider, p.id`,
    )
    .all();
  const insert = target.prepare('INSERT INTO events (run_id, seq, at, body) VALUES (?, ?, ?, ?)');
  const added = new Map<string, number>();
  for (const { provider, id, run_id: run, node_id: nodeId, path, at, last } of lost) {
    const ref = { nodeId, path: path === '' ? [] : String(path).split('/').map(Number), provider };
    const bodies = [
      { type: 'task.submitting', request: '', ...ref },
      { type: 'task.submitted', predictionId: id, ...ref },
    ];
    const before = added.get(String(run)) ?? Number(last);
    bodies.forEach((body, index) =>
      insert.run(String(run), before + 1 + index, Number(at), JSON.stringify(body)),
    );
    added.set(String(run), before + bodies.length);
  }
}

/** Removes what belongs to a row that is lost. */
function removeOrphans(target: DatabaseSync, name: string): void {
  for (const key of target.prepare(`PRAGMA foreign_key_list(${name})`).all()) {
    const [own, parent, id] = [key['from'], key['table'], key['to']].map(String);
    target.exec(`DELETE FROM ${name} WHERE ${own} NOT IN (SELECT ${id} FROM ${parent})`);
  }
}

/** Files whose rows are lost are kept under their hash: the pipelines that need them know their names. */
function adoptFiles(target: DatabaseSync, folder: string): void {
  const insert = target.prepare(
    `INSERT OR IGNORE INTO artifacts (id, size, media_type, name, created_at)
     VALUES (?, ?, 'application/octet-stream', ?, ?)`,
  );
  const keep = target.prepare('INSERT OR IGNORE INTO kept_artifacts (artifact_id) VALUES (?)');
  const entries = readdirIfThere(folder).filter((name) => /^[0-9a-f]{2}$/.test(name));
  for (const start of entries)
    for (const rest of readdirIfThere(join(folder, start))) {
      const id = `${start}${rest}`;
      const found = statSync(join(folder, start, rest));
      if (!/^[0-9a-f]{64}$/.test(id) || !found.isFile()) continue;
      const { changes } = insert.run(id, found.size, id.slice(0, 12), Math.floor(found.mtimeMs));
      if (changes > 0) keep.run(id);
    }
}

function readdirIfThere(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
