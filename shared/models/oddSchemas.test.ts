import { describe, expect, it } from 'vitest';
import { faultsOfRequest, fileAddress, fileRef, sentFor } from '../../test/support/modelRequest.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { describeType, type InputPort } from '../domain/ports.ts';
import { checkInput } from './checkInputs.ts';
import { portsFromSchema } from './portsFromSchema.ts';
import { reduceSchema } from './snapshotOf.ts';

const components: JsonObject = {
  Size: { type: 'integer', enum: [64, 128], title: 'Size', description: 'An enumeration.' },
  Strength: { type: 'number', enum: [0.25, 0.5], title: 'Strength' },
  Style: { type: 'string', enum: ['oil', '', 'ink'], title: 'Style' },
  'Odd name/~': { type: 'string', maxLength: 2 },
  Tree: {
    type: 'object',
    required: ['value'],
    properties: {
      value: { type: 'integer', minimum: 0 },
      children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
    },
  },
  Lists: { type: 'array', items: { $ref: '#/components/schemas/Lists' } },
  Loop: {
    anyOf: [
      { type: 'array', items: { $ref: '#/components/schemas/Loop' } },
      { type: 'array', items: { $ref: '#/components/schemas/Loop' }, maxItems: 2 },
      { $ref: '#/components/schemas/Loop' },
      { type: 'string' },
    ],
  },
};

function documentOf(properties: JsonObject, more: JsonObject = {}): JsonObject {
  return {
    components: { schemas: { ...components, Input: { type: 'object', properties, ...more } } },
  };
}

function portOf(document: JsonObject): InputPort {
  const [port] = portsFromSchema(document).inputs;
  if (port === undefined) throw new Error('no port');
  return port;
}

type Odd = {
  readonly name: string;
  readonly schema: JsonObject;
  /** The type and the widget. */
  readonly is: string;
  readonly takes: readonly Json[];
  readonly refuses?: readonly Json[];
};

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const uri: JsonObject = { type: 'string', format: 'uri' };

