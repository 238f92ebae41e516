import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPipeline, type Pipeline } from '../domain/graph.ts';
import { toNodeId } from '../domain/ids.ts';
import type { Json } from '../domain/json.ts';
import { zPipeline } from './format.ts';
import { parsePipeline } from './parsePipeline.ts';
import { serializePipeline } from './serializePipeline.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/).filter((text) => text !== '__proto__');
const name = fc.string({ unit: 'grapheme' }).filter((text) => text !== '__proto__');
/** JSON has no -0. */
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .map((value) => value + 0);
const json = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(name, tie('json'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).json;
const values = fc.dictionary(name, json, { maxKeys: 4, noNullPrototype: true });
const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
const size = fc.double({ min: 1, max: 5000, noNaN: true });
const extras = fc.dictionary(fc.stringMatching(/^x[a-z]{1,5}$/), json, {
  maxKeys: 2,
  noNullPrototype: true,
});

const node = fc
  .tuple(
    extras,
    fc.record(
      {
        type: fc.string({ minLength: 1 }),
        typeVersion: fc.integer({ min: 1 }),
        title: name,
        settings: values,
        inputs: values,
        disabled: fc.boolean(),
        bypassed: fc.boolean(),
      },
      { requiredKeys: ['type', 'typeVersion', 'settings', 'inputs'], noNullPrototype: true },
    ),
    fc.record(
      { x: coordinate, y: coordinate, width: size, height: size },
      { requiredKeys: ['x', 'y'], noNullPrototype: true },
    ),
  )
  .map(([more, known, layout]) => ({
    node: { ...more, ...known },
    layout: { ...more, ...layout },
  }));

const snapshot = fc.record(
  { model: name, version: fc.option(name), schema: values },
  { noNullPrototype: true },
);

const pipeline = fc
  .tuple(
    fc.uniqueArray(id, { minLength: 1, maxLength: 6 }),
    fc.uniqueArray(id, { maxLength: 6 }),
    extras,
  )
  .chain(([nodeIds, edgeIds, more]) =>
    fc.record({
      name,
      nodes: fc.tuple(...nodeIds.map((nodeId) => node.map((made) => [nodeId, made] as const))),
      edges: fc.tuple(
        ...edgeIds.map((edgeId) =>
          fc.record(
            {
              id: fc.constant(edgeId),
              source: fc.constantFrom(...nodeIds),
              sourcePort: name,
              target: fc.constantFrom(...nodeIds),
              targetPort: name,
            },
            { noNullPrototype: true },
          ),
        ),
      ),
      models: fc.dictionary(name, snapshot, { maxKeys: 2, noNullPrototype: true }),
      more: fc.constant(more),
    }),
  )
  .map((made) => ({
    ...made.more,
    name: made.name,
    graph: {
      ...made.more,
      nodes: Object.fromEntries(
        made.nodes.map(([key, { node: one }]) => [key, { ...one, id: key }]),
      ),
      edges: made.edges,
    },
    layout: Object.fromEntries(made.nodes.map(([key, { layout }]) => [key, layout])),
    models: made.models,
  })) as unknown as fc.Arbitrary<Pipeline>;

describe('serializePipeline', () => {
  it('gives a text that parses to the same pipeline, unknown keys included', () => {
    fc.assert(
      fc.property(pipeline, (made) => {
        expect(parsePipeline(serializePipeline(made))).toEqual({
          ok: true,
          pipeline: made,
          warnings: [],
        });
      }),
    );
  });

  it('gives the same text whatever order the keys were made in', () => {
    fc.assert(
      fc.property(pipeline, (made) => {
        expect(serializePipeline(reversed(made) as Pipeline)).toBe(serializePipeline(made));
      }),
    );
  });

  it('makes pipelines that cross the RPC', () => {
    fc.assert(
      fc.property(pipeline, (made) => {
        expect(zPipeline.parse(made)).toEqual(made);
      }),
    );
  });

  it('writes two spaces, sorted keys, and a newline at the end', () => {
    expect(serializePipeline(emptyPipeline('Ä'))).toBe(
      `{
  "format": "patchbay/pipeline",
  "graph": {
    "edges": [],
    "nodes": {}
  },
  "layout": {},
  "models": {},
  "name": "Ä",
  "version": 1
}
`,
    );
  });

  it('refuses what could not be opened again', () => {
    const deep = Array.from({ length: 250 }).reduce<Json>((inner) => [inner], 1);
    const key = toNodeId('a');
    const made: Pipeline = {
      ...emptyPipeline('deep'),
      graph: {
        nodes: { [key]: { id: key, type: 'json', typeVersion: 1, settings: { deep }, inputs: {} } },
        edges: [],
      },
    };
    expect(() => serializePipeline(made)).toThrow(/nested more than 200 deep/);
  });
});

/** The same value with every object's keys in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  );
}
