import { createHash } from 'node:crypto';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { migrations, openDatabase } from '../../electron/engine/store/openDatabase.ts';
import { emptyPipeline } from '../../shared/domain/graph.ts';
import { toArtifactId, toNodeId, toRunId } from '../../shared/domain/ids.ts';
import { fileValue } from '../../shared/domain/values.ts';
import type { RunEventBody } from '../../shared/run/events.ts';
import { scratchFolder } from '../support/scratchFolder.ts';
import { createTestEngine, followRun } from '../support/testEngine.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';

/** From which version on a store has what an older one has not: the version is the number of its migrations. */
const since = { requests: 2, results: 5, money: 6, rowsOfMany: 11, seq: 12 };

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** In the order in which they were made. Two began in the same millisecond, and the last was never ended. */
const made = [
  { id: 'first', at: 1_000, file: 'shared', outcome: 'succeeded' },
  { id: 'third', at: 2_000, file: 'own', outcome: 'succeeded' },
  { id: 'second', at: 2_000, file: 'shared', outcome: 'failed' },
  { id: 'fourth', at: 3_000, file: 'own', outcome: undefined },
] as const;

type Run = (typeof made)[number];

function eventsOf({ id, file, outcome }: Run): readonly RunEventBody[] {
  const task = { nodeId: toNodeId('n'), path: [] };
  const artifact = {
    id: toArtifactId(hash(file)),
    name: `${file}.txt`,
    mediaType: 'text/plain',
    size: file.length,
  };
  return [
    { type: 'run.started', pipelineName: id, nodes: [task.nodeId] },
    { type: 'task.started', attempt: 1, ...task },
    { type: 'task.submitted', provider: 'p', predictionId: `of-${id}`, ...task },
    {
      type: 'task.succeeded',
      outputs: { o: fileValue(artifact) },
      reused: false,
      cost: 0.5,
      ...task,
    },
    ...(outcome === undefined ? [] : [{ type: 'run.finished' as const, outcome }]),
  ];
}

/** A data folder as the Patchbay of that version has left it. */
function makeStore(dataDir: string, version: number): void {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, 'journal.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON');
  for (const sql of migrations.slice(0, version)) database.exec(sql);
  database.exec(`PRAGMA user_version = ${version}`);
  const insert = (table: string, row: { readonly [column: string]: string | number | null }) =>
    database
      .prepare(
        `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
          .map(() => '?')
          .join(', ')})`,
      )
      .run(...Object.values(row));
  for (const file of ['shared', 'own']) {
    const id = hash(file);
    const path = join(dataDir, 'artifacts', id.slice(0, 2), id.slice(2));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, file);
    utimesSync(path, 1_000, 1_000);
    const rest = { size: file.length, media_type: 'text/plain', created_at: 1 };
    insert('artifacts', { id, name: `${file}.txt`, ...rest });
  }
  insert('settings', { key: 'outputFolder', value: '/results' });
  insert('recent_files', { path: '/a.patchbay', name: 'a', opened_at: 1 });
  for (const [index, run] of made.entries()) {
    insert('runs', {
      id: run.id,
      pipeline_name: run.id,
      pipeline_path: `/${run.id}.patchbay`,
      pipeline: JSON.stringify(emptyPipeline(run.id)),
      status: run.outcome ?? 'running',
      started_at: run.at,
      finished_at: run.outcome === undefined ? null : run.at + 9,
      ...(version >= since.requests ? { request: '{"outputFolder":"/results"}' } : {}),
      ...(version >= since.seq ? { seq: index + 1 } : {}),
    });
    insertEvents(insert, run, version);
    const [run_id, node_id] = [run.id, 'n'];
    if (version >= since.requests)
      insert('predictions', { provider: 'p', id: `of-${run_id}`, run_id, node_id, path: '' });
    if (version >= since.money)
      insert('run_spend', { run_id, allows_unknown: 0, reserved: 0, spent: 500_000, unknown: 0 });
  }
  if (version >= since.results) {
    const [fingerprint, outputs] = ['f', '{}'];
    const at = { created_at: 1, used_at: 1 };
    insert('results', { fingerprint, run_id: 'first', model: 'a/b', outputs, ...at });
  }
  database.close();
}

