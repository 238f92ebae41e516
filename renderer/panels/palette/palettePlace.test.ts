import { expect, test } from 'vitest';
import { palettePlace } from './palettePlace.ts';

const screens = [
  { width: 1440, height: 900 },
  { width: 900, height: 600 },
  { width: 400, height: 300 },
];

test.each(screens)('stays inside a window of $width x $height', (screen) => {
  const points = [
    null,
    { x: 0, y: 0 },
    { x: screen.width, y: screen.height },
    { x: screen.width / 2, y: 10 },
  ];
  for (const point of points) {
    const { left, top, width, maxHeight } = palettePlace(point, screen);
    expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
    expect(left + width).toBeLessThanOrEqual(screen.width);
    expect(top + maxHeight).toBeLessThanOrEqual(screen.height);
  }
});

test('opens at the pointer where there is room', () => {
  const place = palettePlace({ x: 300, y: 200 }, { width: 1440, height: 900 });
  expect(place).toMatchObject({ left: 276, top: 180 });
});
