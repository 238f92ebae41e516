import { expect, test } from 'vitest';
import { modelKey } from '../domain/graph.ts';
import { toEdgeId, toNodeId } from '../domain/ids.ts';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import { applyCommand } from './commands.ts';

const pipeline = new PipelineBuilder('Doc')
  .node('a', 'text', { text: 'x' })
  .node('b', 'text-template', { template: '{{x}} {{y}}' })
  .node('c', 'preview')
  .edge('a.text', 'b.x')
  .edge('b.text', 'c.value')
  .build();
const [a, b, c] = ['a', 'b', 'c'].map(toNodeId) as [
  ReturnType<typeof toNodeId>,
  ReturnType<typeof toNodeId>,
  ReturnType<typeof toNodeId>,
];

test('untouched nodes keep their identity', () => {
  const next = applyCommand(pipeline, { type: 'setSettings', nodeId: a, settings: { text: 'y' } });
  expect(next.graph.nodes[a]?.settings).toEqual({ text: 'y' });
  expect(next.graph.nodes[b]).toBe(pipeline.graph.nodes[b]);
  expect(next.graph.edges).toBe(pipeline.graph.edges);
  expect(pipeline.graph.nodes[a]?.settings).toEqual({ text: 'x' });
});

test('removing a node takes its edges, its place and a model that nobody else uses', () => {
  const key = modelKey('o/m', null);
  const settings = { provider: 'builtin', model: 'o/m', version: null };
  const withModel = applyCommand(pipeline, {
    type: 'add',
    nodes: [{ id: toNodeId('p'), type: 'prediction', typeVersion: 1, settings, inputs: {} }],
    edges: [],
    layout: { [toNodeId('p')]: { x: 1, y: 2 } },
    models: { [key]: { model: 'o/m', version: null, schema: {} } },
  });
  expect(Object.keys(withModel.models)).toEqual([key]);
  const next = applyCommand(withModel, { type: 'remove', nodes: [toNodeId('p'), b], edges: [] });
  expect(next).toMatchObject({ models: {}, layout: {}, graph: { edges: [] } });
  expect(Object.keys(next.graph.nodes)).toEqual(['a', 'c']);
});

test('connecting replaces the edges it is told to', () => {
  const [first] = pipeline.graph.edges;
  const edge = { id: toEdgeId('new'), source: a, sourcePort: 'text', target: b, targetPort: 'y' };
  const next = applyCommand(pipeline, {
    type: 'connect',
    edge,
    replaces: first === undefined ? [] : [first.id],
  });
  expect(next.graph.edges.map((each) => each.id)).toEqual(['e2', 'new']);
});

test('0, false and "" are values; undefined takes a value away', () => {
  const set = (value: number | boolean | string | undefined): unknown =>
    applyCommand(pipeline, { type: 'setInput', nodeId: b, port: 'y', value }).graph.nodes[b]
      ?.inputs;
  expect(set(0)).toEqual({ y: 0 });
  expect(set(false)).toEqual({ y: false });
  expect(set('')).toEqual({ y: '' });
  expect(set(undefined)).toEqual({});
});

test('titles and disabling come and go without leaving traces', () => {
  const titled = applyCommand(pipeline, { type: 'setTitle', nodeId: c, title: 'Look' });
  const off = applyCommand(titled, { type: 'setDisabled', nodes: [c], disabled: true });
  expect(off.graph.nodes[c]).toMatchObject({ title: 'Look', disabled: true });
  const on = applyCommand(off, { type: 'setDisabled', nodes: [c], disabled: false });
  expect(
    applyCommand(on, { type: 'setTitle', nodeId: c, title: undefined }).graph.nodes[c],
  ).toEqual(pipeline.graph.nodes[c]);
});

test('a command for a node that is gone changes nothing', () => {
  expect(applyCommand(pipeline, { type: 'setTitle', nodeId: toNodeId('gone'), title: 'x' })).toBe(
    pipeline,
  );
});