function insertEvents(
  insert: (table: string, row: { readonly [column: string]: string | number }) => unknown,
  run: Run,
  version: number,
): void {
  const bodies = eventsOf(run);
  const { id: run_id, at } = run;
  if (version < since.rowsOfMany) {
    for (const [index, body] of bodies.entries())
      insert('events', { run_id, seq: index + 1, at, body: JSON.stringify(body) });
    return;
  }
  const of = (some: readonly RunEventBody[]) =>
    JSON.stringify(some.map((body) => ({ at, ...body })));
  insert('events', { run_id, seq: 2, at, body: of(bodies.slice(0, 2)) });
  insert('events', { run_id, seq: bodies.length, at, body: of(bodies.slice(2)) });
}

function schemaOf(path: string): readonly unknown[] {
  const database = openDatabase(path);
  const rows = database
    .prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name')
    .all()
    .map(({ type, name, sql }) => [type, name, String(sql).replaceAll(/\s+/g, ' ')]);
  database.close();
  return rows;
}

const versions = migrations.map((_, index) => index + 1);

describe.each(versions)('a store of version %i', (version) => {
  test('has the tables of a new one once it was opened', async () => {
    await using scratch = await scratchFolder();
    makeStore(scratch.path, version);
    expect(schemaOf(scratch.at('journal.sqlite'))).toEqual(schemaOf(scratch.at('new.sqlite')));
  });

  test('keeps its runs in their order, what they told, their files and all else', async () => {
    await using scratch = await scratchFolder();
    const dataDir = scratch.at('data');
    makeStore(dataDir, version);
    // The clock was set back since: what begins now is the newest all the same.
    await using t = await createTestEngine({ dataDir, now: () => 1_500 });
    const { client } = t;
    const list = await client.runs.list({});
    expect(list.map(({ runId, status }) => `${runId} ${status}`)).toEqual([
      'fourth interrupted',
      'second failed',
      'third succeeded',
      'first succeeded',
    ]);
    expect(list.map(({ cost }) => cost.usd)).toEqual(
      list.map(() => (version >= since.money ? 0.5 : 0)),
    );
    for (const run of made) {
      const runId = toRunId(run.id);
      const { events, state } = await followRun(t.engine, runId);
      expect(events).toEqual(
        eventsOf(run).map((body, at) => ({ ...body, runId, seq: at + 1, at: run.at })),
      );
      expect(state.nodes[toNodeId('n')]?.status).toBe('succeeded');
    }
    expect((await client.app.getSettings()).outputFolder).toBe('/results');

    const { state: ended } = await t.run(
      new PipelineBuilder('New')
        .node('text', 'text', { text: 'a' })
        .node('show', 'preview')
        .edge('text.text', 'show.value')
        .build(),
    );
    expect(ended.status).toBe('succeeded');
    expect((await client.runs.list({}))[0]?.pipelineName).toBe('New');

    // The file that another run needs stays with it.
    await client.runs.delete({ runIds: [toRunId('first')] });
    const url = `http://artifacts.test/${hash('shared')}`;
    expect(await (await t.engine.handleArtifactRequest(new Request(url))).text()).toBe('shared');
  });
});

test('what was released once is never changed: a store that has it would stay as it is', () => {
  const known = versions.map((version) => hash(migrations[version - 1] ?? '').slice(0, 8));
  expect(known.slice(0, released.length)).toEqual(released);
});

/** Add that of a new migration when it is released. */
const released =
  'c1af5faf 8f3cc66a 3dded410 2e53afe5 a07ecd8c dc34bc64 23831d2b 3139c71a 75efb998 fcb98c94 17db4fd3 f8c12fe8'.split(
    ' ',
  );
