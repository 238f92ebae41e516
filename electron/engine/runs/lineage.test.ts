import { expect, test } from 'vitest';
import { toArtifactId, toNodeId } from '../../../shared/domain/ids.ts';
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

function openLineage() {
  const { graph } = new PipelineBuilder()
    .node('upload', 'file-upload')
    .node('blur', 'prediction')
    .build();
  const nodeOf = (id: string) => graph.nodes[toNodeId(id)]!;
  return { lineage: createLineage(), upload: nodeOf('upload'), blur: nodeOf('blur') };
}

test('a file keeps the name of its upload through every model', () => {
  const { lineage, upload, blur } = openLineage();
  lineage.remember(upload, {}, { file: cat });
  lineage.remember(blur, { image: cat }, { output: blurredCat, text: textValue('a cat') });
  expect(lineage.sourceOf({ image: blurredCat })?.name).toBe('cat');
});

test('a text is named by the upload it was made of', () => {
  const { lineage, upload, blur } = openLineage();
  const text = textValue('a cat');
  lineage.remember(upload, {}, { file: cat });
  lineage.remember(blur, { image: cat }, { output: text });
  expect(lineage.sourceOf({ file: text })?.name).toBe('cat');
  expect(lineage.sourceOf({ file: textValue('a cat') })).toBeUndefined();
});

test('items of a list each keep their own, also where their bytes are the same', () => {
  const { lineage, upload, blur } = openLineage();
  lineage.remember(upload, {}, { file: listValue([cat, dog, sameCat]) });
  for (const [input, output] of [
    [cat, blurredCat],
    [dog, blurredDog],
  ] as const)
    lineage.remember(blur, { image: input }, { output: listValue([output]) });
  expect(lineage.sourceOf({ file: blurredDog })?.name).toBe('dog.photo');
  expect(lineage.sourceOf({ file: blurredCat })?.name).toBe('cat');
  expect(lineage.sourceOf({ file: sameCat })?.name).toBe('copy of cat');
});

test('the first name of a value stays', () => {
  const { lineage, upload, blur } = openLineage();
  lineage.remember(upload, {}, { file: cat });
  lineage.remember(blur, { other: dog }, { output: cat });
  expect(lineage.sourceOf({ image: cat })?.name).toBe('cat');
});
