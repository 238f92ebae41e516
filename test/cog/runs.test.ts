import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import { modelKey, type Pipeline } from '../../shared/domain/graph.ts';
import type { Json } from '../../shared/domain/json.ts';
import { invert, reverse, sayWords, type CogTestModel } from '../support/cogModels.ts';
import { createCogServer } from '../support/cogServer.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { twoColourPng } from '../support/images.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

/** A real engine and a Cog server that it knows. */
async function createCogTest(
  model: CogTestModel,
  more: Omit<Parameters<typeof createCogServer>[0], 'model'> = {},
) {
  const server = await createCogServer({ model, ...more });
  const t = await createTestEngine();
  const connection = await t.client.connections.addCog({ url: server.url });
  const [summary] = await t.client.models.search({ provider: connection.id, query: '' });
  const choice = await t.client.models.choose({
    provider: connection.id,
    model: `${summary?.owner}/${summary?.name}`,
  });
  /** Adds a prediction of the server's model to a pipeline, and its snapshot. */
  const settings = {
    provider: connection.id,
    model: choice.snapshot.model,
    version: choice.version,
  };
  const withModel = (pipeline: Pipeline): Pipeline => ({
    ...pipeline,
    models: { [modelKey(settings.model, settings.version)]: choice.snapshot },
  });
  const textRun = (inputs: { readonly [id: string]: Json }): Pipeline => {
    const builder = new PipelineBuilder();
    for (const [id, text] of Object.entries(inputs)) {
      builder
        .node(id, 'prediction', settings, { inputs: { text } })
        .node(`show-${id}`, 'preview')
        .edge(`${id}.output`, `show-${id}.value`);
    }
    return withModel(builder.build());
  };
  return {
    ...t,
    cog: server,
    connection,
    settings,
    withModel,
    textRun,
    async [Symbol.asyncDispose]() {
      await t[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe('a run on a Cog server', () => {
  test('upload -> prediction -> download leaves the right picture', async () => {
    await using t = await createCogTest(invert);
    const photo = await t.importFile('holiday.png', await twoColourPng(40, 30));
    const pipeline = new PipelineBuilder('Holiday')
      .upload('photo', photo)
      .node('negative', 'prediction', t.settings)
      .node('save', 'download')
      .edge('photo.file', 'negative.image')
      .edge('negative.output', 'save.file')
      .build();
    const { state, events } = await t.run(t.withModel(pipeline));
    expect(state.status).toBe('succeeded');
    const [name = ''] = await readdir(join(t.folder, 'out', 'Holiday'));
    expect(name).toMatch(/^holiday-.*\.png$/);
    const saved = await readFile(join(t.folder, 'out', 'Holiday', name));
    const { data, info } = await sharp(saved).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([40, 30]);
    expect([...data.subarray(0, 3)]).toEqual([55, 225, 225]);
    expect(JSON.stringify(events)).not.toContain('data:');
  });

  test('streams its words, then the whole text', async () => {
    await using t = await createCogTest(sayWords);
    t.cog.hold();
    const runId = newRunId();
    await t.client.runs.start({ runId, pipeline: t.textRun({ say: 'one two three' }) });
    const streamed: string[] = [];
    for await (const event of eachEvent(await t.client.runs.events({ runId }))) {
      if (event.type === 'task.submitted') t.cog.release();
      if (event.type === 'task.streamed') streamed.push(event.text);
    }
    expect(streamed).toEqual(['one ', 'two ', 'three']);
    const { state } = await followRun(t.engine, runId);
    const whole = { type: 'text', text: 'one two three' };
    expect(state.tasks['say']?.outputs?.['output']).toEqual(whole);
  });

  test('cancel ends the work in the container', async () => {
    await using t = await createCogTest(reverse);
    t.cog.hold();
    const runId = newRunId();
    await t.client.runs.start({ runId, pipeline: t.textRun({ turn: 'abc' }) });
    await t.cog.until(() => t.cog.live() === 1);
    expect(await t.client.runs.cancel({ runId })).toEqual({ canceled: true });
    expect((await followRun(t.engine, runId)).state.status).toBe('canceled');
    expect(t.cog.live()).toBe(0);
    expect(t.cog.counts).toMatchObject({ canceled: 1, completed: 0 });
  });

  test('two parallel nodes take turns in a container with one place', async () => {
    await using t = await createCogTest(reverse);
    t.cog.hold();
    const runId = newRunId();
    await t.client.runs.start({ runId, pipeline: t.textRun({ left: 'abc', right: 'xyz' }) });
    await t.cog.until(() => t.cog.counts.refused > 0);
    t.cog.release();
    const { state, events } = await followRun(t.engine, runId);
    expect(state.status).toBe('succeeded');
    const outputs = ['left', 'right'].map((id) => state.tasks[id]?.outputs?.['output']);
    expect(outputs).toEqual([
      { type: 'text', text: 'cba' },
      { type: 'text', text: 'zyx' },
    ]);
    expect(t.cog.counts).toMatchObject({ peak: 1, completed: 2 });
    const logs = events.map((event) => (event.type === 'task.logged' ? event.text : '')).join('');
    expect(logs).toContain('is busy: waiting for a turn.');
  });

  test('waits for the setup, whose log is shown', async () => {
    await using t = await createCogTest(reverse);
    t.cog.setState('STARTING', 'Loading weights\n');
    const runId = newRunId();
    await t.client.runs.start({ runId, pipeline: t.textRun({ turn: 'abc' }) });
    const logged: string[] = [];
    for await (const event of eachEvent(await t.client.runs.events({ runId }))) {
      if (event.type !== 'task.logged') continue;
      if (logged.length === 0) t.cog.setState('READY');
      logged.push(event.text);
    }
    expect(logged.join('')).toBe('Loading weights\nTurning it round.\n');
    expect((await followRun(t.engine, runId)).state.status).toBe('succeeded');
  });

  test('a failure of the model is told at its node, and its sibling goes on', async () => {
    await using t = await createCogTest(reverse);
    const { state } = await t.run(t.textRun({ bad: 'explode', good: 'abc' }));
    expect(state.tasks['bad']?.failure).toMatchObject({
      kind: 'prediction-failed',
      message: 'The text exploded.',
    });
    expect(state.tasks['good']?.status).toBe('succeeded');
  });

  test('another model in the container than the pipeline holds is told', async () => {
    await using t = await createCogTest(reverse);
    expect((await t.run(t.textRun({ good: 'abc' }))).state.status).toBe('succeeded');
    t.cog.setModel({ ...reverse, input: { text: { type: 'integer' } } });
    const { state } = await t.run(t.textRun({ bad: 'xyz' }));
    expect(state.tasks['bad']?.failure).toMatchObject({
      kind: 'not-found',
      message: expect.stringContaining('its schema has changed: choose the model again'),
    });
  });
});

describe('the connection', () => {
  test('is listed, tested, kept and removed', async () => {
    await using t = await createCogTest(reverse);
    const { id } = t.connection;
    expect(t.connection).toEqual({
      id: t.cog.id,
      title: `Cog ${t.cog.id.slice(4)}`,
      baseUrl: t.cog.url,
      token: 'not-needed',
    });
    expect(await t.client.connections.test({ id })).toEqual({
      ok: true,
      username: 'cog/reverse-text',
    });
    await t.client.connections.addCog({ url: t.cog.url });
    expect((await t.client.connections.list()).filter((each) => each.id === id)).toHaveLength(1);
    await t.engine.close();
    const again = await createEngine(t.options);
    expect((await again.client.connections.list()).map((each) => each.id)).toContain(id);
    await again.client.connections.remove({ id });
    expect((await again.client.connections.list()).map((each) => each.id)).not.toContain(id);
    await expect(again.client.connections.remove({ id })).rejects.toThrow('no Cog server');
    await again.close();
  });

  test('that a pipeline names but nobody added is not contacted', async () => {
    await using t = await createCogTest(reverse);
    await t.client.connections.remove({ id: t.connection.id });
    const before = t.cog.requests.length;
    const started = await t.client.runs.start({
      runId: newRunId(),
      pipeline: t.textRun({ turn: 'abc' }),
    });
    expect(started).toMatchObject({
      ok: false,
      problems: [
        { nodeId: 'turn', message: expect.stringContaining('add its address in Settings') },
      ],
    });
    expect(t.cog.requests).toHaveLength(before);
  });

  test('is refused for an address without Cog, and over http outside the own network', async () => {
    await using t = await createTestEngine();
    const add = (url: string) => t.client.connections.addCog({ url });
    await expect(add(t.server.baseUrl.replace(/\/v1$/, ''))).rejects.toThrow('is not a Cog server');
    await expect(add('http://gpu.example.org:5000')).rejects.toThrow('over https://');
    await expect(add('not an address')).rejects.toThrow('write it as http://127.0.0.1:5000');
    await expect(t.client.connections.remove({ id: 'replicate' })).rejects.toThrow(
      'cannot be removed',
    );
    const ids = (await t.client.connections.list()).map(({ id }) => id);
    expect(ids).toContain('replicate');
    expect(ids.filter((id) => id.startsWith('cog:'))).toEqual([]);
  });
});
