import { expect, test } from 'vitest';
import { modelKey, type Pipeline } from '../../shared/domain/graph.ts';
import type { JsonObject } from '../../shared/domain/json.ts';
import { twoColourPng } from '../support/images.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, newRunId } from '../support/testEngine.ts';

type TestEngine = Awaited<ReturnType<typeof createTestEngine>>;

/** Text -> the model version of a prediction whose own version is nowhere. */
async function versionFrom(t: TestEngine, text: string): Promise<Pipeline> {
  const photo = await t.importFile('photo.png', await twoColourPng(20, 20));
  const builder = new PipelineBuilder().upload('photo', photo).node('say', 'text', { text });
  await builder.model(t.client, 'gray', 'grayscale');
  const pipeline = builder
    .node('show', 'preview')
    .edge('photo.file', 'gray.image')
    .edge('say.text', 'gray.model-version')
    .edge('gray.output', 'show.value')
    .build();
  return removed(pipeline);
}

/** The same with a prediction whose model has been deleted since it was chosen. */
function removed(pipeline: Pipeline): Pipeline {
  const [gray] = Object.values(pipeline.graph.nodes).filter(({ type }) => type === 'prediction');
  const [snapshot] = Object.values(pipeline.models);
  if (gray === undefined || snapshot === undefined) throw new Error('no prediction');
  const [model, version] = ['builtin/gone', 'f'.repeat(64)];
  const settings: JsonObject = { ...gray.settings, model, version };
  return {
    ...pipeline,
    graph: {
      ...pipeline.graph,
      nodes: { ...pipeline.graph.nodes, [gray.id]: { ...gray, settings } },
    },
    models: { [modelKey(model, version)]: { ...snapshot, model, version } },
  };
}

test.each(['with its model', 'by its id alone'])(
  'a version that arrives %s is run',
  async (how) => {
    await using t = await createTestEngine();
    const { version } = await t.client.models.choose({
      provider: 'builtin',
      model: 'builtin/grayscale',
    });
    const text = how === 'with its model' ? `builtin/grayscale:${version ?? ''}` : (version ?? '');
    const { state } = await t.run(await versionFrom(t, text));
    expect(state.status).toBe('succeeded');
    expect(t.server.counts.creates()).toMatchObject([{ model: 'builtin/grayscale', version }]);
  },
);

test('what arrives and is no version fails on its port, and nothing is sent', async () => {
  await using t = await createTestEngine();
  const { state } = await t.run(await versionFrom(t, 'the newest, please'));
  expect(state.tasks['gray']?.failure).toMatchObject({
    kind: 'invalid-input',
    port: 'model-version',
    message:
      '"Model version" is no version: "the newest, please". Give owner/name:version, or a version id of 64 hex digits.',
  });
  expect(t.server.counts.creates()).toEqual([]);
});

test('a typed version is looked for before the run, and one that is none is told on its port', async () => {
  await using t = await createTestEngine();
  const typed = async (text: string) => {
    const builder = new PipelineBuilder();
    await builder.model(t.client, 'words', 'stream-words', {
      prompt: 'x',
      'model-version': text,
    });
    return t.client.runs.start({ runId: newRunId(), pipeline: builder.build() });
  };
  expect(await typed('newest')).toMatchObject({
    ok: false,
    problems: [{ nodeId: 'words', port: 'model-version', kind: 'invalid-input' }],
  });
  expect(await typed(`builtin/stream-words:${'e'.repeat(64)}`)).toMatchObject({
    ok: false,
    problems: [{ nodeId: 'words', kind: 'not-found' }],
  });
  expect(t.server.counts.creates()).toEqual([]);
});
