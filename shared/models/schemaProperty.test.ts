import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRealSchemas } from '../../test/modelSchemas.ts';
import { faultsOfRequest, fileAddress, fileRef, sentFor } from '../../test/support/modelRequest.ts';
import { canonicalJson, isJsonObject, type Json, type JsonObject } from '../domain/json.ts';
import { isFileType, itemTypeOf } from '../domain/ports.ts';
import { checkInput } from './checkInputs.ts';
import { portsFromSchema } from './portsFromSchema.ts';

/** A feature of a schema, with values that it takes and values that it refuses. */
type Feature = {
  readonly schema: JsonObject;
  readonly good: fc.Arbitrary<Json>;
};

const word = fc.stringMatching(/^[a-z]{1,6}$/);

const scalars: fc.Arbitrary<Feature> = fc.oneof(
  fc
    .record({ least: fc.integer({ min: -50, max: 0 }), most: fc.integer({ min: 1, max: 50 }) })
    .map(({ least, most }): Feature => ({
      schema: { type: 'integer', minimum: least, maximum: most },
      good: fc.integer({ min: least, max: most }),
    })),
  fc.constant<Feature>({
    schema: { type: 'number', exclusiveMinimum: true, minimum: 0, maximum: 8 },
    good: fc.double({ min: 0, max: 8, minExcluded: true, noNaN: true }),
  }),
  fc.constant<Feature>({
    schema: { type: 'integer', multipleOf: 8 },
    good: fc.integer({ min: -9, max: 9 }).map((count) => count * 8),
  }),
  fc.constant<Feature>({ schema: { type: 'boolean' }, good: fc.boolean() }),
  fc.constant<Feature>({ schema: { type: 'string' }, good: fc.string({ unit: 'grapheme' }) }),
  fc.constant<Feature>({
    schema: { type: 'string', minLength: 1, maxLength: 3 },
    good: fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 3 }),
  }),
  fc.uniqueArray(word, { minLength: 1, maxLength: 30 }).map((choices): Feature => ({
    schema: { enum: choices, type: 'string', description: 'An enumeration.' },
    good: fc.constantFrom(...choices),
  })),
  fc.constant<Feature>({
    schema: {
      oneOf: [
        { const: 1, title: 'One' },
        { const: '2', title: 'Two' },
      ],
    },
    good: fc.constantFrom<Json>(1, '2'),
  }),
);

const objects: fc.Arbitrary<Feature> = fc
  .dictionary(word, scalars, { minKeys: 1, maxKeys: 3 })
  .map((fields): Feature => ({
    schema: {
      type: 'object',
      required: Object.keys(fields),
      properties: Object.fromEntries(
        Object.entries(fields).map(([name, { schema }]) => [name, schema]),
      ),
    },
    good: fc.record(
      Object.fromEntries(Object.entries(fields).map(([name, { good }]) => [name, good])),
    ) as fc.Arbitrary<Json>,
  }));

const features: fc.Arbitrary<Feature> = fc.oneof(
  { weight: 4, arbitrary: scalars },
  { weight: 1, arbitrary: objects },
  {
    weight: 2,
    arbitrary: fc.oneof(scalars, objects).map(({ schema, good }): Feature => ({
      schema: { type: 'array', items: schema, minItems: 1, maxItems: 4 },
      good: fc.array(good, { minLength: 1, maxLength: 4 }),
    })),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(scalars, objects).map(([one, other]): Feature => ({
      schema: { anyOf: [one.schema, other.schema, { type: 'null' }] },
      good: fc.oneof(one.good, other.good),
    })),
  },
  fc.constant<Feature>({
    schema: { type: 'string', format: 'uri' },
    good: fc.constant(fileRef),
  }),
  fc.constant<Feature>({
    schema: { type: 'array', items: { type: 'string', format: 'uri' } },
    good: fc.array(fc.constant(fileRef), { maxLength: 3 }),
  }),
  fc.constant<Feature>({
    schema: {},
    good: fc.jsonValue().filter((json) => json !== null) as fc.Arbitrary<Json>,
  }),
);

