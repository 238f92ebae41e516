import { expect, test } from 'vitest';
import { toNodeId } from '../domain/ids.ts';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import { validateConnection } from './validateConnection.ts';

const pipeline = new PipelineBuilder()
  .node('say', 'text', { text: 'x' })
  .node('yes', 'boolean')
  .node('a', 'text-template', { template: '{{x}}' })
  .node('b', 'text-template', { template: '{{x}}' })
  .node('pick', 'extract', { path: 'a', as: 'json' })
  .edge('a.text', 'b.x')
  .build();

const judge = (from: string, to: string): ReturnType<typeof validateConnection> => {
  const [source = '', sourcePort = ''] = from.split('.');
  const [target = '', targetPort = ''] = to.split('.');
  const connection = { source: toNodeId(source), sourcePort, target: toNodeId(target), targetPort };
  return validateConnection(pipeline.graph, { models: {} }, connection);
};

test('allows what fits and says how it converts', () => {
  expect(judge('say.text', 'a.x')).toEqual({
    ok: true,
    conversion: { kind: 'same' },
    replaces: [],
    adopts: new Map(),
  });
  expect(judge('yes.boolean', 'a.x')).toMatchObject({
    ok: true,
    conversion: { how: { message: 'Written as true or false.' } },
  });
});

test('a single input gives up its edge for the new one', () => {
  expect(judge('say.text', 'b.x')).toMatchObject({ ok: true, replaces: [{ source: 'a' }] });
});

test.each([
  ['a.text', 'a.x', 'A node cannot feed itself.'],
  ['b.text', 'a.x', 'This would make a cycle: the node would wait for its own result.'],
  ['gone.text', 'a.x', 'One of the two nodes is gone.'],
  ['say.nope', 'a.x', 'The output "nope" does not exist any more.'],
  ['say.text', 'a.nope', 'The input "nope" does not exist any more.'],
])('%s to %s is refused: %s', (from, to, why) => {
  expect(judge(from, to)).toMatchObject({ ok: false, why: { message: why } });
});
