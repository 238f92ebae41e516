import { expect, test } from 'vitest';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import type { Pipeline } from '../domain/graph.ts';
import { toNodeId } from '../domain/ids.ts';
import { withoutSecrets } from './withoutSecrets.ts';

const schema = {
  components: {
    schemas: {
      Input: {
        type: 'object',
        properties: {
          token: { type: 'string', format: 'password', writeOnly: true, 'x-cog-secret': true },
          prompt: { type: 'string' },
        },
      },
    },
  },
};

function withSecret(): Pipeline {
  const inputs = { token: 'hush', prompt: 'hi' };
  const settings = { model: 'o/m', version: null };
  const pipeline = new PipelineBuilder().node('p', 'prediction', settings, { inputs }).build();
  return { ...pipeline, models: { 'o/m': { model: 'o/m', version: null, schema } } };
}

test('secret inputs stay out of what is written; the rest stays', () => {
  const clean = withoutSecrets(withSecret());
  expect(clean.graph.nodes[toNodeId('p')]?.inputs).toEqual({ prompt: 'hi' });
});

test('a pipeline without secrets is the same object', () => {
  const plain = new PipelineBuilder().node('a', 'text').build();
  expect(withoutSecrets(plain)).toBe(plain);
});

test('what is known to be clean is not looked at again, unless a model became another one', () => {
  const pipeline = withSecret();
  const clean = withoutSecrets(pipeline);
  expect(withoutSecrets(clean, clean)).toBe(clean);
  expect(withoutSecrets({ ...pipeline, models: clean.models }, clean)).toEqual(clean);
  const inputs = { token: 'hush', prompt: 'hi' };
  const node = {
    ...new PipelineBuilder()
      .node('p', 'prediction', { model: 'o/m', version: null }, { inputs })
      .build(),
  };
  const harmless = { ...node, models: {} };
  expect(withoutSecrets({ ...harmless, models: pipeline.models }, harmless)).toEqual(clean);
});
