import { describe, expect, it } from 'vitest';
import { readRealSchemas } from '../../test/modelSchemas.ts';
import type { JsonObject } from '../domain/json.ts';
import { describeType, type InputPort } from '../domain/ports.ts';
import { portsFromSchema } from './portsFromSchema.ts';
import { reduceSchema } from './snapshotOf.ts';

function documentOf(input: JsonObject, rest: JsonObject = {}): JsonObject {
  return { components: { schemas: { Input: { type: 'object', ...input }, ...rest } } };
}

function portOf(property: JsonObject, rest: JsonObject = {}, name = 'thing'): InputPort {
  const [port] = portsFromSchema(documentOf({ properties: { [name]: property } }, rest)).inputs;
  if (port === undefined) throw new Error('no port');
  return port;
}

function outputsOf(output: JsonObject, rest: JsonObject = {}): readonly string[] {
  const { outputs } = portsFromSchema(documentOf({}, { Output: output, ...rest }));
  return outputs.map((port) => `${port.name}: ${describeType(port.type)}`);
}

describe('inputs', () => {
  const enumeration = {
    Size: { type: 'integer', enum: [64, 128], title: 'Size', description: 'An enumeration.' },
  };

  it('resolves an enum by $ref, not by name, and hides its empty description', () => {
    const port = portOf(
      { allOf: [{ $ref: '#/components/schemas/Size' }], default: 64 },
      enumeration,
      'tile_size',
    );
    expect(port).toEqual({
      name: 'tile_size',
      title: 'Tile size',
      type: 'integer',
      required: false,
      default: 64,
      widget: {
        kind: 'select',
        options: [
          { value: 64, label: '64' },
          { value: 128, label: '128' },
        ],
      },
    });
  });

  it('offers no default and no choice that was rounded when it was read', () => {
    const rounded = JSON.parse('9007199254740993');
    expect(portOf({ type: 'integer', default: rounded })).not.toHaveProperty('default');
    expect(portOf({ type: 'object', default: { id: [rounded] } })).not.toHaveProperty('default');
    expect(portOf({ type: 'number', default: 1e30 })).toHaveProperty('default', 1e30);
    expect(portOf({ type: 'integer', enum: [1, rounded] }).widget).toEqual({
      kind: 'select',
      options: [{ value: 1, label: '1' }],
    });
  });

  it('names the secrets inside of JSON, also behind references, and ends where a schema contains itself', () => {
    const rest = {
      Key: { type: 'string', format: 'password' },
      Login: {
        type: 'object',
        properties: {
          user: { type: 'string' },
          key: { $ref: '#/components/schemas/Key' },
          pass: { type: 'string', 'x-cog-secret': true },
          next: { $ref: '#/components/schemas/Login' },
        },
      },
    };
    const login = { $ref: '#/components/schemas/Login' };
    const widget = { kind: 'json', secrets: ['key', 'pass'] };
    expect(portOf(login, rest).widget).toEqual(widget);
    expect(portOf({ type: 'array', items: login }, rest).widget).toEqual(widget);
    expect(portOf({ type: 'object', properties: { a: { type: 'string' } } }).widget).toEqual({
      kind: 'json',
    });
  });

  it.each<[string, JsonObject, string, string]>([
    ['inline enum', { type: 'string', enum: ['a', 'b'] }, 'text', 'select'],
    ['enum by direct $ref', { $ref: '#/components/schemas/Size' }, 'integer', 'select'],
    [
      'enum by anyOf with null',
      { anyOf: [{ $ref: '#/components/schemas/Size' }, { type: 'null' }] },
      'integer',
      'select',
    ],
    [
      'enum with null inside',
      { type: 'string', enum: ['a', null], nullable: true },
      'text',
      'select',
    ],
    ['number enum', { enum: [0.5, 1] }, 'number', 'select'],
    ['mixed enum', { enum: ['auto', 1] }, 'json', 'select'],
    ['const', { const: 'only' }, 'text', 'select'],
    ['nullable by anyOf', { anyOf: [{ type: 'string' }, { type: 'null' }] }, 'text', 'line'],
    ['nullable by type list', { type: ['integer', 'null'] }, 'integer', 'number'],
    ['union', { anyOf: [{ type: 'string' }, { type: 'number' }] }, 'any', 'union'],
    ['union by type list', { type: ['string', 'integer'] }, 'any', 'union'],
    ['union of numbers', { anyOf: [{ type: 'integer' }, { type: 'number' }] }, 'number', 'number'],
    ['both bounds', { type: 'integer', minimum: 0.0, maximum: 10.0 }, 'integer', 'slider'],
    ['one bound', { type: 'number', minimum: 0 }, 'number', 'number'],
    [
      'bounds too far apart',
      { type: 'integer', minimum: 0, maximum: 4_294_967_295 },
      'integer',
      'number',
    ],
    ['boolean', { type: 'boolean' }, 'boolean', 'switch'],
    ['file', { type: 'string', format: 'uri' }, 'file', 'file'],
    [
      'files',
      { type: 'array', items: { type: 'string', format: 'uri', anyOf: [] } },
      'list of file',
      'files',
    ],
    [
      'one file or many',
      {
        anyOf: [
          { type: 'string', format: 'uri' },
          { type: 'array', items: { type: 'string', format: 'uri' } },
        ],
      },
      'list of file',
      'files',
    ],
    ['numbers', { type: 'array', items: { type: 'number' } }, 'list of number', 'list'],
    [
      'nested list',
      { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
      'list of list of integer',
      'json',
    ],
    ['messages', { type: 'array', items: { type: 'object' } }, 'json', 'json'],
    ['untyped items', { type: 'array', items: {} }, 'json', 'json'],
    ['object', { type: 'object' }, 'json', 'json'],
    ['untyped', { title: 'Thing' }, 'any', 'json'],
    ['dangling reference', { $ref: '#/components/schemas/Gone' }, 'any', 'json'],
    ['address that is no file', { type: 'string', description: 'URL' }, 'text', 'line'],
  ])('%s', (_name, ...[property, type, widget]) => {
    const port = portOf(property, enumeration);
    expect([describeType(port.type), port.widget.kind]).toEqual([type, widget]);
  });

  it('survives a reference that goes round in a circle', () => {
    const schemas = {
      A: { $ref: '#/components/schemas/B' },
      B: { allOf: [{ $ref: '#/components/schemas/A' }] },
    };
    expect(portOf({ $ref: '#/components/schemas/A' }, schemas).type).toBe('any');
  });

  it('gives a secret no default: the mask must never be sent', () => {
    const port = portOf({
      type: 'string',
      format: 'password',
      'x-cog-secret': true,
      default: '**********',
    });
    expect(port).toEqual({
      name: 'thing',
      title: 'Thing',
      type: 'text',
      required: false,
      widget: { kind: 'secret' },
    });
  });

  it('drops the default of a file, which is a path inside the model, and one of a wrong type', () => {
    expect(portOf({ type: 'string', format: 'uri', default: 'foo.txt' })).not.toHaveProperty(
      'default',
    );
    expect(
      portOf({ type: 'array', items: { type: 'string', format: 'uri' }, default: [] }),
    ).not.toHaveProperty('default');
    expect(portOf({ type: 'integer', default: 'many' })).not.toHaveProperty('default');
    expect(portOf({ type: 'boolean', default: false }).default).toBe(false);
    expect(portOf({ type: 'string', nullable: true, default: null })).not.toHaveProperty('default');
  });

  it('reads limits, of the items for a list, and moves exclusive bounds inward', () => {
    expect(portOf({ type: 'string', minLength: 1, maxLength: 9, pattern: '^a' }).limits).toEqual({
      minLength: 1,
      maxLength: 9,
      pattern: '^a',
    });
    expect(portOf({ type: 'array', items: { type: 'integer', minimum: 2 } }).limits).toEqual({
      items: { minimum: 2 },
    });
    expect(
      portOf({ type: 'integer', exclusiveMinimum: 0, maximum: 5, exclusiveMaximum: true }).limits,
    ).toEqual({
      minimum: 1,
      maximum: 4,
    });
  });

  it('puts deprecated inputs away unless they are required', () => {
    expect(portOf({ type: 'string', deprecated: true })).toMatchObject({
      deprecated: true,
      advanced: true,
    });
    const required = documentOf({
      properties: { s: { type: 'string', deprecated: true } },
      required: ['s'],
    });
    expect(portsFromSchema(required).inputs[0]).toMatchObject({
      required: true,
      deprecated: true,
      advanced: false,
    });
  });

  it('uses the whole line for prompts and a field for a seed', () => {
    expect(portOf({ type: 'string' }, {}, 'negative_prompt').widget.kind).toBe('multiline');
    expect(portOf({ type: 'string', description: 'x'.repeat(200) }).widget.kind).toBe('multiline');
    expect(portOf({ type: 'integer', minimum: 0, maximum: 10 }, {}, 'seed').widget.kind).toBe(
      'seed',
    );
  });

  it('puts a slider on a grid that holds its default', () => {
    const widget = (property: JsonObject): unknown =>
      portOf({ type: 'number', ...property }).widget;
    expect(widget({ minimum: 1, maximum: 50, default: 7.5 })).toEqual({
      kind: 'slider',
      step: 0.1,
    });
    expect(widget({ minimum: 0, maximum: 1, default: 0.35 })).toEqual({
      kind: 'slider',
      step: 0.01,
    });
    expect(widget({ minimum: 0, maximum: 100 })).toEqual({ kind: 'slider', step: 1 });
  });

  it('treats names of Object.prototype as plain names', () => {
    const schema = JSON.parse(
      '{"components":{"schemas":{"Input":{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"integer"}}}}}}',
    ) as JsonObject;
    expect(portsFromSchema(schema).inputs.map((port) => [port.name, port.type])).toEqual([
      ['__proto__', 'text'],
      ['constructor', 'integer'],
    ]);
  });
});

describe('order of inputs', () => {
  const names = (properties: JsonObject, required: readonly string[] = []): readonly string[] =>
    portsFromSchema(documentOf({ properties, required })).inputs.map((port) => port.name);

  it('is x-order where every input has one', () => {
    const properties = {
      b: { type: 'string', 'x-order': 1 },
      prompt: { type: 'string', 'x-order': 2 },
      c: { 'x-order': 0 },
    };
    expect(names(properties, ['prompt'])).toEqual(['c', 'b', 'prompt']);
  });

  it('reads well where x-order is missing on some', () => {
    const properties = {
      seed: { type: 'integer' },
      width: { type: 'integer' },
      height: { type: 'integer' },
      aspect: { enum: ['a'], 'x-order': 2 },
      image: { type: 'string', format: 'uri' },
      old: { type: 'string', deprecated: true },
      negative_prompt: { type: 'string' },
      prompt: { type: 'string' },
      model: { type: 'string' },
    };
    const expected = [
      'model',
      'prompt',
      'negative_prompt',
      'image',
      'aspect',
      'height',
      'width',
      'seed',
      'old',
    ];
    expect(names(properties, ['model'])).toEqual(expected);
    expect(names(Object.fromEntries(Object.entries(properties).toReversed()), ['model'])).toEqual(
      expected,
    );
  });
});

describe('outputs', () => {
  const uri = { type: 'string', format: 'uri' };

  it.each<[string, JsonObject, readonly string[]]>([
    ['text', { type: 'string' }, ['output: text']],
    ['file', uri, ['output: file']],
    ['files', { type: 'array', items: uri }, ['output: list of file']],
    [
      'iterator of files',
      { type: 'array', items: uri, 'x-cog-array-type': 'iterator' },
      ['output: list of file'],
    ],
    [
      'tokens',
      {
        type: 'array',
        items: { type: 'string' },
        'x-cog-array-type': 'iterator',
        'x-cog-array-display': 'concatenate',
      },
      ['output: text'],
    ],
    [
      'iterator of text',
      { type: 'array', items: { type: 'string' }, 'x-cog-array-type': 'iterator' },
      ['output: list of text'],
    ],
    ['objects', { type: 'array', items: { type: 'object' } }, ['output: json']],
    ['object', { type: 'object', additionalProperties: true }, ['output: json']],
    ['number', { type: 'number' }, ['output: number']],
    ['nothing said', {}, ['output: any']],
    [
      'by reference',
      { $ref: '#/components/schemas/ModelOutput', title: 'Output' },
      ['sound: audio', 'log: text', 'output: json'],
    ],
    [
      'an object with a field called output',
      { properties: { output: uri } },
      ['output: file', 'output_object: json'],
    ],
  ])('%s', (_name, output, expected) => {
    const rest = {
      ModelOutput: {
        type: 'object',
        required: ['sound'],
        properties: { log: { type: 'string' }, sound: uri },
      },
    };
    expect(outputsOf(output, rest)).toEqual(expected);
  });

  it('is of any type where no schema is known', () => {
    expect(portsFromSchema({})).toEqual({
      inputs: [],
      outputs: [{ name: 'output', title: 'Output', type: 'any' }],
    });
  });
});

const real = readRealSchemas();

describe.skipIf(real.length === 0)(
  'every real schema (skipped where shared/data is absent)',
  () => {
    it.each(real)('$file', ({ schema }) => {
      const ports = portsFromSchema(schema);
      const input = (schema['components'] as { schemas: { Input: { properties: JsonObject } } })
        .schemas.Input;
      expect(ports.inputs.map((port) => port.name).toSorted()).toEqual(
        Object.keys(input.properties).toSorted(),
      );
      expect(ports.outputs.length).toBeGreaterThan(0);
      for (const port of ports.inputs) {
        expect(port.title).not.toBe('');
        expect(port.type).not.toBe('any');
        if (port.widget.kind === 'select') expect(port.widget.options.length).toBeGreaterThan(0);
      }
      expect(portsFromSchema(reduceSchema(schema))).toEqual(ports);
    });
  },
);
