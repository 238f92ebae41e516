import { expect, test } from 'vitest';
import type { GraphNode, Pipeline } from '../../../shared/domain/graph.ts';
import { modelKey } from '../../../shared/domain/graph.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { PipelineBuilder } from '../../../test/support/pipelineBuilder.ts';
import { bestConnection, possibleConnections } from './findCompatiblePort.ts';

const [model, version] = ['me/style', 'a'.repeat(64)];

/** A Text and a Training on the canvas, and a Prediction with these inputs. */
function canvas(inputs: JsonObject): { readonly pipeline: Pipeline; readonly node: GraphNode } {
  const schema: JsonObject = {
    components: {
      schemas: {
        Input: { type: 'object', properties: inputs },
        TrainingInput: { type: 'object', properties: { steps: { type: 'integer' } } },
        Output: { type: 'string' },
      },
    },
  };
  const settings = { provider: 'replicate', model, version };
  const built = new PipelineBuilder()
    .node('say', 'text')
    .node('learn', 'training', settings)
    .node('apply', 'prediction', settings)
    .build();
  const pipeline = { ...built, models: { [modelKey(model, version)]: { model, version, schema } } };
  const node = pipeline.graph.nodes[toNodeId('apply')];
  if (node === undefined) throw new Error('no node');
  return { pipeline, node };
}

const from = (nodeId: string, port: string) =>
  ({ nodeId: toNodeId(nodeId), port, direction: 'output', type: 'text' }) as const;
const prompt = { prompt: { type: 'string' } };

test('a trained version joins the model version, and a text joins a text', () => {
  const at = canvas(prompt);
  expect(bestConnection({ ...at, from: from('learn', 'version') })?.targetPort).toBe(
    'model-version',
  );
  expect(bestConnection({ ...at, from: from('say', 'text') })?.targetPort).toBe('prompt');
});

test('a text is never taken for a version unasked, but may be connected to it', () => {
  const at = canvas({ side: { type: 'integer' } });
  const request = { ...at, from: from('say', 'text') };
  expect(bestConnection(request)).toBeUndefined();
  expect(possibleConnections(request).map(({ targetPort }) => targetPort)).toEqual([
    'model-version',
  ]);
});

test('drawn from the input itself, any text will do', () => {
  const { pipeline } = canvas(prompt);
  const input = {
    nodeId: toNodeId('apply'),
    port: 'model-version',
    direction: 'input',
    type: 'text',
  } as const;
  const join = (id: string): string | undefined => {
    const node = pipeline.graph.nodes[toNodeId(id)];
    return node && bestConnection({ pipeline, node, from: input })?.sourcePort;
  };
  expect(join('learn')).toBe('version');
  expect(join('say')).toBe('text');
});
