import { expect, test } from 'vitest';
import { toArtifactId, toNodeId, type NodeId } from '../../../shared/domain/ids.ts';
import { fileValue, listValue, textValue, type Value } from '../../../shared/domain/values.ts';
import { PipelineBuilder } from '../../../test/support/pipelineBuilder.ts';
import { createLineage } from './lineage.ts';

const file = (digit: string, name: string): Value =>
  fileValue({ id: toArtifactId(digit.repeat(64)), name, mediaType: 'image/png', size: 1 });

const [cat, dog, sameCat, blurredCat, blurredDog] = [
  file('a', 'cat.png'),
  file('b', 'dog.photo.png'),
  file('a', 'copy of cat.png'),
  file('c', 'blur.png'),
  file('d', 'blur.png'),
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
  lineage.remember(nodeOf('upload'), '', { file: cat });
  const name = lineage.nameFor(id('blur'), { image: cat });
  lineage.remember(nodeOf('blur'), name, { output: blurredCat });
  expect(lineage.nameFor(id('describe'), { image: blurredCat })).toBe('cat');
});

test('items of a list each keep their own, also where their bytes are the same', () => {
  const { lineage, nodeOf } = openLineage();
  lineage.remember(nodeOf('upload'), '', { file: listValue([cat, dog, sameCat]) });
  for (const [input, output] of [
    [cat, blurredCat],
    [dog, blurredDog],
  ] as const) {
    const name = lineage.nameFor(id('blur'), { image: input });
    lineage.remember(nodeOf('blur'), name, { output: listValue([output]) });
  }
  expect(lineage.nameFor(id('save'), { file: blurredDog })).toBe('dog.photo');
  expect(lineage.nameFor(id('save'), { file: blurredCat })).toBe('cat');
  expect(lineage.nameFor(id('save'), { file: sameCat })).toBe('copy of cat');
  // Which of the two a text comes from cannot be known.
  expect(lineage.nameFor(id('save'), { file: textValue('a dog') })).toBe('');
});

test('a text is named by the only upload above it', () => {
  const { lineage, nodeOf } = openLineage();
  lineage.remember(nodeOf('upload'), '', { file: cat });
  expect(lineage.nameFor(id('save'), { file: textValue('a cat') })).toBe('cat');
  expect(lineage.nameFor(id('save2'), { file: textValue('hi') })).toBe('');
});

test('the first name of a value stays', () => {
  const { lineage, nodeOf } = openLineage();
  lineage.remember(nodeOf('upload'), '', { file: cat });
  lineage.remember(nodeOf('blur'), 'other', { output: cat });
  expect(lineage.nameFor(id('describe'), { image: cat })).toBe('cat');
});
