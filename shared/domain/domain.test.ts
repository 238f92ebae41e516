import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mediaKindOf } from './artifact.ts';
import { emptyPipeline, findNode, modelKey } from './graph.ts';
import { isArtifactId, isId, toArtifactId, toEdgeId, toNodeId, toRunId } from './ids.ts';
import { canonicalJson, isJsonObject, sortKeys } from './json.ts';
import { parseModelRef } from './model.ts';
import { depthOf, describeType, isFileType, itemTypeOf, listOf } from './ports.ts';
import { isTerminal, parseProgress } from './prediction.ts';
import {
  artifactsIn,
  describeValue,
  fileValue,
  listValue,
  numberValue,
  textValue,
} from './values.ts';

const hash = 'a'.repeat(64);

describe('ids', () => {
  test.each(['a', 'A_b-9', 'x'.repeat(64)])('%j is one', (text) => {
    expect(isId(text)).toBe(true);
    expect([toNodeId(text), toEdgeId(text), toRunId(text)]).toEqual([text, text, text]);
  });

  test.each(['', 'a b', 'a/b', '../a', 'ä', 'x'.repeat(65), 'a\n'])('%j is none', (text) => {
    expect(isId(text)).toBe(false);
    for (const brand of [toNodeId, toEdgeId, toRunId])
      expect(() => brand(text)).toThrow(RangeError);
  });

  test('an artifact is named by 64 lower-case hex digits', () => {
    expect(toArtifactId(hash)).toBe(hash);
    for (const text of [
      '',
      hash.slice(1),
      `${hash}a`,
      hash.toUpperCase(),
      `${hash}\n`,
      'g'.repeat(64),
    ]) {
      expect(isArtifactId(text)).toBe(false);
      expect(() => toArtifactId(text)).toThrow(RangeError);
    }
  });
});

describe('json', () => {
  test('equal values give equal text, however their keys are ordered', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const reversed = JSON.parse(
          JSON.stringify(value, (_, item: unknown) =>
            isJsonObject(item) ? Object.fromEntries(Object.entries(item).toReversed()) : item,
          ),
        ) as unknown;
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('keys are sorted by code point, lists keep their order, undefined is left out', () => {
    expect(canonicalJson({ b: 1, a: [2, 1], Z: { d: undefined, c: null } })).toBe(
      '{"Z":{"c":null},"a":[2,1],"b":1}',
    );
    const odd = JSON.parse('{"__proto__": 1, "a": 2}') as object;
    expect(Object.keys(sortKeys(odd) as object)).toEqual(['__proto__', 'a']);
  });

  test.each([
    [{}, true],
    [[], false],
    [null, false],
    ['x', false],
  ])('%j: an object is %j', (value, expected) => {
    expect(isJsonObject(value)).toBe(expected);
  });
});

describe('progress', () => {
  test.each([
    ['  0%|          | 0/50 [00:00<?, ?it/s]', 0, 0, 50],
    [
      'noise\n 10%|█         | 5/50 [00:01<00:09]\r 50%|█████     | 25/50 [00:05<00:05]\nmore',
      0.5,
      25,
      50,
    ],
    ['100%|##########| 5/5', 1, 5, 5],
    ['250%|##########| 5/2', 1, 5, 2],
  ])('%j is %d', (logs, fraction, current, total) => {
    expect(parseProgress(logs)).toEqual({ fraction, current, total });
  });

  test.each(['', 'no bar', '50% done', '50%|', 'epoch 50%|###| 1/2'])('%j tells none', (logs) => {
    expect(parseProgress(logs)).toBeUndefined();
  });

  test('is found at the end of long logs, and reading them takes no long time', () => {
    const logs = `${'x'.repeat(1_000_000)}\n 30%|###       | 3/10\n`;
    expect(parseProgress(logs)?.fraction).toBe(0.3);
    expect(parseProgress(`1%|${'|'.repeat(4000)}`)).toBeUndefined();
  });
});

test('the last four statuses are the ends', () => {
  const all = [
    'starting',
    'processing',
    'unknown',
    'succeeded',
    'failed',
    'canceled',
    'aborted',
  ] as const;
  expect(all.filter(isTerminal)).toEqual(['succeeded', 'failed', 'canceled', 'aborted']);
});

test.each([
  ['owner/name', { owner: 'owner', name: 'name' }],
  [` Acme-AI/up.scale_2:${hash} `, { owner: 'Acme-AI', name: 'up.scale_2', version: hash }],
  ['name', undefined],
  ['a/b/c', undefined],
  ['a/b:123', undefined],
  ['../b', undefined],
  ['a/..', undefined],
  ['a b/c', undefined],
  ['', undefined],
])('the model reference %j is %j', (text, ref) => {
  expect(parseModelRef(text)).toEqual(ref);
});

test.each([
  ['image/png', 'image'],
  ['VIDEO/MP4; codecs=x', 'video'],
  ['audio/wav', 'audio'],
  ['model/gltf-binary', 'model3d'],
  ['text/markdown', 'text'],
  ['application/json', 'text'],
  ['application/zip', 'archive'],
  ['application/zipper', 'other'],
  ['', 'other'],
])('%j is of the kind %j', (mediaType, kind) => {
  expect(mediaKindOf(mediaType)).toBe(kind);
});

test('types of ports', () => {
  const nested = listOf(listOf('image'));
  expect([itemTypeOf(nested), depthOf(nested), describeType(nested)]).toEqual([
    'image',
    2,
    'list of list of image',
  ]);
  expect(
    ['file', 'image', 'video', 'audio', 'model3d'].every((type) => isFileType(type as never)),
  ).toBe(true);
  expect(['text', 'any', 'json'].some((type) => isFileType(type as never))).toBe(false);
});

test('values in words, and the artifacts inside them', () => {
  const file = (name: string, mediaType: string) =>
    fileValue({ id: toArtifactId(hash), name, mediaType, size: 1 });
  const [cat, zip] = [file('cat.png', 'image/png'), file('a.bin', '')];
  expect(describeValue(cat).message).toBe('the image file "cat.png"');
  expect(describeValue(zip).message).toBe('the file "a.bin"');
  expect(describeValue(file('m.glb', 'model/gltf-binary')).message).toBe('the 3D model "m.glb"');
  expect(describeValue(listValue([cat, zip])).message).toBe('a list of 2');
  expect(describeValue(numberValue(1)).message).toBe('the number 1');
  const nested = listValue([cat, listValue([zip, textValue('x'), cat])]);
  expect(artifactsIn(nested).map((each) => each.name)).toEqual(['cat.png', 'a.bin', 'cat.png']);
});

test('graphs: only own nodes are found, models are keyed by version where there is one', () => {
  const { graph } = emptyPipeline('x');
  expect(findNode(graph, toNodeId('constructor'))).toBeUndefined();
  expect([modelKey('a/b', null), modelKey('a/b', hash)]).toEqual(['a/b', `a/b:${hash}`]);
});