const models = fc.dictionary(word, features, { minKeys: 1, maxKeys: 5 }).chain((byName) =>
  fc.record({
    document: fc.constant<JsonObject>({
      components: {
        schemas: {
          Input: {
            type: 'object',
            properties: Object.fromEntries(
              Object.entries(byName).map(([name, { schema }]) => [name, schema]),
            ),
          },
        },
      },
    }),
    values: fc.record(
      Object.fromEntries(Object.entries(byName).map(([name, { good }]) => [name, good])),
      { requiredKeys: [] },
    ) as fc.Arbitrary<JsonObject>,
  }),
);

test('what a schema takes can be typed on the node, and comes to the model whole', () => {
  fc.assert(
    fc.property(models, ({ document, values }) => {
      const { inputs } = portsFromSchema(document);
      for (const port of inputs) {
        const value = values[port.name];
        if (value !== undefined)
          expect([port.name, checkInput(port, value)]).toEqual([port.name, undefined]);
      }
      const sent = sentFor(inputs, values);
      expect(sent).toEqual(withAddresses(values));
      expectValid(document, sent);
    }),
    { numRuns: 100 },
  );
});

test('what the node lets through, the schema takes', () => {
  const anything = fc.oneof(
    fc.jsonValue() as fc.Arbitrary<Json>,
    fc.constantFrom<Json>(0, 8, '', false, [], {}),
  );
  fc.assert(
    fc.property(features, anything, (feature, json) => {
      const document = {
        components: { schemas: { Input: { properties: { x: feature.schema } } } },
      };
      const [port] = portsFromSchema(document).inputs;
      if (port === undefined || json === null || isFileType(itemTypeOf(port.type))) return;
      if (checkInput(port, json) !== undefined || isBeyondAjv(json)) return;
      expectValid(document, sentFor([port], { x: json }));
    }),
    { numRuns: 300 },
  );
});

const real = readRealSchemas().filter(({ example }) => example !== undefined);

test.skipIf(real.length === 0)(
  'what the examples of real models set is sent as their schemas take it (skipped where shared/data is absent)',
  () => {
    for (const { schema, example } of real) {
      const { inputs } = portsFromSchema(schema);
      const set = inputs.filter(({ name, type }) => {
        const json = example?.input[name];
        return json !== undefined && json !== null && !isFileType(itemTypeOf(type));
      });
      const values = Object.fromEntries(
        set.map(({ name }) => [name, example?.input[name] ?? null]),
      );
      const fitting = set.filter(
        (port) => checkInput(port, values[port.name] ?? null) === undefined,
      );
      const sent = sentFor(fitting, values);
      expect(Object.keys(sent)).toEqual(fitting.map(({ name }) => name));
      expectValid(withoutRequired(schema), sent);
    }
  },
);

/** Ajv takes no whole number for a multiple from 1e21 on, which is where JavaScript writes an exponent. */
function isBeyondAjv(json: Json): boolean {
  return JSON.stringify(json).includes('e+');
}

function withAddresses(values: JsonObject): JsonObject {
  const address = (json: Json): Json => {
    if (canonicalJson(json) === canonicalJson(fileRef)) return fileAddress;
    return Array.isArray(json) ? json.map(address) : json;
  };
  return Object.fromEntries(Object.entries(values).map(([name, json]) => [name, address(json)]));
}

function expectValid(document: JsonObject, sent: JsonObject): void {
  expect([sent, faultsOfRequest(document, sent)]).toEqual([sent, []]);
}

function withoutRequired(document: JsonObject): JsonObject {
  const text = JSON.stringify(document, (key, value: unknown) =>
    key === 'required' ? undefined : value,
  );
  const parsed: unknown = JSON.parse(text);
  return isJsonObject(parsed) ? parsed : {};
}
