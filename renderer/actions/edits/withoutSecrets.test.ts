import { expect, test } from 'vitest';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import { toClipboardText } from './clipboardText.ts';
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
  const node = testNode('p', 'prediction', { model: 'o/m', version: null });
  const pipeline = testPipeline([{ ...node, inputs: { token: 'hush', prompt: 'hi' } }]);
  return { ...pipeline, models: { 'o/m': { model: 'o/m', version: null, schema } } };
}

test('secret inputs stay out of what is written; the rest stays', () => {
  const clean = withoutSecrets(withSecret());
  expect(clean.graph.nodes[toNodeId('p')]?.inputs).toEqual({ prompt: 'hi' });
  expect(toClipboardText(withSecret(), [toNodeId('p')])).not.toContain('hush');
});

test('a pipeline without secrets is the same object', () => {
  const plain = testPipeline([testNode('a', 'text')]);
  expect(withoutSecrets(plain)).toBe(plain);
});
