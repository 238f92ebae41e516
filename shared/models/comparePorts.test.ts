import { expect, test } from 'vitest';
import { listOf, type NodePorts, type PortType } from '../domain/ports.ts';
import { comparePorts } from './comparePorts.ts';

type Types = { readonly [name: string]: PortType };

function ports(inputs: Types, outputs: Types, required: readonly string[] = []): NodePorts {
  return {
    inputs: Object.entries(inputs).map(([name, type]) => {
      const widget = { kind: 'none' } as const;
      return { name, title: name.toUpperCase(), type, required: required.includes(name), widget };
    }),
    outputs: Object.entries(outputs).map(([name, type]) => ({ name, title: name, type })),
  };
}

const before = ports({ image: 'image', scale: 'integer' }, { output: 'file' });

test('the same ports, and more that may stay empty, differ in nothing', () => {
  const after = ports(
    { image: 'file', scale: 'number', more: 'text' },
    { output: 'file', x: 'text' },
  );
  expect(comparePorts(before, after)).toEqual({ compatible: true, shared: 3, differences: [] });
});

test('says what is missing, of another type or needed beside', () => {
  const after = ports({ image: 'text', mask: 'image' }, { output: 'file' }, ['mask']);
  const { compatible, differences } = comparePorts(before, after);
  expect(compatible).toBe(false);
  expect(differences.map(({ message }) => message)).toEqual([
    'Its input "IMAGE" is text, not an image.',
    'It has no input "SCALE".',
    'It also needs an image for "MASK".',
  ]);
});

test('an output has to be good for what it was good for', () => {
  const text = ports({ image: 'image' }, { output: 'text' });
  expect(comparePorts(before, text)).toMatchObject({ compatible: false });
  const list = ports({ image: 'image', scale: 'integer' }, { output: listOf('file') });
  expect(comparePorts(before, list).differences).toMatchObject([
    { message: 'Its output "output" is a list of file, not a file.' },
  ]);
});

test('a model without inputs is compared by its outputs', () => {
  const source = ports({}, { output: 'text' });
  expect(comparePorts(source, ports({ prompt: 'text' }, { output: 'text' }))).toMatchObject({
    compatible: true,
    differences: [],
  });
});
