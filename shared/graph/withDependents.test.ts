import { expect, test } from 'vitest';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import { toNodeId } from '../domain/ids.ts';
import { withDependents } from './withDependents.ts';

const { graph } = new PipelineBuilder()
  .node('a', 'text')
  .node('b', 'text-template')
  .node('c', 'preview')
  .node('d', 'preview')
  .edge('a.text', 'b.name')
  .edge('b.text', 'c.value')
  .edge('a.text', 'd.value')
  .build();

test.each([
  ['b', ['b', 'c']],
  ['a', ['a', 'b', 'd', 'c']],
  ['c', ['c']],
])('all that hangs on %s', (id, expected) => {
  expect(withDependents(graph, [toNodeId(id)])).toEqual(expected);
  expect(withDependents(graph, [])).toEqual([]);
});
