import { describe, expect, onTestFinished, test } from 'vitest';
import { createTestApp } from '../../../test/support/rendererApp.ts';
import { createTestEngine } from '../../../test/support/testEngine.ts';
import { addModelNode } from './addModelNode.ts';

async function open() {
  const t = await createTestEngine();
  onTestFinished(() => t[Symbol.asyncDispose]());
  const app = createTestApp(t.client);
  const node = (id: string) =>
    Object.values(app.document.getState().pipeline.graph.nodes).find((each) => each.id === id);
  return { ...t, app, node };
}

describe('a model on the canvas', () => {
  test('stands where it was dropped, with its schema in the pipeline', async () => {
    const { app, node } = await open();
    const at = { x: 400, y: 80 };
    const id = await addModelNode(app, { provider: 'builtin', model: 'builtin/upscale', at });
    const { settings } = node(id) ?? {};
    expect(settings).toMatchObject({ provider: 'builtin', model: 'builtin/upscale' });
    const { layout, models } = app.document.getState().pipeline;
    expect(layout[id]?.y).toBe(64);
    expect(Object.keys(models)).toEqual([expect.stringMatching(/^builtin\/upscale:[0-9a-f]{64}$/)]);
  });

  test('takes the values and the files of an example', async () => {
    const { app, client, node } = await open();
    const provider = 'builtin';
    const { items } = await client.resources.models.examples({
      provider,
      owner: 'builtin',
      name: 'upscale',
    });
    const example = items[0]?.input ?? {};
    const id = await addModelNode(app, { provider, model: 'builtin/upscale', example });
    expect(node(id)?.inputs['image']).toMatchObject({
      artifact: expect.stringMatching(/^[0-9a-f]{64}$/),
      name: 'image.svg',
      mediaType: 'image/svg+xml',
    });
    expect(app.notices).toEqual([]);
  });

  test('leaves out what is gone or unknown, and says so', async () => {
    const { app, server, node } = await open();
    const example = {
      image: new URL('/nowhere.png', server.baseUrl).href,
      no_such_input: 1,
      scale: 3,
    };
    const id = await addModelNode(app, { provider: 'builtin', model: 'builtin/upscale', example });
    expect(node(id)?.inputs).toEqual({ scale: 3 });
    expect(app.notices).toEqual([
      {
        kind: 'info',
        message: 'This version of the model has no input "no_such_input". (1 more were left out.)',
      },
    ]);
  });
});
