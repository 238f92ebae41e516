import { describe, expect, onTestFinished, test } from 'vitest';
import { createCogServer } from '../../../test/support/cogServer.ts';
import { reverse } from '../../../test/support/cogModels.ts';
import { createTestApp, testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import { createTestEngine } from '../../../test/support/testEngine.ts';
import { emptyPipeline } from '../../../shared/domain/graph.ts';
import { createCanvasControls } from '../../engine/canvasControls.ts';
import { pasteText } from './pasteText.ts';

const at = { x: 400, y: 80 };

/** An app on a real engine, whose Replicate is the built-in server where `token` is given. */
async function open({ token }: { readonly token?: 'good' | 'wrong' } = {}) {
  const t = await createTestEngine();
  onTestFinished(() => t[Symbol.asyncDispose]());
  const { server } = t;
  const env = {
    REPLICATE_BASE_URL: server.baseUrl,
    REPLICATE_API_TOKEN: token === 'good' ? server.token : 'r8_wrong',
  };
  const other = token === undefined ? undefined : await createTestEngine({ env });
  if (other !== undefined) onTestFinished(() => other[Symbol.asyncDispose]());
  const client = other?.client ?? t.client;
  const app = createTestApp(client);
  const nodes = () => Object.values(app.document.getState().pipeline.graph.nodes);
  return { app, client, server, nodes };
}

describe('a pasted reference', () => {
  test('to a built-in model is a node where the mouse was, in one step of undo', async () => {
    const { app, nodes } = await open();
    const done = pasteText(app, ' builtin/upscale ', at);
    expect(app.view.getState().arrivals).toMatchObject([{ at, title: 'builtin/upscale' }]);
    await done;
    expect(nodes()).toMatchObject([
      {
        type: 'prediction',
        settings: { provider: 'builtin', model: 'builtin/upscale' },
        inputs: {},
      },
    ]);
    expect(app.view.getState().arrivals).toEqual([]);
    app.document.getState().undo();
    expect(nodes()).toEqual([]);
    expect(app.document.getState().canUndo).toBe(false);
  });

  test('in a snippet brings the inputs that the model knows', async () => {
    const { app, nodes } = await open();
    const text =
      'replicate.run("builtin/upscale", { input: { scale: 3, image: file, no_such: 1 } })';
    await pasteText(app, text, at);
    expect(nodes()[0]?.inputs).toEqual({ scale: 3 });
    expect(app.notices).toMatchObject([
      { kind: 'info', message: expect.stringContaining('no_such') },
    ]);
  });

  test('to a prediction brings its model, its version and its inputs, of the account that has it', async () => {
    const { app, client, nodes } = await open({ token: 'good' });
    const provider = 'replicate';
    const { version, details } = await client.models.choose({ provider, model: 'builtin/upscale' });
    const { items } = await client.resources.models.examples({
      provider,
      owner: 'builtin',
      name: 'upscale',
    });
    const { id } = await client.resources.predictions.create({
      provider,
      owner: details.owner,
      name: details.name,
      version,
      endpoint: 'predictions',
      input: { ...items[0]?.input, scale: 3 },
    });
    await pasteText(app, `https://replicate.com/p/${id}`, at);
    expect(app.notices).toEqual([]);
    expect(nodes()).toMatchObject([
      {
        settings: { provider, model: 'builtin/upscale', version },
        inputs: { scale: 3, image: { mediaType: 'image/svg+xml' } },
      },
    ]);
  });

  test('that is not there is told in one sentence, and the text can still be had', async () => {
    const { app, nodes } = await open({ token: 'good' });
    await pasteText(app, 'nobody/nothing', at);
    expect(nodes()).toEqual([]);
    expect(app.document.getState().canUndo).toBe(false);
    const [notice] = app.notices;
    expect(notice).toMatchObject({ kind: 'error', action: { label: 'Add as text' } });
    expect(notice?.message).toMatch(/nobody\/nothing/);
    notice?.action?.onClick();
    expect(nodes()).toMatchObject([{ type: 'text', settings: { text: 'nobody/nothing' } }]);
  });

  test.each([
    [undefined, /add a token in Settings/],
    ['wrong', /token/i],
  ] as const)('without a usable account (%s token) leads to Settings', async (token, message) => {
    const { app, nodes } = await open(token === undefined ? {} : { token });
    await pasteText(app, 'https://replicate.com/me/model', at);
    expect(nodes()).toEqual([]);
    expect(app.notices).toHaveLength(1);
    const [notice] = app.notices;
    expect(notice?.message).toMatch(message);
    notice?.action?.onClick();
    expect(app.ui.getState().dialog).toEqual({ kind: 'settings' });
  });

  test.each([
    [
      'canceled',
      (app: ReturnType<typeof createTestApp>) => app.view.getState().arrivals[0]?.cancel(),
    ],
    [
      'overtaken by another document',
      ({ document }: ReturnType<typeof createTestApp>) =>
        document
          .getState()
          .load({ pipeline: emptyPipeline('Other'), path: null, revision: null, warnings: [] }),
    ],
  ])('that is %s leaves nothing and says nothing', async (_, stop) => {
    const { app, nodes } = await open();
    const done = pasteText(app, 'builtin/upscale', at);
    stop(app);
    await done;
    expect([nodes(), app.notices, app.view.getState().arrivals]).toEqual([[], [], []]);
  });

  test('to a Cog server asks before it is contacted, once', async () => {
    await using server = await createCogServer({ model: reverse });
    const { app, client, nodes } = await open();
    const declined = pasteText(app, server.url, at);
    await expect.poll(() => app.ui.getState().dialog).toMatchObject({ kind: 'confirm' });
    expect(server.requests).toEqual([]);
    app.ui.getState().answerDialog('cancel');
    await declined;
    expect(nodes()).toEqual([]);

    const accepted = pasteText(app, `${server.url}/predictions`, at);
    await expect.poll(() => app.ui.getState().dialog).toMatchObject({ kind: 'confirm' });
    app.ui.getState().answerDialog('connect');
    await accepted;
    const provider = `cog:${new URL(server.url).host}`;
    expect(nodes()).toMatchObject([{ type: 'prediction', settings: { provider } }]);
    expect((await client.connections.list()).map(({ id }) => id)).toContain(provider);

    await pasteText(
      app,
      `curl -X POST ${server.url}/predictions -d '{"input": {"text": "abc"}}'`,
      at,
    );
    expect(app.ui.getState().dialog).toBeNull();
    expect(nodes()[1]?.inputs).toEqual({ text: 'abc' });
  });
});

test('a text is pasted near the mouse where there is room, and dropped right where it is let go', async () => {
  const app = createTestApp();
  const pipeline = { ...testPipeline([testNode('a', 'text')]), layout: { a: { x: 0, y: 96 } } };
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  app.canvas.attach({ ...createCanvasControls(), pointer: () => ({ x: 128, y: 20 }) });
  await pasteText(app, 'pasted');
  await pasteText(app, 'dropped', { x: 128, y: 20 });
  const { graph, layout } = app.document.getState().pipeline;
  const places = Object.values(graph.nodes).map(({ id, settings }) => [
    settings['text'],
    layout[id],
  ]);
  expect(places).toEqual([
    ['', { x: 0, y: 96 }],
    ['pasted', { x: 0, y: 264 }],
    ['dropped', { x: 0, y: 0 }],
  ]);
});

test('other text is a Text node, also where it names a model', async () => {
  const { app, nodes } = await open();
  await pasteText(app, 'Try builtin/upscale, it is good.', at);
  await pasteText(app, ' \n', at);
  expect(nodes()).toMatchObject([
    { type: 'text', settings: { text: 'Try builtin/upscale, it is good.' } },
  ]);
});