const odd: readonly Odd[] = [
  {
    name: 'an enum of whole numbers with words beside the reference',
    schema: { allOf: [ref('Size')], default: 64, description: 'How **large**.' },
    is: 'integer select',
    takes: [64, 128],
    refuses: [65, '64'],
  },
  {
    name: 'an enum of numbers that may be null',
    schema: { anyOf: [ref('Strength'), { type: 'null' }], default: null },
    is: 'number select',
    takes: [0.25],
    refuses: [1],
  },
  {
    name: 'an enum with an empty text',
    schema: { allOf: [ref('Style')], nullable: true },
    is: 'text select',
    takes: ['', 'ink'],
    refuses: ['chalk'],
  },
  {
    name: 'an enum of what is written the same',
    schema: { enum: [1, '1', true, 'true', null, 1] },
    is: 'json select',
    takes: [1, '1', true, 'true'],
    refuses: [2, false],
  },
  {
    name: 'an enum narrowed by another one',
    schema: { allOf: [ref('Size'), { enum: [128, 256] }] },
    is: 'integer select',
    takes: [128],
    refuses: [64, 256],
  },
  {
    name: 'a null text of OpenAPI 3.1',
    schema: { type: ['string', 'null'], maxLength: 3, default: null },
    is: 'text line',
    takes: ['', 'abc'],
    refuses: ['abcd', 5],
  },
  {
    name: 'limits of allOf, the narrower of each',
    schema: {
      allOf: [
        { type: 'integer', minimum: 5, maximum: 90 },
        { minimum: 0, maximum: 50 },
      ],
    },
    is: 'integer slider',
    takes: [5, 50],
    refuses: [4, 51],
  },
  {
    name: 'limits of a union that all members have',
    schema: { anyOf: [{ type: 'integer' }, { type: 'number' }], minimum: 0, maximum: 1 },
    is: 'number slider',
    takes: [0, 0.5, 1],
    refuses: [-1, 1.5],
  },
  {
    name: 'a union of texts',
    schema: {
      anyOf: [
        { type: 'string', maxLength: 2 },
        { type: 'string', pattern: '^#' },
      ],
    },
    is: 'text line',
    takes: ['ab', '#abcdef'],
    refuses: ['abcdef'],
  },
  {
    name: 'a union by a list of types, with limits for each',
    schema: { type: ['string', 'integer', 'null'], minimum: 3, minLength: 2 },
    is: 'any union',
    takes: ['ab', 3],
    refuses: ['a', 2, true],
  },
  {
    name: 'an open end that a slider would reach',
    schema: { type: 'number', minimum: 0, maximum: 1, exclusiveMaximum: 1 },
    is: 'number number',
    takes: [0, 0.99],
    refuses: [1, -0.1],
  },
  {
    name: 'whole numbers with ends that are none',
    schema: { type: 'integer', minimum: 0.5, maximum: 9.5 },
    is: 'integer slider',
    takes: [1, 9],
    refuses: [0, 10, 2.5],
  },
  {
    name: 'multiples',
    schema: { type: 'integer', minimum: 64, maximum: 2048, multipleOf: 64 },
    is: 'integer slider',
    takes: [64, 2048],
    refuses: [65],
  },
  {
    name: 'multiples that do not begin at the end of the range',
    schema: { type: 'integer', minimum: 1, maximum: 100, multipleOf: 8 },
    is: 'integer number',
    takes: [8, 96],
    refuses: [1, 9],
  },
  {
    name: 'a form with an escape that need not be',
    schema: { type: 'string', pattern: '^\\d{4}\\-\\d{2}$' },
    is: 'text line',
    takes: ['2026-11'],
    refuses: ['2026/11'],
  },
  {
    name: 'a list without a word of its items',
    schema: { type: 'array', minItems: 1 },
    is: 'json json',
    takes: [[1, 'a', null]],
    refuses: [[], { a: 1 }, 'text'],
  },
  {
    name: 'a free object',
    schema: { type: 'object' },
    is: 'json json',
    takes: [{}, { a: null, b: 0, c: '', d: false }],
    refuses: [[], 5],
  },
  {
    name: 'an object that counts characters as people do',
    schema: { type: 'object', properties: { a: { type: 'string', maxLength: 2 } } },
    is: 'json json',
    takes: [{ a: '🚀🚀' }],
    refuses: [{ a: 'abc' }],
  },
  {
    name: 'an object with names that every object has',
    schema: {
      type: 'object',
      required: ['constructor'],
      properties: { toString: { type: 'integer' } },
      additionalProperties: { type: 'string' },
    },
    is: 'json json',
    takes: [{ constructor: 'a', toString: 5 }],
    refuses: [{}, { constructor: 'a', toString: 'b' }, { constructor: 1 }],
  },
  {
    name: 'rules between the parts of an object',
    schema: {
      type: 'object',
      not: { required: ['a', 'b'] },
      if: { required: ['kind'] },
      ...(JSON.parse('{"then":{"required":["size"]}}') as JsonObject),
      propertyNames: { maxLength: 4 },
      minProperties: 1,
    },
    is: 'json json',
    takes: [{ a: 1 }, { kind: 1, size: 2 }],
    refuses: [{}, { a: 1, b: 2 }, { kind: 1 }, { longer: 1 }],
  },
  {
    name: 'a pair',
    schema: {
      type: 'array',
      prefixItems: [{ type: 'string' }, { type: 'integer' }],
      items: { type: 'boolean' },
    },
    is: 'json json',
    takes: [[], ['a', 1, true, false]],
    refuses: [[1], ['a', 1, 2]],
  },
  {
    name: 'a tree',
    schema: ref('Tree'),
    is: 'json json',
    takes: [{ value: 1, children: [{ value: 0, children: [] }] }],
    refuses: [{ value: 1, children: [{ value: -1 }] }, []],
  },
  {
    name: 'lists of lists without an end',
    schema: ref('Lists'),
    is: 'json json',
    takes: [[], [[], [[]]]],
    refuses: [[1], 'a'],
  },
  { name: 'a union that holds itself', schema: ref('Loop'), is: 'any json', takes: [] },
  {
    name: 'a name that is written as in an address',
    schema: { $ref: '#/components/schemas/Odd%20name~1~0' },
    is: 'text line',
    takes: ['ab'],
    refuses: ['abc'],
  },
  { name: 'a component that is not there', schema: ref('Gone'), is: 'any json', takes: [] },
  {
    name: 'a reference into the web',
    schema: { $ref: 'https://a.example/b.json' },
    is: 'any json',
    takes: [],
  },
  {
    name: 'files',
    schema: { type: 'array', items: uri, minItems: 1 },
    is: 'list of file files',
    takes: [[fileRef]],
    refuses: [[]],
  },
  {
    name: 'a file as bytes',
    schema: { type: 'string', format: 'binary' },
    is: 'file file',
    takes: [fileRef],
  },
  {
    name: 'a date',
    schema: { type: 'string', format: 'date' },
    is: 'text line',
    takes: ['2026-11-23'],
  },
  {
    name: 'a file that may be null',
    schema: { type: ['string', 'null'], format: 'uri' },
    is: 'file file',
    takes: [fileRef],
  },
  {
    name: 'secrets',
    schema: { type: 'array', items: { type: 'string', format: 'password' } },
    is: 'list of text secret',
    takes: [],
  },
  {
    name: 'a secret or a number',
    schema: { anyOf: [{ type: 'string', 'x-cog-secret': true }, { type: 'number' }] },
    is: 'any secret',
    takes: [],
  },
  {
    name: 'choices in a list',
    schema: { type: 'array', items: ref('Style'), maxItems: 2 },
    is: 'list of text list',
    takes: [['', 'ink']],
    refuses: [['x'], ['oil', 'ink', '']],
  },
  {
    name: 'one value only',
    schema: { const: 0 },
    is: 'integer select',
    takes: [0],
    refuses: [1, false],
  },
  {
    name: 'numbers with limits of their own',
    schema: { type: 'array', items: { type: 'number', minimum: 0 } },
    is: 'list of number list',
    takes: [[0, 0.5]],
    refuses: [[-1], ['a']],
  },
];

