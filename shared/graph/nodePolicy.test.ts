import { describe, expect, it, test } from 'vitest';
import type { GraphNode } from '../domain/graph.ts';
import { toNodeId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { emptyPipeline, type Pipeline } from '../domain/graph.ts';
import { parsePipeline } from '../pipeline/parsePipeline.ts';
import { serializePipeline } from '../pipeline/serializePipeline.ts';
import { coalesceKey } from './coalesceKey.ts';
import { applyCommand } from './commands.ts';
import { fingerprintOf } from './fingerprint.ts';
import { readPolicy } from './nodePolicy.ts';
import { planRun } from './plan.ts';
import { portsOf } from './portsOf.ts';
import { validateConnection } from './validateConnection.ts';

const nodeId = toNodeId('say');
const end = toNodeId('end');

function pipelineWith(policy: Json | undefined): Pipeline {
  const node: GraphNode = {
    id: nodeId,
    type: 'text',
    typeVersion: 1,
    settings: { text: 'Hello' },
    inputs: {},
    ...(policy === undefined ? {} : { policy }),
  };
  const sink: GraphNode = { id: end, type: 'preview', typeVersion: 1, settings: {}, inputs: {} };
  const edge = { source: nodeId, sourcePort: 'text', target: end, targetPort: 'value' };
  return {
    ...emptyPipeline('P'),
    graph: { nodes: { [nodeId]: node, [end]: sink }, edges: [{ id: 'e', ...edge } as never] },
    layout: { [nodeId]: { x: 0, y: 0 }, [end]: { x: 300, y: 0 } },
  };
}

function nodeIn({ graph }: Pipeline): GraphNode {
  const node = graph.nodes[nodeId];
  if (node === undefined) throw new Error('The node is gone.');
  return node;
}

const retry = { attempts: 3, backoffMs: 2000, on: ['failed'] };

describe('a policy that cannot be used', () => {
  test.each([
    [5, 'policy'],
    [{ retry: { ...retry, attempts: 11 } }, 'policy.retry.attempts'],
    [{ retry: { ...retry, on: ['sometimes'] } }, 'policy.retry.on.0'],
    [{ retry: { attempts: 2 } }, 'policy.retry.backoffMs'],
    [{ timeoutMs: 10 }, 'policy.timeoutMs'],
    [{ cancelAfterMs: 4999 }, 'policy.cancelAfterMs'],
    [{ onError: 'ignore' }, 'policy.onError'],
  ])('%j opens, and is one problem of its node', (policy, place) => {
    const opened = parsePipeline(serializePipeline(pipelineWith(policy)));
    if (!opened.ok) throw new Error(opened.message);
    expect(opened.warnings).toEqual([]);
    const { problems } = planRun(opened).report;
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ nodeId });
    expect(problems[0]?.message).toContain(`Its ${place} cannot be used (`);
    expect(readPolicy(nodeIn(opened.pipeline))).toEqual({});
  });
});

it('keeps what it does not know, and reads the rest', () => {
  const policy = { retry: { ...retry, spread: 0.5 }, timeoutMs: 1000, notify: 'me' };
  const opened = parsePipeline(serializePipeline(pipelineWith(policy)));
  if (!opened.ok) throw new Error(opened.message);
  expect(nodeIn(opened.pipeline).policy).toEqual(policy);
  expect(planRun(opened).report.problems).toEqual([]);
  expect(readPolicy(nodeIn(opened.pipeline))).toEqual({ retry, timeoutMs: 1000 });
});

it('gives a node that runs a port for its failures, which connects as JSON does', () => {
  const pipeline = pipelineWith({ onError: 'output' });
  const names = portsOf(nodeIn(pipeline), pipeline).outputs.map(({ name }) => name);
  expect(names).toEqual(['text', 'error']);
  const connection = { source: nodeId, sourcePort: 'error', target: end, targetPort: 'value' };
  expect(validateConnection(pipeline.graph, pipeline, connection)).toMatchObject({ ok: true });
  const note = { ...nodeIn(pipeline), type: 'note' };
  expect(portsOf(note, pipeline).outputs).toEqual([]);
});

it('does not take the place of an output that is called error', () => {
  const schema = {
    components: {
      schemas: {
        Input: { type: 'object', properties: {} },
        Output: {
          type: 'object',
          properties: { error: { type: 'string' }, text: { type: 'string' } },
        },
      },
    },
  };
  const model = { provider: 'builtin', model: 'acme/odd', version: null };
  const before = pipelineWith({ onError: 'output' });
  const node = { ...nodeIn(before), type: 'prediction', settings: model };
  const pipeline = {
    ...before,
    graph: { nodes: { [nodeId]: node }, edges: [] },
    models: { 'acme/odd': { model: 'acme/odd', version: null, schema } },
  };
  const errors = portsOf(node, pipeline).outputs.filter(({ name }) => name === 'error');
  expect(errors).toMatchObject([{ type: 'text' }]);
  expect(planRun({ pipeline }).report.problems).toMatchObject([
    { nodeId, message: expect.stringContaining('has an output "error" of its own') },
  ]);
});

it('is set and taken away by a command; numbers that are typed are one step of undo', () => {
  const set = { type: 'setPolicy', nodeId, policy: { timeoutMs: 1000 } } as const;
  const after = applyCommand(pipelineWith(undefined), set);
  expect(nodeIn(after).policy).toEqual({ timeoutMs: 1000 });
  const gone = applyCommand(after, { ...set, policy: undefined });
  expect(nodeIn(gone)).not.toHaveProperty('policy');
  expect(coalesceKey(after, { ...set, field: 'timeoutMs' })).toBe(`policy ${nodeId} timeoutMs`);
  expect(coalesceKey(after, set)).toBeUndefined();
});

it('does not change what a result is', () => {
  const settings = { provider: 'builtin', model: 'acme/one', version: null };
  const name = (policy: Json | undefined): string | undefined => {
    const node = { ...nodeIn(pipelineWith(policy)), type: 'prediction', settings };
    return fingerprintOf({ node, models: {}, inputs: {}, sha256: (text) => text })?.id;
  };
  expect(name(undefined)).toBeDefined();
  expect(name({ retry, timeoutMs: 1000, onError: 'output' })).toBe(name(undefined));
});
