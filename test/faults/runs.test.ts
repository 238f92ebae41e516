import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { toRunId } from '../../shared/domain/ids.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { twoColourPng } from '../support/images.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

describe('a run', () => {
  test('upload -> prediction -> prediction -> download leaves the right picture', async () => {
    await using t = await createTestEngine();
    const photo = await t.importFile('holiday.png', await twoColourPng(40, 30));
    const builder = new PipelineBuilder('Holiday').upload('photo', photo);
    await builder.model(t.client, 'gray', 'grayscale');
    await builder.model(t.client, 'big', 'upscale', { scale: 2 });
    const pipeline = builder
      .node('save', 'download')
      .edge('photo.file', 'gray.image')
      .edge('gray.output', 'big.image')
      .edge('big.output', 'save.file')
      .build();

    const { state } = await t.run(pipeline);

    expect(state.status).toBe('succeeded');
    const folder = join(t.folder, 'out', 'Holiday');
    expect(await readdir(folder)).toEqual(['holiday-upscale.png']);
    const { data, info } = await sharp(await readFile(join(folder, 'holiday-upscale.png')))
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([80, 60]);
    const [red, green, blue] = data;
    expect(info.channels === 1 || (red === green && green === blue)).toBe(true);
    expect(t.server.counts.live()).toBe(0);
  });

  test('runs parallel branches at the same time and joins them', async () => {
    await using t = await createTestEngine();
    const photo = await t.importFile('a.png', await twoColourPng(20, 20));
    const builder = new PipelineBuilder().upload('photo', photo);
    await builder.model(t.client, 'left', 'blur');
    await builder.model(t.client, 'right', 'sharpen');
    await builder.model(t.client, 'sheet', 'contact-sheet');
    const pipeline = builder
      .node('show', 'preview')
      .edge('photo.file', 'left.image')
      .edge('photo.file', 'right.image')
      .edge('left.output', 'sheet.images')
      .edge('right.output', 'sheet.images')
      .edge('sheet.output', 'show.value')
      .build();

    t.server.faults.add({
      on: 'predictions.create',
      fault: { kind: 'hold', at: 'processing' },
      times: 2,
    });
    const started = await t.client.runs.start({ runId: newRunId(), pipeline });
    if (!started.ok) throw new Error('did not start');
    const submitted = new Set<string>();
    for await (const event of eachEvent(await t.client.runs.events({ runId: started.runId }))) {
      if (event.type !== 'task.submitted') continue;
      submitted.add(event.nodeId);
      if (submitted.size !== 2) continue;
      // Both branches are held, so neither has ended: they are live together.
      expect(await t.server.faults.whenHeld(2)).toHaveLength(2);
      t.server.faults.clear();
    }
    expect([...submitted].toSorted()).toEqual(['left', 'right', 'sheet']);
    expect(t.server.counts.peakLive()).toBe(2);
  });

  test('a node that fails names itself, skips what depends on it and lets its siblings end', async () => {
    await using t = await createTestEngine();
    const photo = await t.importFile('a.png', await twoColourPng(20, 20));
    const builder = new PipelineBuilder().upload('photo', photo);
    await builder.model(t.client, 'bad', 'blur');
    await builder.model(t.client, 'good', 'sharpen');
    const pipeline = builder
      .node('showBad', 'preview')
      .node('showGood', 'preview')
      .edge('photo.file', 'bad.image')
      .edge('photo.file', 'good.image')
      .edge('bad.output', 'showBad.value')
      .edge('good.output', 'showGood.value')
      .build();
    t.server.faults.add({
      on: 'predictions.create',
      model: 'builtin/blur',
      fault: { kind: 'model-failure', error: 'Out of paint.' },
    });

    const { state } = await t.run(pipeline);

    expect(state.status).toBe('failed');
    const [bad, showBad, showGood] = ['bad', 'showBad', 'showGood'].map((id) => state.tasks[id]);
    expect(bad?.failure).toMatchObject({ kind: 'prediction-failed', message: 'Out of paint.' });
    expect(showBad).toMatchObject({
      status: 'skipped',
      skippedBecause: '"blur", which it depends on, did not succeed.',
    });
    expect(showGood?.status).toBe('succeeded');
  });

  test('a rejected input comes back on its port', async () => {
    await using t = await createTestEngine();
    const photo = await t.importFile('a.png', await twoColourPng(20, 20));
    const builder = new PipelineBuilder().upload('photo', photo);
    await builder.model(t.client, 'big', 'upscale');
    const pipeline = builder
      .node('show', 'preview')
      .edge('photo.file', 'big.image')
      .edge('big.output', 'show.value')
      .build();
    t.server.faults.add({
      on: 'predictions.create',
      fault: {
        kind: 'problem',
        status: 422,
        title: 'Input validation failed',
        invalidFields: [
          { type: 'value', field: 'input.scale', description: 'scale must be one of 2, 3, 4' },
        ],
      },
    });
    const { state } = await t.run(pipeline);
    expect(state.tasks['big']?.failure).toMatchObject({ kind: 'invalid-input', port: 'scale' });
    expect(state.tasks['big']?.failure?.message).toContain('scale must be one of 2, 3, 4');
  });

  test('cancel ends the prediction at the provider', async () => {
    await using t = await createTestEngine();
    const photo = await t.importFile('a.png', await twoColourPng(20, 20));
    const builder = new PipelineBuilder().upload('photo', photo);
    await builder.model(t.client, 'gray', 'grayscale');
    const pipeline = builder
      .node('save', 'download')
      .edge('photo.file', 'gray.image')
      .edge('gray.output', 'save.file')
      .build();
    t.server.faults.add({ on: 'predictions.create', fault: { kind: 'hold', at: 'processing' } });

    const runId = newRunId();
    await t.client.runs.start({ runId, pipeline });
    for await (const event of eachEvent(await t.client.runs.events({ runId })))
      if (event.type === 'task.submitted') break;
    expect(await t.client.runs.cancel({ runId })).toEqual({ canceled: true });

    const { state } = await followRun(t.engine, runId);
    expect(state.status).toBe('canceled');
    expect(state.tasks['gray']?.failure?.kind).toBe('canceled');
    expect(t.server.counts.live()).toBe(0);
    expect(await readdir(t.folder)).not.toContain('out');
    expect(await t.client.runs.cancel({ runId })).toEqual({ canceled: false });
  });

  test('a download cut short is fetched again, and nothing half is kept', async () => {
    await using t = await createTestEngine();
    const photo = await t.importFile('a.png', await twoColourPng(200, 200));
    const builder = new PipelineBuilder().upload('photo', photo);
    await builder.model(t.client, 'gray', 'grayscale');
    const pipeline = builder
      .node('show', 'preview')
      .edge('photo.file', 'gray.image')
      .edge('gray.output', 'show.value')
      .build();
    t.server.faults.add({ on: 'outputs.get', fault: { kind: 'truncated' }, times: 2 });
    const { state } = await t.run(pipeline);
    expect(state.status).toBe('succeeded');
    expect(t.server.counts.creates()).toHaveLength(1);
    expect(await readdir(join(t.folder, 'data', 'artifacts', 'tmp'))).toEqual([]);
  });

  test('a create whose answer is lost is found in the list, and not sent again', async () => {
    await using t = await createTestEngine();
    const photo = await t.importFile('a.png', await twoColourPng(20, 20));
    const builder = new PipelineBuilder().upload('photo', photo);
    await builder.model(t.client, 'gray', 'grayscale');
    const pipeline = builder
      .node('show', 'preview')
      .edge('photo.file', 'gray.image')
      .edge('gray.output', 'show.value')
      .build();
    t.server.faults.add({ on: 'predictions.create', fault: { kind: 'drop', when: 'after' } });
    const { state } = await t.run(pipeline);
    expect(state.status).toBe('succeeded');
    expect(t.server.counts.creates()).toHaveLength(1);
  });

  test('a node runs once per item of a list, in order', async () => {
    await using t = await createTestEngine();
    const small = await t.importFile('small.png', await twoColourPng(10, 10));
    const large = await t.importFile('large.png', await twoColourPng(30, 30));
    const builder = new PipelineBuilder('Batch').upload('photos', small, large);
    await builder.model(t.client, 'big', 'upscale', { scale: 2 });
    const pipeline = builder
      .node('save', 'download')
      .edge('photos.file', 'big.image')
      .edge('big.output', 'save.file')
      .build();
    const { state } = await t.run(pipeline);
    expect(state.nodes[pipeline.graph.nodes['big' as never]!.id]?.tasks).toEqual([
      'big/0',
      'big/1',
    ]);
    const saved = (await readdir(join(t.folder, 'out', 'Batch'))).toSorted();
    expect(saved).toHaveLength(2);
    const sizes = await Promise.all(
      saved.map(
        async (name) => (await sharp(join(t.folder, 'out', 'Batch', name)).metadata()).width,
      ),
    );
    expect(sizes.toSorted((a, b) => a - b)).toEqual([20, 60]);
  });

  test('streamed text comes before the end, and the final text is the truth', async () => {
    await using t = await createTestEngine();
    const builder = new PipelineBuilder();
    await builder.model(t.client, 'words', 'stream-words', { prompt: 'Say something nice.' });
    const pipeline = builder.node('show', 'preview').edge('words.output', 'show.value').build();
    const { events, state } = await t.run(pipeline);
    const streamed = events.filter((event) => event.type === 'task.streamed');
    expect(streamed.length).toBeGreaterThan(1);
    const text = streamed.map((event) => event.text).join('');
    expect(state.tasks['words']?.outputs?.['output']).toEqual({ type: 'text', text });
  });
});

