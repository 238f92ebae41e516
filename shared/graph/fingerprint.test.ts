import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { someArtifact } from '../../test/support/fakeContext.ts';
import type { GraphNode, ModelSnapshots } from '../domain/graph.ts';
import { toNodeId } from '../domain/ids.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import {
  booleanValue,
  fileValue,
  jsonValue,
  listValue,
  numberValue,
  textValue,
  type PortValues,
  type Value,
} from '../domain/values.ts';
import { changedParts, fingerprintOf, type Fingerprint } from './fingerprint.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const model = 'someone/pictures';
const version = 'a'.repeat(64);

/** A model with a secret input beside the usual ones. */
const models: ModelSnapshots = {
  [`${model}:${version}`]: {
    model,
    version,
    schema: {
      components: {
        schemas: {
          Input: {
            type: 'object',
            properties: { key: { type: 'string', format: 'password', 'x-cog-secret': true } },
          },
        },
      },
    },
  },
};

function print(inputs: PortValues, settings: JsonObject = {}): Fingerprint {
  const node: GraphNode = {
    id: toNodeId('n'),
    type: 'prediction',
    typeVersion: 1,
    settings: { provider: 'replicate', model, version, ...settings },
    inputs: {},
  };
  const found = fingerprintOf({ node, models, inputs, sha256 });
  if (found === undefined) throw new Error('a prediction has a fingerprint');
  return found;
}

const json: fc.Arbitrary<Json> = fc.jsonValue().map((value) => value as Json);
const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.string().map(textValue),
  fc.double().map(numberValue),
  fc.integer().map(numberValue),
  fc.boolean().map(booleanValue),
  json.map(jsonValue),
  fc
    .integer({ min: 1, max: 5 })
    .map((number) => fileValue(someArtifact('a.png', 'image/png', number))),
);
const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }).map(listValue));
const inputs = fc.dictionary(
  fc.constantFrom('prompt', 'image', 'seed', '__proto__', 'model'),
  value,
);

describe('the same', () => {
  test('in every order of inputs and of keys inside JSON', () => {
    fc.assert(
      fc.property(inputs, json, (ports, object) => {
        const turned = Object.fromEntries(Object.entries(ports).toReversed());
        const shuffled = JSON.parse(JSON.stringify(object), (_, inner: unknown) =>
          typeof inner === 'object' && inner !== null && !Array.isArray(inner)
            ? Object.fromEntries(Object.entries(inner).toReversed())
            : inner,
        ) as Json;
        expect(print({ ...ports, extra: jsonValue(object) })).toEqual(
          print({ extra: jsonValue(shuffled), ...turned }),
        );
      }),
    );
  });

  test('at every provider, whatever a file is called and however a number is written', () => {
    const file = someArtifact('a.png');
    expect(print({ image: fileValue(file), n: numberValue(1) }).id).toBe(
      print(
        { image: fileValue({ ...file, name: 'b.png', mediaType: 'image/x' }), n: numberValue(1.0) },
        { provider: 'lowcodeapi' },
      ).id,
    );
    expect(print({ n: numberValue(-0) }).id).toBe(print({ n: numberValue(0) }).id);
  });
});

describe('another', () => {
  test('whenever a value differs: exactly the changed ports are named', () => {
    fc.assert(
      fc.property(inputs, fc.constantFrom('prompt', 'image'), value, (ports, port, next) => {
        const after = { ...ports, [port]: next };
        const changed = changedParts(print(ports).parts, print(after).parts);
        expect(print(ports).id === print(after).id).toBe(changed.length === 0);
        expect(changed.every((part) => part === `input.${port}`)).toBe(true);
        if (!Object.hasOwn(ports, port)) expect(changed).toEqual([`input.${port}`]);
      }),
    );
  });

  test('0, an empty text, false, null, an empty list and nothing are six things', () => {
    const all: readonly PortValues[] = [
      {},
      { p: numberValue(0) },
      { p: textValue('') },
      { p: booleanValue(false) },
      { p: jsonValue(null) },
      { p: listValue([]) },
      { p: jsonValue(0) },
      { p: textValue('0') },
      { p: jsonValue('') },
      { p: numberValue(Number.NaN) },
      { p: numberValue(Number.POSITIVE_INFINITY) },
      { p: listValue([listValue([])]) },
    ];
    expect(new Set(all.map((ports) => print(ports).id)).size).toBe(all.length);
  });

  test('for another model, version or version of the node type', () => {
    const base = print({});
    expect(changedParts(base.parts, print({}, { model: 'someone/else' }).parts)).toEqual(['model']);
    expect(changedParts(base.parts, print({}, { version: 'b'.repeat(64) }).parts)).toEqual([
      'version',
    ]);
    expect(base.parts['node']).toBe('prediction@1');
  });

  test('for a port named like a part', () => {
    const { parts } = print({ model: textValue('x') });
    expect(parts['model']).toBe(`"${model}"`);
    expect(parts['input.model']).toBe('["text","x"]');
  });
});

test('a secret and a long text are kept as hashes only', () => {
  const long = 'word '.repeat(1000);
  const { parts } = print({ key: textValue('r8_secret'), prompt: textValue(long) });
  expect(JSON.stringify(parts)).not.toContain('r8_secret');
  expect(parts['input.key']).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(parts['input.prompt']).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(print({ key: textValue('other') }).id).not.toBe(print({ key: textValue('r8_secret') }).id);
});

test('what may change under its name lives for a week; a pinned version for ever', () => {
  const week = 7 * 86_400_000;
  expect(print({}).lifetimeMs).toBeNull();
  expect(print({}, { version: null }).lifetimeMs).toBe(week);
  const cog = print({}, { provider: 'cog:127.0.0.1:5000' });
  expect(cog.lifetimeMs).toBe(week);
  expect(cog.id).not.toBe(print({}, { provider: 'cog:127.0.0.1:5001' }).id);
});

test('only nodes that say what they are have one', () => {
  const node = { id: toNodeId('n'), typeVersion: 1, inputs: {} };
  const of = (type: string, settings: JsonObject) =>
    fingerprintOf({ node: { ...node, type, settings }, models, inputs: {}, sha256 });
  expect(of('text', { text: 'x' })).toBeUndefined();
  expect(of('of-the-future', {})).toBeUndefined();
  expect(of('prediction', { provider: 'replicate', model: '', version: null })).toBeUndefined();
  expect(of('prediction', { provider: 1 })).toBeUndefined();
});
