import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { EngineClient } from '../../electron/engine/engine.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { toRunId } from '../../shared/domain/ids.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

const unhandled: unknown[] = [];
const note = (error: unknown): void => void unhandled.push(error);
beforeEach(() => void process.on('unhandledRejection', note));
afterEach(() => {
  process.off('unhandledRejection', note);
  expect(unhandled.splice(0)).toEqual([]);
});

/** words -> show: one prediction, as short as can be. */
async function oneModel(client: EngineClient): Promise<Pipeline> {
  const builder = new PipelineBuilder();
  await builder.model(client, 'words', 'stream-words', { prompt: 'x' });
  return builder.node('show', 'preview').edge('words.output', 'show.value').build();
}

/** Lets the journal refuse events that look like `pattern`, as a full disk would, until the given function is called. */
function refuseEvents(folder: string, pattern: string): () => void {
  const change = (sql: string): void => {
    const database = new DatabaseSync(join(folder, 'data', 'journal.sqlite'), { timeout: 5000 });
    database.exec(sql);
    database.close();
  };
  change(
    `CREATE TRIGGER refuse BEFORE INSERT ON events WHEN NEW.body LIKE '${pattern}'
     BEGIN SELECT RAISE(ABORT, 'the journal refuses'); END`,
  );
  return () => change('DROP TRIGGER refuse');
}

const hold = { on: 'predictions.create', fault: { kind: 'hold', at: 'processing' } } as const;

describe('cancel', () => {
  test('while the create is under way ends what the create made', async () => {
    await using t = await createTestEngine();
    const pipeline = await oneModel(t.client);
    t.server.faults.add({
      on: 'predictions.create',
      fault: { kind: 'slow-body', bytes: 60, waitMs: 20 },
    });
    const runId = newRunId();
    await t.client.runs.start({ runId, pipeline });
    await vi.waitFor(() => expect(t.server.counts.creates()).toHaveLength(1), 5000);
    await t.client.runs.cancel({ runId });
    const { state, events } = await followRun(t.engine, runId);
    expect(state.status).toBe('canceled');
    expect(events.at(-1)?.type).toBe('run.finished');
    await vi.waitFor(() => expect(t.server.counts.live()).toBe(0), 5000);
    expect(t.server.counts.creates()).toHaveLength(1);
  });

  test('while the run is being checked keeps it from starting', async () => {
    await using t = await createTestEngine();
    const pipeline = await oneModel(t.client);
    const before = t.server.counts.requests('models.get');
    t.server.faults.add({
      on: 'models.get',
      fault: { kind: 'slow-body', bytes: 100, waitMs: 10 },
    });
    const runId = toRunId('canceled-early');
    const starting = t.client.runs.start({ runId, pipeline });
    starting.catch(() => undefined);
    await vi.waitFor(() => expect(t.server.counts.requests('models.get')).toBe(before + 1), 5000);
    await expect(t.client.runs.start({ runId, pipeline })).rejects.toThrow('is taken');
    expect(await t.client.runs.cancel({ runId })).toEqual({ canceled: true });
    await expect(starting).rejects.toMatchObject({ code: 'FAILURE', data: { kind: 'canceled' } });
    expect(await t.client.runs.list({})).toEqual([]);
    expect(t.server.counts.requests('predictions.create')).toBe(0);
    expect(await t.client.runs.start({ runId, pipeline })).toMatchObject({ ok: true });
    await followRun(t.engine, runId);
  });

  test('twice at once, and at the very start, is no trouble', async () => {
    await using t = await createTestEngine();
    const pipeline = await oneModel(t.client);
    const runId = newRunId();
    await t.client.runs.start({ runId, pipeline });
    const both = [1, 2].map(() => t.client.runs.cancel({ runId }));
    expect(await Promise.all(both)).toEqual([{ canceled: true }, { canceled: true }]);
    expect((await followRun(t.engine, runId)).state.status).toBe('canceled');
    await vi.waitFor(() => expect(t.server.counts.live()).toBe(0), 5000);
  });
});

