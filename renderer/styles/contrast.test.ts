import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { scalarTypes } from '../../shared/domain/ports.ts';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/** Each colour token's two values: light, then dark. */
const tokens = new Map(
  [
    ...css.matchAll(/--(?:color-)?([\w-]+):\s*(?:light-dark\((#\w{6}),\s*(#\w{6})\)|(#\w{6}));/g),
  ].map(
    ([, name = '', light, dark, both]) =>
      [name, [light ?? both ?? '', dark ?? both ?? '']] as const,
  ),
);

const surfaces = ['bg', 'surface', 'surface-2'];
const softs = ['bypass-soft', 'accent-soft', 'danger-soft', 'success-soft', 'warning-soft'];
const words = ['text', 'text-muted', 'accent', 'danger', 'success', 'warning', 'bypass'];
const frames = ['gray', 'blue', 'green', 'yellow', 'red', 'purple'];
/** Whole numbers look as all numbers do. */
const ports = scalarTypes.filter((type) => type !== 'integer');

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in the %s theme', (_, theme) => {
  const contrast = (a: string, b: string): number => ratio(valueOf(a, theme), valueOf(b, theme));

  test.each(words)('%s is readable on every surface (WCAG AA, 4.5:1)', (word) => {
    for (const surface of [...surfaces, 'surface-3'])
      expect(contrast(word, surface), surface).toBeGreaterThanOrEqual(4.5);
  });

  test.each(softs)('words of its own colour are readable on %s', (soft) => {
    for (const word of ['text', soft.replace('-soft', '')])
      expect(contrast(word, soft), word).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['accent-solid', 'accent-solid-hover', 'danger-solid', 'danger-solid-hover'])(
    'labels are readable on %s',
    (solid) => {
      expect(contrast('on-accent', solid)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(ports)('the handle of %s stands out (3:1)', (port) => {
    for (const surface of surfaces)
      expect(contrast(`port-${port}`, surface), surface).toBeGreaterThanOrEqual(3);
  });

  test.each(frames)('words are readable in a %s frame, and its line stands out', (name) => {
    for (const ground of [`frame-${name}-soft`, `frame-${name}-title`]) {
      for (const word of ['text', 'text-muted', 'danger'])
        expect(contrast(word, ground), `${word} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const surface of ['bg', `frame-${name}-soft`])
      expect(contrast(`frame-${name}`, surface), surface).toBeGreaterThanOrEqual(3);
  });

  test('no two kinds of port have one colour', () => {
    expect(new Set(ports.map((port) => valueOf(`port-${port}`, theme))).size).toBe(ports.length);
  });
});

function valueOf(name: string, theme: 0 | 1): string {
  const pair = tokens.get(name);
  if (pair === undefined) throw new Error(`There is no colour token "${name}".`);
  return pair[theme];
}

function ratio(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
