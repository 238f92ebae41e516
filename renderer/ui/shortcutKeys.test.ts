import { describe, expect, test } from 'vitest';
import { shortcutKeys } from './shortcutKeys.ts';

describe('shortcutKeys', () => {
  test('names the keys of each kind of keyboard', () => {
    expect(shortcutKeys('Mod+Shift+s', true)).toEqual(['⌘', '⇧', 'S']);
    expect(shortcutKeys('Mod+Shift+s', false)).toEqual(['Ctrl', 'Shift', 'S']);
  });

  test('keeps a plus that is the key itself', () => {
    expect(shortcutKeys('Mod++', false)).toEqual(['Ctrl', '+']);
    expect(shortcutKeys('Escape', false)).toEqual(['Esc']);
  });
});