describe('closing the engine', () => {
  test('ends live runs, their predictions and their followers, once', async () => {
    await using t = await createTestEngine();
    const pipeline = await oneModel(t.client);
    t.server.faults.add({ ...hold, times: 2 });
    const runIds = [newRunId(), newRunId()];
    for (const runId of runIds) await t.client.runs.start({ runId, pipeline });
    const following = runIds.map((runId) => followRun(t.engine, runId));
    await t.server.faults.whenHeld(2);
    await Promise.all([t.engine.close(), t.engine.close()]);
    for (const { state } of await Promise.all(following)) expect(state.status).toBe('canceled');
    expect(t.server.counts.live()).toBe(0);
  });

  test('while a run is being checked keeps it from starting', async () => {
    await using t = await createTestEngine();
    const pipeline = await oneModel(t.client);
    t.server.faults.add({
      on: 'models.get',
      fault: { kind: 'slow-body', bytes: 100, waitMs: 10 },
    });
    const starting = t.client.runs.start({ runId: newRunId(), pipeline });
    starting.catch(() => undefined);
    await t.engine.close();
    await expect(starting).rejects.toMatchObject({ code: 'FAILURE' });
    const late = t.client.runs.start({ runId: newRunId(), pipeline });
    await expect(late).rejects.toMatchObject({ code: 'FAILURE' });
    expect(t.server.counts.requests('predictions.create')).toBe(0);
  });
});

describe('a journal that refuses', () => {
  test('an intent: nothing is spent, and the run fails with the reason', async () => {
    await using t = await createTestEngine();
    const pipeline = await oneModel(t.client);
    refuseEvents(t.folder, '%task.submitting%');
    const { state } = await t.run(pipeline);
    expect(state.status).toBe('failed');
    expect(state.tasks['words']?.failure?.message).toContain('the journal refuses');
    expect(t.server.counts.requests('predictions.create')).toBe(0);
  });

  test('an id: the prediction is ended at the provider', async () => {
    await using t = await createTestEngine();
    const pipeline = await oneModel(t.client);
    t.server.faults.add(hold);
    refuseEvents(t.folder, '%task.submitted%');
    const { state } = await t.run(pipeline);
    expect(state.status).toBe('failed');
    expect(t.server.counts.creates()).toHaveLength(1);
    expect(t.server.counts.live()).toBe(0);
  });

  test('what a task has told: what else lives at the provider goes on, and is picked up', async () => {
    await using t = await createTestEngine();
    const builder = new PipelineBuilder();
    await builder.model(t.client, 'one', 'stream-words', { prompt: 'x' });
    await builder.model(t.client, 'other', 'stream-words', { prompt: 'y' });
    builder.node('show', 'preview').edge('one.output', 'show.value');
    const pipeline = builder.node('list', 'preview').edge('other.output', 'list.value').build();
    t.server.faults.add({ ...hold, times: 2 });
    const runId = newRunId();
    await t.client.runs.start({ runId, pipeline });
    const [first] = await t.server.faults.whenHeld(2);
    const ids = new Set();
    for await (const event of eachEvent(await t.client.runs.events({ runId })))
      if (event.type === 'task.submitted' && ids.add(event.predictionId).size === 2) break;
    const allow = refuseEvents(t.folder, '%task.succeeded%');
    const following = followRun(t.engine, runId).catch(() => undefined);
    t.server.faults.release(first);
    await following;
    expect(t.server.counts.live()).toBe(1);
    expect(t.server.counts.requests('predictions.cancel')).toBe(0);
    allow();
    t.server.faults.release();
    const other = await createEngine(t.options);
    await t.engine.close();
    await other.client.runs.resume({ runId });
    expect((await followRun(other, runId)).state.status).toBe('succeeded');
    expect(t.server.counts.creates()).toHaveLength(2);
    await other.close();
  });

  test('everything: followers are told, the run is no longer live, the engine goes on', async () => {
    await using t = await createTestEngine();
    const pipeline = await oneModel(t.client);
    t.server.faults.add(hold);
    const runId = newRunId();
    await t.client.runs.start({ runId, pipeline });
    const following = followRun(t.engine, runId);
    following.catch(() => undefined);
    await t.server.faults.whenHeld(1);
    const warned = new Promise<Error>((resolve) => process.once('warning', resolve));
    refuseEvents(t.folder, '%');
    await t.client.runs.cancel({ runId });
    await expect(following).rejects.toMatchObject({
      code: 'FAILURE',
      message: expect.stringContaining('the journal refuses'),
    });
    expect((await warned).message).toContain(runId);
    expect(t.server.counts.live()).toBe(0);
    expect(await t.client.runs.list({})).toMatchObject([{ runId, status: 'interrupted' }]);
    await expect(t.client.runs.cancel({ runId })).rejects.toThrow('the journal refuses');
  });
});
