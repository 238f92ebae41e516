import { describe, expect, it, test } from 'vitest';
import { sentFor } from '../../test/support/modelRequest.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import type { InputPort } from '../domain/ports.ts';
import { checkInput } from './checkInputs.ts';
import { portsFromSchema } from './portsFromSchema.ts';
import { reduceSchema } from './snapshotOf.ts';

function documentOf(properties: JsonObject, more: JsonObject = {}): JsonObject {
  return { components: { schemas: { Input: { type: 'object', properties, ...more } } } };
}

function portOf(document: JsonObject): InputPort {
  const [port] = portsFromSchema(document).inputs;
  if (port === undefined) throw new Error('no port');
  return port;
}

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

describe('an odd document', () => {
  test.each<[string, JsonObject]>([
    ['nothing', {}],
    ['no schemas', { components: {} }],
    ['no properties', { components: { schemas: { Input: { type: 'object' } } } }],
    ['an Input that is no schema', { components: { schemas: { Input: 'x' as Json } } }],
  ])('gives a node without inputs: %s', (_name, document) => {
    expect(portsFromSchema(document).inputs).toEqual([]);
    expect(portsFromSchema(document).outputs).toHaveLength(1);
  });

  it('may keep its components elsewhere, also in a snapshot', () => {
    const document: JsonObject = {
      definitions: { Size: { enum: [1, 2] }, Part: { $ref: '#/$defs/Word' } },
      $defs: { Word: { type: 'string', maxLength: 2 } },
      components: {
        schemas: {
          Input: {
            properties: {
              size: { $ref: '#/definitions/Size' },
              parts: { type: 'object', additionalProperties: { $ref: '#/definitions/Part' } },
            },
          },
        },
      },
    };
    const { inputs } = portsFromSchema(reduceSchema(document));
    expect(inputs.map(({ widget }) => widget.kind)).toEqual(['json', 'select']);
    const [parts] = inputs;
    if (parts === undefined) throw new Error('no port');
    expect(checkInput(parts, { a: 'ab' })).toBeUndefined();
    expect(checkInput(parts, { a: 'abc' })?.message).toBe(
      '"a" of "Parts" has 3 characters: shorten it to at most 2.',
    );
  });

  it('loses no field, whatever it is called and however many there are', () => {
    const names = ['a.b', 'with space', 'größe', '名前', 'constructor', 'toString', 'a"b', 'a/b~c'];
    const many = Array.from({ length: 300 }, (_, index) => `field_${index}`);
    const properties = Object.fromEntries(
      [...names, ...many].map((name) => [name, { type: 'string', maxLength: 3 }]),
    );
    const document = documentOf(properties);
    const { inputs } = portsFromSchema(document);
    expect(inputs.map(({ name }) => name).toSorted()).toEqual([...names, ...many].toSorted());
    expect(sentFor(inputs, {})).toEqual({});
    const values = Object.fromEntries([...names, ...many].map((name) => [name, 'abc']));
    expect(sentFor(inputs, values)).toEqual(values);
  });

  it('has a title of its own for each field, however they are called', () => {
    const inputs = portsFromSchema(
      documentOf({
        '': { type: 'string' },
        image: { type: 'string', title: 'Image' },
        image2: { type: 'string', title: 'Image' },
        mask: { type: 'string' },
        never: false,
      }),
    ).inputs.map(({ title }) => title);
    expect(inputs).toEqual(['""', 'Image (image)', 'Image (image2)', 'Mask']);
  });

  it('may ask for what it does not describe', () => {
    const document = documentOf({}, { required: ['secret sauce'] });
    expect(portsFromSchema(document).inputs).toMatchObject([
      { name: 'secret sauce', type: 'any', required: true },
    ]);
  });

  it('orders by numbers of any kind, and equals by name', () => {
    const properties = {
      c: { type: 'string', 'x-order': -5 },
      b: { type: 'string', 'x-order': 2 },
      a: { type: 'string', 'x-order': 2 },
      d: { type: 'string', 'x-order': 0.5 },
    };
    const { inputs } = portsFromSchema(documentOf(properties));
    expect(inputs.map(({ name }) => name)).toEqual(['c', 'd', 'a', 'b']);
  });

  it('takes no time however it refers to itself', () => {
    const names = Array.from({ length: 12 }, (_, index) => `C${index}`);
    const all = names.map((name) => ref(name));
    const schemas = Object.fromEntries(
      names.map((name) => [
        name,
        { anyOf: [...all, { type: 'array', items: { oneOf: all } }], allOf: all },
      ]),
    );
    const document = {
      components: {
        schemas: { ...schemas, Input: { properties: { x: ref('C0') } }, Output: ref('C1') },
      },
    };
    const port = portOf(document);
    expect(portsFromSchema(document).outputs).toHaveLength(1);
    expect(checkInput(port, [[['a']]])).toBeUndefined();
  });

  it('takes no time for a text that its form was made for', () => {
    const text = `${'a'.repeat(50)}!`;
    const plain = portOf(documentOf({ x: { type: 'string', pattern: '^(a+)+$' } }));
    const inner = portOf(
      documentOf({ x: { type: 'object', additionalProperties: { pattern: '^(a+)+$' } } }),
    );
    expect(checkInput(plain, text)?.message).toContain('enter text that matches ^(a+)+$.');
    expect(checkInput(inner, { deep: text })?.message).toContain(
      '"deep" of "X" does not have the form',
    );
  });

  it.each([
    ['^(?=.*[A-Z])(?=.*\\d).{8,}$', 'Passw0rd', 'password'],
    ['^(?!https?:)', 'a cat', 'https://a.example'],
    ['(?<=^#)[0-9a-f]{6}$', '#00ff00', '00ff00'],
    ['\\bcat\\b', 'a cat', 'concat'],
    ['^(?P<w>\\d+)x(?P<h>\\d+)$', '10x20', '10 x 20'],
    ['(?i)^png$', 'PNG', 'jpg'],
    ['^\\p{Lu}', 'Ä', 'ä'],
  ])('is held to a form that looks around, or that Python writes: %s', (pattern, right, wrong) => {
    const port = portOf(documentOf({ x: { type: 'string', pattern } }));
    expect(checkInput(port, right)).toBeUndefined();
    expect(checkInput(port, wrong)?.message).toContain('does not have the form');
  });
});
