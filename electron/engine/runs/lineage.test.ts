import { expect, test } from 'vitest';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { toArtifactId, toNodeId, type NodeId } from '../../../shared/domain/ids.ts';
import { fileValue, listValue, textValue } from '../../../shared/domain/values.ts';
import { PipelineBuilder } from '../../../test/support/pipelineBuilder.ts';
import { createLineage } from './lineage.ts';

const artifact = (digit: string, name: string): ArtifactRef => ({
  id: toArtifactId(digit.repeat(64)),
  name,
  mediaType: 'image/png',
  size: 1,
});

const [cat, dog, blurredCat, blurredDog] = [
  artifact('a', 'cat.png'),
  artifact('b', 'dog.photo.png'),
  artifact('c', 'blur.png'),
  artifact('d', 'blur.png'),
] as const;

/** upload -> blur -> describe -> save, and a lone text -> save2. */
function openLineage() {
  const builder = new PipelineBuilder()
    .node('upload', 'file-upload')
    .node('blur', 'prediction')
    .node('describe', 'prediction')
    .node('save', 'download')
    .node('lone', 'text')
    .node('save2', 'download')
    .edge('upload.file', 'blur.image')
    .edge('blur.output', 'describe.image')
    .edge('describe.output', 'save.file')
    .edge('lone.text', 'save2.file');
  const { graph } = builder.build();
  const nodeOf = (id: string) => graph.nodes[toNodeId(id)]!;
  return { lineage: createLineage(graph), nodeOf };
}

const id = (text: string): NodeId => toNodeId(text);

test('a file keeps the name of its upload through every model', () => {
  const { lineage, nodeOf } = openLineage();
  lineage.remember(nodeOf('upload'), '', { file: fileValue(cat) });
  const name = lineage.nameFor(id('blur'), { image: fileValue(cat) });
  lineage.remember(nodeOf('blur'), name, { output: fileValue(blurredCat) });
  expect(lineage.nameFor(id('describe'), { image: fileValue(blurredCat) })).toBe('cat');
});

test('items of a list each keep their own', () => {
  const { lineage, nodeOf } = openLineage();
  const both = listValue([fileValue(cat), fileValue(dog)]);
  lineage.remember(nodeOf('upload'), '', { file: both });
  const pairs = [
    [cat, blurredCat],
    [dog, blurredDog],
  ] as const;
  for (const [input, output] of pairs) {
    const name = lineage.nameFor(id('blur'), { image: fileValue(input) });
    lineage.remember(nodeOf('blur'), name, { output: listValue([fileValue(output)]) });
  }
  expect(lineage.nameFor(id('save'), { file: fileValue(blurredDog) })).toBe('dog.photo');
  expect(lineage.nameFor(id('save'), { file: fileValue(blurredCat) })).toBe('cat');
  // Which of the two a text comes from cannot be known.
  expect(lineage.nameFor(id('save'), { file: textValue('a dog') })).toBe('');
});

test('a text is named by the only upload above it', () => {
  const { lineage, nodeOf } = openLineage();
  lineage.remember(nodeOf('upload'), '', { file: fileValue(cat) });
  expect(lineage.nameFor(id('save'), { file: textValue('a cat') })).toBe('cat');
  expect(lineage.nameFor(id('save2'), { file: textValue('hi') })).toBe('');
});

test('the first name of the same bytes stays', () => {
  const { lineage, nodeOf } = openLineage();
  lineage.remember(nodeOf('upload'), '', { file: fileValue(cat) });
  lineage.remember(nodeOf('blur'), 'other', { output: fileValue(cat) });
  expect(lineage.nameFor(id('describe'), { image: fileValue(cat) })).toBe('cat');
});
