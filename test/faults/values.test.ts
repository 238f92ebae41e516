import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { Engine } from '../../electron/engine/engine.ts';
import { atReplicate } from '../crash/crashPipelines.ts';
import { createCarelessProxy, type CarelessProxy } from '../support/carelessProxy.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

type TestEngine = Awaited<ReturnType<typeof createTestEngine>>;
const build = () => new PipelineBuilder('Values');

let t: TestEngine;
beforeAll(async () => {
  t = await createTestEngine();
});
afterAll(() => t[Symbol.asyncDispose]());

describe('refused before anything runs, on its node', () => {
  const typed = (type: string, settings: object) =>
    build()
      .node('bad', type, { ...settings })
      .node('show', 'preview');
  test.each([
    [
      'NaN',
      typed('number', { number: NaN }).edge('bad.number', 'show.value'),
      /it is not a number\./,
    ],
    [
      'too large a number',
      typed('number', { number: Infinity }).edge('bad.number', 'show.value'),
      /it is no finite number\./,
    ],
    [
      'a template with an unknown name',
      typed('text-template', { template: '{{nope}}' }).edge('bad.text', 'show.value'),
      /input "nope" is required/,
    ],
    [
      'a file name with an unknown name',
      build()
        .node('say', 'text', { text: 'x' })
        .node('bad', 'download', { fileName: '{{nope}}' })
        .edge('say.text', 'bad.file'),
      /\{\{nope\}\}, which does not exist/,
    ],
    [
      'a file name that leaves its folder',
      build()
        .node('say', 'text', { text: 'x' })
        .node('bad', 'download', { fileName: '../../x' })
        .edge('say.text', 'bad.file'),
      /holds a path/,
    ],
  ])('%s', async (_, builder, words) => {
    const { problems } = await t.client.runs.check({ pipeline: builder.build() });
    expect(problems.filter(({ nodeId }) => nodeId === 'bad').map(({ message }) => message)).toEqual(
      [expect.stringMatching(words)],
    );
  });
});

describe('while it runs', () => {
  test('10 MB of text fail where a model does not take them, and the other branch goes on', async () => {
    const builder = build().node('say', 'text', { text: 'x'.repeat(10_000_000) });
    await builder.model(t.client, 'count', 'text-statistics');
    builder.node('show', 'preview').node('save', 'download', { fileName: 'big.{{ext}}' });
    builder.edge('say.text', 'count.text').edge('count.output', 'show.value');
    const { state } = await t.run(builder.edge('say.text', 'save.file').build());
    expect(state.tasks['count']?.failure).toMatchObject({ kind: 'invalid-input', port: 'text' });
    expect(state.tasks['save']?.status).toBe('succeeded');
  });

  test('half a character and a zero go through a model and into a file', async () => {
    const text = 'a\ud800b\u0000c';
    const builder = build().node('say', 'text', { text });
    await builder.model(t.client, 'words', 'stream-words');
    builder.node('show', 'preview').node('save', 'download', { fileName: `${text}.{{ext}}` });
    builder.edge('say.text', 'words.prompt').edge('words.output', 'show.value');
    const { state } = await t.run(builder.edge('say.text', 'save.file').build());
    expect(state.tasks['show']?.outputs).toEqual({ value: { type: 'text', text } });
    expect(state.tasks['save']?.exported).toHaveLength(1);
  });

  test('a list of 100,000 goes through', async () => {
    const pipeline = build()
      .node('say', 'text', { text: 'x\n'.repeat(100_000) })
      .node('split', 'split-text', { by: 'lines' })
      .node('show', 'preview')
      .edge('say.text', 'split.text')
      .edge('split.parts', 'show.value')
      .build();
    const { state } = await t.run(pipeline);
    expect(state.tasks['show']?.outputs?.['value']).toMatchObject({ type: 'list' });
  });
});