describe('an odd input', () => {
  it.each(odd)('is a usable field: $name', ({ schema, is, takes, refuses = [] }) => {
    const document = documentOf({ x: schema });
    const port = portOf(document);
    expect(`${describeType(port.type)} ${port.widget.kind}`).toBe(is);
    expect(portsFromSchema(reduceSchema(document))).toEqual(portsFromSchema(document));
    for (const value of takes) {
      expect([value, checkInput(port, value)]).toEqual([value, undefined]);
      const sent = sentFor([port], { x: value });
      const asSent = JSON.parse(
        JSON.stringify(value).replaceAll(JSON.stringify(fileRef), `"${fileAddress}"`),
      ) as Json;
      expect(sent).toEqual({ x: asSent });
      expect([value, faultsOfRequest(document, sent)]).toEqual([value, []]);
    }
    for (const value of refuses) {
      expect([value, checkInput(port, value)?.message]).toEqual([value, expect.any(String)]);
      expect([value, faultsOfRequest(document, { x: value })]).not.toEqual([value, []]);
    }
  });

  it('is sent only if it is set', () => {
    const document = documentOf({
      a: { type: 'integer', default: 3 },
      b: { type: 'string', nullable: true },
      c: { type: 'boolean' },
      d: { type: 'string', default: 'x' },
    });
    const { inputs } = portsFromSchema(document);
    expect(sentFor(inputs, {})).toEqual({});
    expect(sentFor(inputs, { a: 0, b: null, c: false, d: '' })).toEqual({ a: 0, c: false, d: '' });
  });

  it('keeps its default only where that can be meant', () => {
    const shown = (schema: JsonObject): Json | undefined =>
      portOf(documentOf({ x: schema })).default;
    expect(shown({ type: 'object', default: { a: [1] } })).toEqual({ a: [1] });
    expect(shown({ type: 'array', items: { type: 'string' }, default: ['a'] })).toEqual(['a']);
    expect(shown({ type: 'array', items: { type: 'string' }, default: 'a' })).toBeUndefined();
    expect(shown({ type: 'number', default: '0.5' })).toBeUndefined();
    expect(shown({ type: 'string', default: 5 })).toBeUndefined();
  });
});
