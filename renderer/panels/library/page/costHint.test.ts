import { expect, test } from 'vitest';
import { costHint, type CostExample } from './costHint.ts';

const model = { official: false };
const example = { metrics: { predict_time: 2.34 } };

test('a cost is told as far as it is known, and never made up', () => {
  expect(costHint({ provider: 'builtin', model, example }).title).toBe('Free');
  expect(costHint({ provider: 'cog:127.0.0.1:5000', model, example }).title).toBe('No charge');
  const official = costHint({ provider: 'replicate', model: { official: true }, example });
  expect(official).toMatchObject({ title: 'Price unknown' });
  expect(official.detail).not.toMatch(/\d/);
  expect(costHint({ provider: 'replicate', model, example })).toEqual({
    title: 'Price unknown',
    detail: 'It is billed by the time that it runs. Its example took 2.3 s.',
  });
  const unmeasured: readonly (CostExample | undefined)[] = [
    undefined,
    { metrics: {} },
    { metrics: { predict_time: 0 } },
  ];
  for (const without of unmeasured) {
    const { detail } = costHint({ provider: 'lowcodeapi', model, example: without });
    expect(detail).toBe('It is billed by the time that it runs.');
  }
});
