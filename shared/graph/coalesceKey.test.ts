import { expect, test } from 'vitest';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import { toNodeId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { coalesceKey } from './coalesceKey.ts';
import { applyCommand } from './commands.ts';

const a = toNodeId('a');
const pipeline = new PipelineBuilder('Doc').node('a', 'text', { text: 'x' }).build();

/** The key of a value that comes after another one on the same port. */
function keyFrom(before: Json | undefined, value: Json | undefined): string | undefined {
  const typed = applyCommand(pipeline, { type: 'setInput', nodeId: a, port: 'p', value: before });
  return coalesceKey(typed, { type: 'setInput', nodeId: a, port: 'p', value });
}

test.each<[string, Json | undefined, Json | undefined]>([
  ['the first letter', undefined, 'h'],
  ['another letter', 'h', 'hi'],
  ['a field that is emptied', 'h', undefined],
  ['a number', 1, 12],
])('typing goes on with %s', (_what, before, after) => {
  expect(keyFrom(before, after)).toBe('input a p');
});

test('typing in a row of a list, or in a part of an object, is of that row', () => {
  expect(keyFrom(['one', 'tw'], ['one', 'two'])).toBe('input a p 1');
  expect(keyFrom({ size: { x: 1 }, y: 2 }, { size: { x: 10 }, y: 2 })).toBe('input a p size x');
});

test.each<[string, Json | undefined, Json | undefined]>([
  ['a row that comes', ['one'], ['one', '']],
  ['a row that goes', ['one', 'two'], ['two']],
  ['rows that change places', ['one', 'two'], ['two', 'one']],
  ['a switch', false, true],
  ['a file', undefined, { name: 'a.png' }],
  ['a file in the place of another', { name: 'a.png', size: 1 }, { name: 'b.png', size: 2 }],
  ['nothing', 'same', null],
])('%s is a step by itself', (_what, before, after) => {
  expect(keyFrom(before, after)).toBeUndefined();
});

test('arrow keys go on, a drag and whatever is done to the graph do not', () => {
  const layout = { [a]: { x: 8, y: 0 } };
  expect(coalesceKey(pipeline, { type: 'place', layout, isNudge: true })).toBe('nudge a');
  expect(coalesceKey(pipeline, { type: 'place', layout })).toBeUndefined();
  expect(coalesceKey(pipeline, { type: 'remove', nodes: [a], edges: [] })).toBeUndefined();
  const both = { text: 'y', other: 'z' };
  expect(coalesceKey(pipeline, { type: 'setSettings', nodeId: a, settings: both })).toBeUndefined();
  expect(coalesceKey(pipeline, { type: 'setSettings', nodeId: a, settings: { text: 'y' } })).toBe(
    'setting a text',
  );
});
