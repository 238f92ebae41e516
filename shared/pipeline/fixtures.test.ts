import { describe, expect, it } from 'vitest';
import { formatVersion } from './format.ts';
import { parsePipeline } from './parsePipeline.ts';
import { serializePipeline } from './serializePipeline.ts';

const released: Readonly<Record<string, string>> = import.meta.glob(
  '../../test/fixtures/pipelines/*/*.patchbay',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

describe.each(Object.entries(released))('%s', (path, text) => {
  it('opens without a warning and is saved as it was read', () => {
    const result = parsePipeline(text);
    if (!result.ok) throw new Error(result.message);
    expect(result.warnings).toEqual([]);
    const saved = serializePipeline(result.pipeline);
    expect(parsePipeline(saved)).toEqual(result);
    if (path.includes(`/v${formatVersion}/`)) expect(saved).toBe(text);
  });
});

it('finds the released files', () => {
  expect(Object.keys(released).map((path) => path.split('/').at(-1))).toEqual(
    expect.arrayContaining(['empty.patchbay', 'four-nodes.patchbay', 'from-the-future.patchbay']),
  );
});