test('pairing is the default and not written down; every combination is', () => {
  const product = applyCommand(pipeline, { type: 'setCombine', nodeId: b, combine: 'product' });
  expect(product.graph.nodes[b]?.combine).toBe('product');
  expect(product.graph.nodes[a]).toBe(pipeline.graph.nodes[a]);
  const back = applyCommand(product, { type: 'setCombine', nodeId: b, combine: 'zip' });
  expect(back.graph.nodes[b]).toEqual(pipeline.graph.nodes[b]);
  expect(back.graph.nodes[b]).not.toHaveProperty('combine');
});

test('a node is enabled, disabled or bypassed, and a frame leaves the state of its members alone', () => {
  const bypassed = applyCommand(pipeline, { type: 'setBypassed', nodes: [b], bypassed: true });
  expect(bypassed.graph.nodes[b]).toMatchObject({ bypassed: true });
  const disabled = applyCommand(bypassed, { type: 'setDisabled', nodes: [b], disabled: true });
  expect(disabled.graph.nodes[b]).not.toHaveProperty('bypassed');
  const again = applyCommand(disabled, { type: 'setBypassed', nodes: [b], bypassed: true });
  expect(again.graph.nodes[b]).not.toHaveProperty('disabled');
  const neither = applyCommand(again, { type: 'setBypassed', nodes: [b], bypassed: false });
  expect(neither.graph.nodes[b]).toEqual(pipeline.graph.nodes[b]);
});

test('deleting a frame lets its members go', () => {
  const frame = toNodeId('frame');
  const framed = new PipelineBuilder()
    .node('frame', 'frame')
    .node('a', 'text', {}, { frame })
    .node('b', 'text')
    .build();
  const next = applyCommand(framed, { type: 'remove', nodes: [frame], edges: [] });
  expect(next.graph.nodes[a]).not.toHaveProperty('frame');
  expect(next.graph.nodes[b]).toBe(framed.graph.nodes[b]);
  const joined = applyCommand(framed, { type: 'setFrame', nodes: [b], frame });
  expect(joined.graph.nodes[b]?.frame).toBe(frame);
});

test('deleting a reroute gives the edge back that led through it, in its place', () => {
  const plain = new PipelineBuilder()
    .node('a', 'text')
    .node('x', 'text')
    .node('b', 'list')
    .edge('a.text', 'b.items')
    .edge('x.text', 'b.items')
    .build();
  const [first, second] = plain.graph.edges;
  if (first === undefined || second === undefined) throw new RangeError('two edges');
  const dots = [toNodeId('d1'), toNodeId('d2')] as const;
  const [d1, d2] = dots;
  const edge = (id: string, source: typeof a, target: typeof a) => ({
    id: toEdgeId(id),
    source,
    sourcePort: source === a ? 'text' : 'out',
    target,
    targetPort: 'in',
  });
  const dotted = {
    ...plain,
    graph: {
      nodes: {
        ...plain.graph.nodes,
        ...new PipelineBuilder().node('d1', 'reroute').node('d2', 'reroute').build().graph.nodes,
      },
      edges: [
        { ...first, source: d2, sourcePort: 'out' },
        second,
        edge('r1', a, d1),
        edge('r2', d1, d2),
      ],
    },
  };
  const remove = { type: 'remove', edges: [] } as const;
  expect(applyCommand(dotted, { ...remove, nodes: dots }).graph).toEqual(plain.graph);
  expect(applyCommand(dotted, { ...remove, nodes: [d2] }).graph.edges[0]).toEqual({
    ...first,
    source: d1,
    sourcePort: 'out',
  });
  // A box around a reroute selects its edges too.
  const all = dotted.graph.edges.map(({ id }) => id);
  const boxed = applyCommand(dotted, { type: 'remove', nodes: dots, edges: all });
  expect(boxed.graph.edges).toEqual([first]);
  const cut = applyCommand(dotted, { ...remove, nodes: [d1, a] }).graph;
  expect(cut.edges).toEqual([{ ...first, source: d2, sourcePort: 'out' }, second]);
});
