import { describe, expect, onTestFinished, test } from 'vitest';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { toEdgeId, toNodeId } from '../../../shared/domain/ids.ts';
import { invert, reverse } from '../../../test/support/cogModels.ts';
import { createCogServer } from '../../../test/support/cogServer.ts';
import { createTestApp, testNode } from '../../../test/support/rendererApp.ts';
import { createTestEngine } from '../../../test/support/testEngine.ts';
import { chooseModel } from './chooseModel.ts';
import { switchProvider } from './switchProvider.ts';

/** An app whose Replicate is another built-in server, with one node and what is around it. */
async function open(model: string) {
  const upstream = await createTestEngine();
  onTestFinished(() => upstream[Symbol.asyncDispose]());
  const env = {
    REPLICATE_BASE_URL: upstream.server.baseUrl,
    REPLICATE_API_TOKEN: upstream.server.token,
  };
  const t = await createTestEngine({ env });
  onTestFinished(() => t[Symbol.asyncDispose]());
  const app = createTestApp(t.client);
  const nodeId = await chooseModel(app, { provider: 'builtin', model, request: {} });
  const pipeline = () => app.document.getState().pipeline;
  const node = () => pipeline().graph.nodes[nodeId];
  const set = (port: string, value: string | number) =>
    app.document.getState().apply({ type: 'setInput', nodeId, port, value });
  return { app, client: t.client, upstream: upstream.server, nodeId, pipeline, node, set };
}

/** Adds a Text node that feeds a port, and a Preview of the output. */
function connect({ app }: Awaited<ReturnType<typeof open>>, nodeId: NodeId, port: string): void {
  const [words, show] = [toNodeId('words'), toNodeId('show')];
  app.document.getState().apply({
    type: 'add',
    nodes: [testNode('words', 'text', { text: 'x' }), testNode('show', 'preview')],
    edges: [
      { id: toEdgeId('in'), source: words, sourcePort: 'text', target: nodeId, targetPort: port },
      {
        id: toEdgeId('out'),
        source: nodeId,
        sourcePort: 'output',
        target: show,
        targetPort: 'value',
      },
    ],
    layout: {},
  });
}

/** Switches and answers the question that comes. */
async function switchAnd(
  { app, nodeId }: Awaited<ReturnType<typeof open>>,
  provider: string,
  answer: string,
): Promise<unknown> {
  const done = switchProvider(app, { nodeId, provider });
  const asked = new Promise<unknown>((resolve) => {
    const stop = app.ui.subscribe(({ dialog }) => {
      if (dialog?.kind !== 'confirm') return;
      stop();
      resolve(dialog);
    });
  });
  const dialog = await asked;
  app.ui.getState().answerDialog(answer);
  await done;
  return dialog;
}

describe('the same model elsewhere', () => {
  test('keeps the version, the values and the edges, in one step of undo and without a question', async () => {
    const t = await open('builtin/summarise-text');
    connect(t, t.nodeId, 'text');
    t.set('sentences', 2);
    const before = t.pipeline();
    await switchProvider(t.app, { nodeId: t.nodeId, provider: 'replicate' });
    expect(t.node()).toEqual({
      ...before.graph.nodes[t.nodeId],
      settings: { ...before.graph.nodes[t.nodeId]?.settings, provider: 'replicate' },
    });
    expect(t.pipeline().graph.edges).toEqual(before.graph.edges);
    expect(t.app.notices).toEqual([]);
    t.app.document.getState().undo();
    expect(t.pipeline()).toBe(before);
  });

  test('from Replicate to the gateway asks nobody', async () => {
    const t = await open('builtin/upscale');
    await switchProvider(t.app, { nodeId: t.nodeId, provider: 'replicate' });
    await t.upstream.close();
    await switchProvider(t.app, { nodeId: t.nodeId, provider: 'lowcodeapi' });
    expect(t.node()?.settings['provider']).toBe('lowcodeapi');
  });

  test('of a version that is not there becomes the newest, and says so', async () => {
    const t = await open('builtin/upscale');
    const version = 'ab'.repeat(32);
    const { models } = t.pipeline();
    const [snapshot] = Object.values(models);
    if (snapshot === undefined) throw new Error('The node has no snapshot.');
    t.app.document.getState().apply({
      type: 'setModel',
      nodeId: t.nodeId,
      settings: { provider: 'builtin', model: 'builtin/upscale', version },
      models: { [`builtin/upscale:${version}`]: { ...snapshot, version } },
    });
    await switchProvider(t.app, { nodeId: t.nodeId, provider: 'replicate' });
    expect(t.node()?.settings).toMatchObject({ provider: 'replicate', version: snapshot.version });
    expect(t.app.notices).toMatchObject([{ message: expect.stringMatching(/version abababab/) }]);
  });

  test('that is not there is refused in one sentence and changes nothing', async () => {
    const t = await open('builtin/upscale');
    const before = t.pipeline();
    t.app.document.getState().apply({
      type: 'setSettings',
      nodeId: t.nodeId,
      settings: { model: 'nobody/nothing', version: null },
    });
    const wanted = switchProvider(t.app, { nodeId: t.nodeId, provider: 'replicate' });
    await expect(wanted).rejects.toThrow('Replicate has no model nobody/nothing: choose another');
    t.app.document.getState().undo();
    expect(t.pipeline()).toBe(before);
  });

  test('stops where it is canceled', async () => {
    const t = await open('builtin/upscale');
    const before = t.pipeline();
    const controller = new AbortController();
    const done = switchProvider(t.app, {
      nodeId: t.nodeId,
      provider: 'replicate',
      signal: controller.signal,
    });
    controller.abort();
    await expect(done).rejects.toThrow();
    expect(t.pipeline()).toBe(before);
  });
});

