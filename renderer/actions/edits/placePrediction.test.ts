import { expect, test } from 'vitest';
import { toArtifactId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { createTestApp } from '../../../test/support/rendererApp.ts';
import { placePrediction } from './placePrediction.ts';

const version = 'a'.repeat(64);
const schema: JsonObject = {
  components: {
    schemas: {
      Input: {
        type: 'object',
        required: ['image'],
        properties: {
          image: { type: 'string', format: 'uri' },
          steps: { type: 'integer', minimum: 1, maximum: 10 },
        },
      },
      Output: { type: 'string', format: 'uri' },
    },
  },
};

/** The engine's answers to a choice of a model and to downloads; `isGone` refuses the latter. */
function createClient(isGone = false) {
  const asked: string[] = [];
  const artifact = {
    id: toArtifactId('b'.repeat(64)),
    name: 'in.png',
    mediaType: 'image/png',
    size: 3,
  };
  const client = {
    models: {
      choose: async ({ model }: { readonly model: string }) => {
        asked.push(model);
        const details = { owner: 'acme', name: 'upscale' };
        return { details, version, snapshot: { model: 'acme/upscale', version, schema } };
      },
    },
    resources: {
      files: {
        download: async () => {
          if (isGone) throw new Error('It is gone.');
          return { artifact, path: null };
        },
      },
    },
  };
  return { client, asked, artifact };
}

const prediction = {
  model: 'acme/upscale',
  version,
  input: { image: 'https://files.test/in.png', steps: 4, style: 'old' },
};

test('a prediction becomes a node with its version and the inputs that the schema knows, in one step', async () => {
  const { client, asked, artifact } = createClient();
  const app = createTestApp(client);
  const dropped = await placePrediction(app, 'replicate', prediction);
  expect(asked).toEqual([`acme/upscale:${version}`]);
  const { pipeline } = app.document.getState();
  expect(Object.values(pipeline.graph.nodes)).toMatchObject([
    {
      type: 'prediction',
      settings: { provider: 'replicate', model: 'acme/upscale', version },
      inputs: { steps: 4, image: { artifact: artifact.id, name: 'in.png' } },
    },
  ]);
  expect(pipeline.models[`acme/upscale:${version}`]?.schema).toEqual(schema);
  expect(dropped).toEqual(['This version of the model has no input "style".']);
  app.document.getState().undo();
  expect(app.document.getState().pipeline.graph.nodes).toEqual({});
});

test('a version that is hidden is asked for by the name of the model', async () => {
  const { client, asked } = createClient();
  await placePrediction(createTestApp(client), 'replicate', { ...prediction, version: 'hidden' });
  expect(asked).toEqual(['acme/upscale']);
});

test('files that are gone, and values that no longer fit, are left out and said', async () => {
  const { client } = createClient(true);
  const app = createTestApp(client);
  const input = { image: 'https://files.test/in.png', steps: 99 };
  const dropped = await placePrediction(app, 'replicate', { ...prediction, input });
  expect(dropped).toEqual([
    expect.stringContaining('at most 10'),
    expect.stringMatching(/The file for "image" was left out\. .*It is gone\./),
  ]);
  const [node] = Object.values(app.document.getState().pipeline.graph.nodes);
  expect(node?.inputs).toEqual({});
});