describe('a provider that tells odd things of a prediction that is paid for', () => {
  let proxy: CarelessProxy;
  let engine: Engine;
  beforeAll(async () => {
    const { origin, pathname } = new URL(t.server.baseUrl);
    proxy = await createCarelessProxy(origin);
    const env = {
      REPLICATE_BASE_URL: `${proxy.origin}${pathname}`,
      REPLICATE_API_TOKEN: t.options.builtin?.token ?? '',
    };
    engine = await createEngine({ ...t.options, dataDir: `${t.options.dataDir}-odd`, env });
  });
  afterAll(async () => {
    await engine.close();
    await proxy.close();
  });

  type Body = { readonly [field: string]: unknown };

  async function runWith(change: (body: Body) => Body | string) {
    proxy.meet(
      /^GET \/v1\/predictions\/\w+$/,
      async ({ response, forward }) => {
        const { status, bytes } = await forward();
        const changed = change(JSON.parse(bytes.toString()) as Body);
        const text = typeof changed === 'string' ? changed : JSON.stringify(changed);
        response.writeHead(status, { 'content-type': 'application/json' }).end(text);
      },
      Infinity,
    );
    // A create that is held until the end would leave nothing to ask about.
    proxy.meet(
      /^POST \/v1\/predictions$/,
      async ({ response, forward }) => {
        const { status, bytes } = await forward();
        const made = JSON.parse(bytes.toString()) as Body;
        const begun = { ...made, status: 'processing', output: null, completed_at: null };
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify(begun));
      },
      Infinity,
    );
    const builder = build().node('say', 'text', { text: 'x' });
    await builder.model(engine.client, 'draw', 'render-text', { font: 'pixel' });
    await builder.model(engine.client, 'gray', 'grayscale');
    builder
      .edge('say.text', 'draw.prompt')
      .edge('draw.output', 'gray.image')
      .node('show', 'preview');
    const pipeline = atReplicate(builder.edge('gray.output', 'show.value').build());
    const runId = newRunId();
    const before = t.server.counts.creates().length;
    await engine.client.runs.start({ runId, pipeline, fresh: 'all' });
    const { state } = await followRun(engine, runId);
    proxy.clear();
    return {
      tasks: state.tasks,
      resume: async () => {
        await engine.client.runs.resume({ runId });
        return (await followRun(engine, runId)).state.status;
      },
      made: () => t.server.counts.creates().length - before,
    };
  }

  const ended = (output: unknown) => (body: Body) => ({ ...body, status: 'succeeded', output });

  test.each([
    ['a number for a file', ended(5), 'gray', 'image'],
    ['a list for a file', ended([1, 2]), 'gray', 'image'],
    ['a path of this computer for a file', ended('file:///etc/passwd'), 'gray', 'image'],
    ['nothing', ended(null), 'draw', undefined],
  ])('%s: the node that cannot use it fails', async (_, change, node, port) => {
    const { tasks } = await runWith(change);
    const failed = Object.values(tasks).find(({ failure }) => failure !== null);
    expect(failed?.nodeId).toBe(node);
    expect(failed?.failure).toMatchObject({
      message: expect.stringMatching(/^[^\n]+\.$/),
      ...(port === undefined ? {} : { port }),
    });
  });

  test.each([
    [
      'another one',
      (body: Body) => ({ ...body, id: 'other', status: 'succeeded' }),
      /told of other/,
    ],
    [
      'a status that is none',
      (body: Body) => ({ ...body, status: 7 }),
      /unexpected value at status/,
    ],
    [
      'an output of 20,000 levels',
      (body: Body) =>
        JSON.stringify({ ...body, status: 'succeeded', output: 'deep' }).replace(
          '"deep"',
          `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
        ),
      /JSON of over 500 levels/,
    ],
  ])(
    '%s: it says so, and the prediction is picked up later, not made again',
    async (_, change, words) => {
      const odd = await runWith(change);
      expect(odd.tasks['draw']?.failure).toMatchObject({
        kind: 'unknown-outcome',
        message: expect.stringMatching(words),
      });
      expect(odd.made()).toBe(1);
      expect(await odd.resume()).toBe('succeeded');
      expect(odd.made()).toBe(2);
    },
  );

  test('success, then failure when it is asked again: the failure is told, and the run can be resumed', async () => {
    const changed = await runWith((body) => ({
      ...body,
      status: 'failed',
      error: 'Changed my mind.',
    }));
    expect(changed.tasks['draw']?.failure).toMatchObject({
      kind: 'prediction-failed',
      message: 'Changed my mind.',
    });
    expect(await changed.resume()).toBe('succeeded');
  });
});