describe('every problem at once, and nothing spent', () => {
  test('missing input, missing file, unknown model and a cycle are all told', async () => {
    await using t = await createTestEngine();
    const builder = new PipelineBuilder();
    await builder.model(t.client, 'gray', 'grayscale');
    const gone = { name: 'gone.png', artifact: 'a'.repeat(64), mediaType: 'image/png', size: 4 };
    const pipeline = builder
      .node('photo', 'file-upload', { mode: 'one', files: [gone] })
      .node('lost', 'prediction', { provider: 'builtin', model: 'builtin/nothing', version: null })
      .node('a', 'text-template', { template: '{{x}}' })
      .node('b', 'text-template', { template: '{{x}}' })
      .node('show', 'preview')
      .node('show2', 'preview')
      .node('show3', 'preview')
      .node('show4', 'preview')
      .edge('a.text', 'b.x')
      .edge('b.text', 'a.x')
      .edge('a.text', 'show.value')
      .edge('gray.output', 'show2.value')
      .edge('photo.file', 'show3.value')
      .edge('lost.output', 'show4.value')
      .build();
    const started = await t.client.runs.start({ runId: newRunId(), pipeline });
    if (started.ok) throw new Error('it started');
    const told = started.problems.map(
      (problem) => `${problem.nodeId ?? ''} ${problem.port ?? ''}: ${problem.message}`,
    );
    expect(told.toSorted()).toEqual([
      'a : "Text template" stands on a cycle and would wait for its own result: remove one of the edges.',
      'b : "Text template" stands on a cycle and would wait for its own result: remove one of the edges.',
      'gray image: "grayscale": Its input "Image" is required: connect a file.',
      expect.stringMatching(/^lost : "nothing": .*could not read the model builtin\/nothing/),
      'lost : "nothing": The pipeline holds no schema for builtin/nothing: choose the model again to fetch it.',
      'photo : "File upload": The file "gone.png" is not on this computer: add it to its node again.',
    ]);
    expect(t.server.counts.requests('predictions.create')).toBe(0);
  });

  test('a run id is used once', async () => {
    await using t = await createTestEngine();
    const pipeline = new PipelineBuilder()
      .node('say', 'text', { text: 'hi' })
      .node('show', 'preview')
      .edge('say.text', 'show.value')
      .build();
    const runId = toRunId('twice');
    await t.client.runs.start({ runId, pipeline });
    await expect(t.client.runs.start({ runId, pipeline })).rejects.toThrow(
      'The run id "twice" is taken',
    );
  });

  test('a provider without a token says what to do', async () => {
    await using t = await createTestEngine({
      env: { REPLICATE_BASE_URL: 'http://127.0.0.1:9/v1' },
    });
    const builder = new PipelineBuilder();
    await builder.model(t.client, 'words', 'stream-words', { prompt: 'x' });
    const pipeline = builder.build();
    const node = pipeline.graph.nodes['words' as never]!;
    const settings = { ...(node as { settings: object }).settings, provider: 'replicate' };
    const changed = {
      ...pipeline,
      graph: { ...pipeline.graph, nodes: { words: { ...(node as object), settings } } },
    } as typeof pipeline;
    const started = await t.client.runs.start({ runId: newRunId(), pipeline: changed });
    expect(started).toMatchObject({
      ok: false,
      problems: [{ nodeId: 'words', message: expect.stringContaining('REPLICATE_API_TOKEN') }],
    });
  });
});
