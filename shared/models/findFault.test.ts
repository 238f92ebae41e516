import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../domain/json.ts';
import { checkInside } from './checkInside.ts';
import { findFault } from './findFault.ts';

const key = fc.constantFrom('a', 'b', 'constructor');
const small = fc.integer({ min: -3, max: 4 });
const count = fc.integer({ min: 0, max: 3 });

const json = fc.letrec<{ readonly value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Json>(null, true, false, '', 'a', 'ab', '🚀', 0, 1, 2, -3, 0.5),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }) as fc.Arbitrary<JsonObject>,
  ),
})).value;

/** Any mix of words, also of those that say nothing of the value's kind. */
const schemas = fc.letrec<{ readonly schema: Json }>((tie) => {
  const schema = tie('schema');
  const list = fc.array(schema, { minLength: 1, maxLength: 3 });
  const map = fc.dictionary(key, schema, { maxKeys: 2 });
  return {
    schema: fc.oneof(
      { depthSize: 'small' },
      fc.boolean(),
      fc.constant({ $ref: '#/$defs/T' }),
      fc.record(
        {
          type: fc.oneof(
            fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'array', 'object'),
            fc.constant(['string', 'array']),
          ),
          enum: fc.array(json, { minLength: 1, maxLength: 3 }),
          const: json,
          minimum: small,
          exclusiveMaximum: small,
          multipleOf: fc.constantFrom(2, 3),
          minLength: count,
          maxLength: count,
          pattern: fc.constantFrom('^a', 'b$', '[ab]{2}'),
          items: schema,
          prefixItems: list,
          minItems: count,
          maxItems: count,
          uniqueItems: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
      fc.record(
        {
          properties: map,
          required: fc.uniqueArray(key, { maxLength: 2 }),
          additionalProperties: schema,
          patternProperties: fc.dictionary(fc.constantFrom('^a', 'b'), schema, { maxKeys: 1 }),
          propertyNames: schema,
          minProperties: count,
          maxProperties: count,
          dependentRequired: fc.dictionary(key, fc.array(key, { maxLength: 1 }), { maxKeys: 1 }),
          dependentSchemas: map,
          contains: fc.constantFrom<Json>({ type: 'string' }, { minimum: 1 }, { required: ['a'] }),
          minContains: count,
          maxContains: count,
        },
        { requiredKeys: [] },
      ),
      fc.record(
        // A rule of lint refuses an object with a `then` of its own.
        Object.fromEntries([
          ...['allOf', 'anyOf', 'oneOf'].map((word) => [word, list]),
          ...['not', 'if', 'then', 'else'].map((word) => [word, schema]),
        ]) as { readonly [word: string]: fc.Arbitrary<Json> },
        { requiredKeys: [] },
      ) as fc.Arbitrary<JsonObject>,
    ),
  };
}).schema;

test('a value is right where ajv says so', () => {
  const defs = {
    T: { type: 'object', properties: { a: { $ref: '#/$defs/T' } }, maxProperties: 2 },
  };
  // Most of the time goes into compiling, so each schema judges several values.
  const values = fc.array(json, { minLength: 10, maxLength: 15 });
  fc.assert(
    fc.property(schemas, values, (schema, each) => {
      const whole: JsonObject = { allOf: [schema], $defs: defs };
      const judge = judgeOf(whole);
      for (const value of each) {
        const isRight = judge(value);
        fc.pre(isRight !== undefined);
        expect([schema, value, findFault(whole, value) === undefined]).toEqual([
          schema,
          value,
          isRight,
        ]);
      }
    }),
    { numRuns: 40 },
  );
});

/** What ajv says of values; undefined where the code that it makes of a schema does not run. */
function judgeOf(schema: JsonObject): (value: Json) => boolean | undefined {
  const ajv = new Ajv2020({
    strict: false,
    meta: false,
    validateSchema: false,
    ownProperties: true,
  });
  try {
    const validate = ajv.compile(structuredClone(schema));
    return (value) => {
      try {
        return validate(value);
      } catch {
        return undefined;
      }
    };
  } catch {
    return () => undefined;
  }
}

test.each<[JsonObject, Json, string]>([
  [{ required: ['role'] }, {}, '"X" lacks "role": add it.'],
  [
    { items: { type: 'integer' } },
    [1, 'a'],
    '"[1]" of "X" must be a whole number, but is "a": enter a whole number.',
  ],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 5, '"X" must be text, but is 5: enter text.'],
  [
    { anyOf: [{ type: 'string' }, { type: 'number' }] },
    true,
    '"X" cannot be true: enter one of the kinds of value that the model takes.',
  ],
  [
    { anyOf: [{ type: 'string' }, { properties: { a: { enum: [1] } } }] },
    { a: 2 },
    '"a" of "X" cannot be 2: choose one of 1.',
  ],
  [
    { additionalProperties: false },
    { b: 1 },
    '"b" of "X" is not known to the model: take it away.',
  ],
  [{ maxProperties: 0 }, { b: 1 }, '"X" has 1 entries: keep at most 0.'],
])('says what is wrong, where, and what to do: %j', (schema, value, sentence) => {
  expect(checkInside(schema, value, '"X"')?.message).toBe(sentence);
});
