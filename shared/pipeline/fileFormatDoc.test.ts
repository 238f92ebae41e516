import { expect, it } from 'vitest';
import { parsePipeline } from './parsePipeline.ts';
import { serializePipeline } from './serializePipeline.ts';

const pages: Readonly<Record<string, string>> = import.meta.glob('../../docs/file-format.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

it('the example in docs/file-format.md is exactly what Patchbay writes', () => {
  const example = /```json\n([^`]*)```/.exec(Object.values(pages).join(''))?.[1] ?? '';
  const result = parsePipeline(example);
  if (!result.ok) throw new Error(result.message);
  expect(result.warnings).toEqual([]);
  expect(serializePipeline(result.pipeline)).toBe(example);
});
