import { expect, test } from 'vitest';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import { toNodeId as id } from '../domain/ids.ts';
import { originOf, targetsThrough } from './throughReroutes.ts';

const { graph } = new PipelineBuilder()
  .node('a', 'text')
  .node('d1', 'reroute')
  .node('d2', 'reroute')
  .node('loose', 'reroute')
  .node('b', 'preview')
  .node('c', 'preview')
  .node('round', 'reroute')
  .edge('a.text', 'd1.in')
  .edge('d1.out', 'd2.in')
  .edge('d2.out', 'b.value')
  .edge('d1.out', 'c.value')
  .edge('loose.out', 'c.other')
  .edge('round.out', 'round.in')
  .build();

/** Where what comes in at each edge is from, as `node.port`. */
const origins = graph.edges.map((edge) => {
  const { source, sourcePort } = originOf(graph, edge);
  return `${source}.${sourcePort}`;
});

test('reroutes lead on to what they join, in both directions', () => {
  expect(origins.slice(0, 4)).toEqual(['a.text', 'a.text', 'a.text', 'a.text']);
  expect(targetsThrough(graph, id('d1')).toSorted()).toEqual(['b', 'c']);
  expect(targetsThrough(graph, id('a'))).toEqual(['a']);
});

test('a reroute that nothing enters, or that feeds itself, leads no further', () => {
  expect(origins.slice(4)).toEqual(['loose.out', 'round.out']);
  expect(targetsThrough(graph, id('round'))).toEqual([]);
});
