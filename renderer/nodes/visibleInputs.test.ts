import { expect, test } from 'vitest';
import type { InputPort } from '../../shared/domain/ports.ts';
import { faultsOf } from './nodeFaults.ts';
import { listedInputs, visibleInputs } from './visibleInputs.ts';

function port(name: string, more: Partial<InputPort> = {}): InputPort {
  return {
    name,
    title: name,
    type: 'number',
    required: false,
    widget: { kind: 'number' },
    ...more,
  };
}

const many = [
  port('image', { type: 'image', widget: { kind: 'file', accept: 'image' } }),
  port('prompt', { type: 'text', widget: { kind: 'multiline' } }),
  port('width', { required: true }),
  ...['a', 'b', 'c', 'd'].map((name) => port(name)),
  port('old', { advanced: true }),
];

function shown(
  ports: readonly InputPort[],
  inputs = {},
  connected: readonly string[] = [],
): readonly string[] {
  return visibleInputs({ ports, node: { inputs }, connected: new Set(connected) }).map(
    ({ name }) => name,
  );
}

test('few inputs are all shown, but for advanced ones', () => {
  expect(shown([...many.slice(3, 6), port('old', { advanced: true })])).toEqual(['a', 'b', 'c']);
});

test('of many inputs those that matter are shown, in order, and those in use', () => {
  expect(shown(many)).toEqual(['image', 'prompt', 'width']);
  expect(shown(many, { c: 0 }, ['old'])).toEqual(['image', 'prompt', 'width', 'c', 'old']);
});

test('a port with a role comes while it is in use', () => {
  const ports = [port('a'), port('model-version', { role: 'model-version' })];
  const listed = (inputs = {}, connected: readonly string[] = []): number =>
    listedInputs({ ports, node: { inputs }, connected: new Set(connected) }).length;
  expect(listed()).toBe(1);
  expect(listed({ 'model-version': 'x' })).toBe(2);
  expect(listed({}, ['model-version'])).toBe(2);
});

test('every field that a provider rejected is said at its port', () => {
  const fields = [
    { field: 'input.scale', description: 'too big' },
    { field: 'input.a.b.0', description: 'no file' },
    { field: 'version', description: 'is old' },
  ];
  const failure = { kind: 'provider-rejected', status: 422, fields, message: 'm' } as const;
  expect(faultsOf(failure, ['a', 'a.b', 'scale'])).toEqual([
    { message: 'm', port: 'scale' },
    { message: 'Input.a.b.0: no file.', port: 'a.b' },
    { message: 'Version: is old.', port: null },
  ]);
  expect(faultsOf({ kind: 'invalid-input', port: 'image', message: 'm' }, [])).toEqual([
    { message: 'm', port: 'image' },
  ]);
  expect(
    faultsOf({ kind: 'invalid-input', port: 'scale', fields, message: 'm' }, ['a.b', 'scale']),
  ).toEqual(faultsOf(failure, ['a.b', 'scale']));
  expect(faultsOf({ kind: 'unauthorized', message: 'm' }, [])).toEqual([
    { message: 'm', port: null },
  ]);
});
