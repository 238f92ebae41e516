import { expect, test } from 'vitest';
import type { GraphNode } from '../domain/graph.ts';
import { toNodeId } from '../domain/ids.ts';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import { mappedInputs } from './mappedInputs.ts';

const graphOf = (how: Partial<GraphNode> = {}) =>
  new PipelineBuilder()
    .node('a', 'list')
    .node('b', 'list')
    .node('one', 'text', { text: 'x' })
    .node('join', 'text-template', { template: '{{x}} {{y}} {{z}}' }, how)
    .node('more', 'text-template', { template: '{{x}} {{y}}' })
    .node('collect', 'list')
    .node('show', 'preview')
    .edge('a.list', 'join.x')
    .edge('b.list', 'join.y')
    .edge('one.text', 'join.z')
    .edge('join.text', 'more.x')
    .edge('one.text', 'more.y')
    .edge('join.text', 'collect.items')
    .edge('join.text', 'show.value')
    .build().graph;

const mapped = (id: string, how?: Partial<GraphNode>): readonly string[] =>
  mappedInputs(graphOf(how), toNodeId(id), { models: {} }).map(({ name }) => name);

test('what brings more lists than a port takes is mapped, through the nodes between', () => {
  expect(mapped('join')).toEqual(['x', 'y']);
  expect(mapped('more')).toEqual(['x']);
  expect(mapped('a')).toEqual([]);
  expect(mapped('show')).toEqual([]);
});

test('every combination of two lists is a list of lists: a port that takes one list is mapped then', () => {
  expect(mapped('collect')).toEqual([]);
  expect(mapped('collect', { combine: 'product' })).toEqual(['items']);
});

test('a node on a cycle, or that is not there, maps nothing', () => {
  const graph = graphOf();
  expect(mappedInputs(graph, toNodeId('nobody'), { models: {} })).toEqual([]);
});
