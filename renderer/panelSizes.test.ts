import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepPanelSize, readPanelSize } from './panelSizes.ts';

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('sessionStorage', storage());
});
afterEach(() => vi.unstubAllGlobals());

test('a size is remembered by its window, and by those that are opened later', () => {
  keepPanelSize('log', 300.4);
  const first = sessionStorage;
  vi.stubGlobal('sessionStorage', storage());
  expect(readPanelSize('log')).toBe(300.4);
  keepPanelSize('log', 200);
  expect(readPanelSize('log')).toBe(200);
  vi.stubGlobal('sessionStorage', first);
  expect(readPanelSize('log')).toBe(300.4);
  keepPanelSize('log', null);
  expect(readPanelSize('log')).toBeUndefined();
  expect(readPanelSize('library')).toBeUndefined();
});
