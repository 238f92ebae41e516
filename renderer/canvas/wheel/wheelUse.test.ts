import { describe, expect, test } from 'vitest';
import { createWheelUse, type Turn, type WheelUse } from './wheelUse.ts';

const still: Turn = {
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  timeStamp: 1000,
};

function uses(...turns: readonly (Partial<Turn> & { readonly over?: 'text' })[]): WheelUse[] {
  const use = createWheelUse();
  return turns.map(({ over, ...turn }) => use({ ...still, ...turn }, () => over === 'text'));
}

describe('what a turn of the wheel is for', () => {
  test.each<[string, Partial<Turn>, WheelUse]>([
    ['a mouse wheel on Windows', { deltaY: 100, wheelDeltaY: -120 }, 'zoom'],
    ['a mouse wheel on Linux', { deltaY: 120, wheelDeltaY: -120 }, 'zoom'],
    ['a mouse wheel in Firefox', { deltaY: 3, deltaMode: 1, wheelDeltaY: -144 }, 'zoom'],
    ['two fingers on macOS', { deltaY: 90, wheelDeltaY: -270 }, 'pan'],
    ['two fingers on Windows', { deltaY: -7, wheelDeltaY: 7 }, 'pan'],
    ['two fingers sideways', { deltaX: 4, deltaY: 100 }, 'pan'],
    ['a pinch', { deltaY: -3, wheelDeltaY: 9, ctrlKey: true }, 'zoom'],
    ['a mouse wheel with Shift', { deltaY: 100, wheelDeltaY: -120, shiftKey: true }, 'pan'],
  ])('%s', (_name, turn, expected) => {
    expect(uses(turn)).toEqual([expected]);
  });

  test('what can scroll under the mouse scrolls, but a pinch there zooms', () => {
    const wheel = { deltaY: 100, wheelDeltaY: -120, over: 'text' } as const;
    expect(uses(wheel, { ...wheel, ctrlKey: true })).toEqual(['scroll', 'zoom']);
  });

  test('a gesture stays what it began as, and the next one begins anew', () => {
    const fingers = { deltaY: 9, wheelDeltaY: -27 };
    const [overText, fast] = [
      { ...fingers, over: 'text' as const },
      { deltaY: 200, wheelDeltaY: -200 },
    ];
    expect(
      uses(
        { ...fingers, timeStamp: 1000 },
        { ...overText, timeStamp: 1100 },
        { ...fast, timeStamp: 1200 },
        { ...overText, timeStamp: 1600 },
      ),
    ).toEqual(['pan', 'pan', 'pan', 'scroll']);
  });

  test('two fingers pan again right after a pinch', () => {
    expect(
      uses(
        { deltaY: 4, wheelDeltaY: -12, ctrlKey: true, timeStamp: 1000 },
        { deltaY: 4, wheelDeltaY: -12, timeStamp: 1020 },
      ),
    ).toEqual(['zoom', 'pan']);
  });
});