describe('a Cog server', () => {
  test('whose model fits is taken when the user agrees to what is lost', async () => {
    await using server = await createCogServer({ model: reverse });
    const t = await open('builtin/summarise-text');
    const { id } = await t.client.connections.addCog({ url: server.url });
    connect(t, t.nodeId, 'text');
    t.set('text', 'abc');
    t.set('sentences', 2);
    const before = t.pipeline();

    await switchAnd(t, id, 'stay');
    expect(t.pipeline()).toBe(before);

    const dialog = await switchAnd(t, id, 'switch');
    expect(dialog).toMatchObject({
      title: `Run this node on Cog at ${new URL(server.url).host}?`,
      message: expect.stringMatching(
        /^It runs cog\/\S+ instead of builtin\/summarise-text\. This would be lost or is different there:$/,
      ),
      details: expect.arrayContaining([
        'The value of "Sentences", as there is no such input.',
        'It has no input "Keep order".',
      ]),
    });
    expect(t.node()).toMatchObject({ settings: { provider: id }, inputs: { text: 'abc' } });
    expect(t.node()?.inputs).not.toHaveProperty('sentences');
    expect(t.pipeline().graph.edges).toEqual(before.graph.edges);
    t.app.document.getState().undo();
    expect(t.pipeline()).toBe(before);
  });

  test('loses the edges to ports that it has not', async () => {
    await using server = await createCogServer({ model: reverse });
    const t = await open('builtin/summarise-text');
    const { id } = await t.client.connections.addCog({ url: server.url });
    connect(t, t.nodeId, 'sentences');
    await switchAnd(t, id, 'switch');
    expect(t.pipeline().graph.edges).toMatchObject([
      { source: t.nodeId, target: toNodeId('show') },
    ]);
  });

  test('whose model has nothing in common is refused', async () => {
    await using server = await createCogServer({ model: reverse });
    const t = await open('builtin/upscale');
    const { id } = await t.client.connections.addCog({ url: server.url });
    const wanted = switchProvider(t.app, { nodeId: t.nodeId, provider: id });
    await expect(wanted).rejects.toThrow(/cannot take the place of builtin\/upscale/);
  });

  test('may give its place to the built-in model whose ports fit, once the user has seen which', async () => {
    await using server = await createCogServer({ model: invert });
    const t = await open('builtin/upscale');
    const { id } = await t.client.connections.addCog({ url: server.url });
    await switchAnd(t, id, 'switch');
    const dialog = await switchAnd(t, 'builtin', 'switch');
    expect(dialog).toMatchObject({
      message: expect.stringMatching(/^It runs builtin\/[a-z-]+ instead of cog\//),
    });
    expect(t.node()?.settings).toMatchObject({
      provider: 'builtin',
      model: expect.stringMatching(/^builtin\//),
    });
  });
});
