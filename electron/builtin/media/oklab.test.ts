import { expect, test } from 'vitest';
import { fromOklab, toOklab } from './oklab.ts';

test('gives the values that its author gives', () => {
  const close = (actual: readonly number[], expected: readonly number[]): void =>
    actual.forEach((value, channel) => expect(value).toBeCloseTo(expected[channel]!, 3));
  close(toOklab(255, 255, 255), [1, 0, 0]);
  close(toOklab(0, 0, 0), [0, 0, 0]);
  close(toOklab(255, 0, 0), [0.628, 0.2249, 0.1258]);
  close(toOklab(0, 255, 0), [0.8664, -0.2339, 0.1795]);
  close(toOklab(0, 0, 255), [0.452, -0.0325, -0.3115]);
});

test('comes back as the same colour, and cuts off what no screen can show', () => {
  for (let step = 0; step < 4096; step += 7) {
    const colour = [(step * 5) % 256, (step * 11) % 256, (step * 17) % 256] as const;
    expect(fromOklab(toOklab(...colour))).toEqual(colour);
  }
  expect(fromOklab([2, 0, 0])).toEqual([255, 255, 255]);
  expect(fromOklab([-1, 0, 0])).toEqual([0, 0, 0]);
});
