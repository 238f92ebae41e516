import { expect, test } from 'vitest';
import type { ChosenKeys } from '../../../shared/api/shortcuts.ts';
import type { KeyPress } from '../shortcut.ts';
import { readPress } from '../shortcut.ts';
import { formatShortcut, parseShortcut } from '../../../shared/domain/shortcut.ts';
import { actions, findAction } from '../registry.ts';
import { findKeys, isNativePlace, putKeys, takeKeysFrom, type KeyPlace } from './changeKeys.ts';
import { effectiveKeys } from './effectiveKeys.ts';
import { whyReserved } from './reservedKeys.ts';

function known(chosen: ChosenKeys = {}, isMac = false) {
  return { actions, keys: effectiveKeys(actions, chosen, isMac).keys, isMac };
}

function place(id: string, index = 0): KeyPlace {
  const action = findAction(id);
  if (action === undefined) throw new Error(`There is no action ${id}.`);
  return { action, index };
}

test('chosen keys go before those that Patchbay comes with, which nobody has then', () => {
  const { keys } = known({ run: ['Mod+D'] });
  expect(keys.get('run')).toEqual(['Mod+D']);
  expect(keys.get('duplicate-selection')).toEqual([]);
});

test('an empty list leaves an action without keys; null in a change is what it comes with', () => {
  expect(known({ run: [] }).keys.get('run')).toEqual([]);
  expect(putKeys(known({ run: ['Mod+Shift+R'] }), place('run'), 'Mod+Enter')).toEqual({
    run: null,
  });
});

test('what cannot be used in the settings is named, and does nothing', () => {
  const chosen = { run: ['Mod+T', 'no keys+at+all'], gone: ['Mod+D'], undo: ['Mod+Shift+U'] };
  const { keys, unused } = effectiveKeys(actions, chosen, false);
  expect(unused.toSorted()).toEqual(['gone', 'run']);
  expect(keys.get('run')).toEqual([]);
  expect(keys.get('undo')).toEqual(['Mod+Shift+U']);
  expect(keys.get('duplicate-selection')).toEqual(['Mod+D']);
});

test('keys that are in use are found however they are written, on a Mac Ctrl is another key', () => {
  expect(findKeys(known(), 'ctrl+d')?.action.id).toBe('duplicate-selection');
  expect(findKeys(known({}, true), 'Ctrl+D')).toBeUndefined();
  expect(isNativePlace(known(), place('copy-selection'))).toBe(true);
  expect(isNativePlace(known(), place('run'))).toBe(false);
});

test('a swap gives each action what the other had; use here only leaves the other without', () => {
  const places = { to: place('run'), from: place('duplicate-selection') };
  expect(takeKeysFrom(known(), places, true)).toEqual({
    run: ['Mod+D'],
    'duplicate-selection': ['Mod+Enter'],
  });
  expect(takeKeysFrom(known(), places, false)).toEqual({
    run: ['Mod+D'],
    'duplicate-selection': [],
  });
});

test('swapping back is what Patchbay comes with', () => {
  const swapped = known({ run: ['Mod+D'], 'duplicate-selection': ['Mod+Enter'] });
  const places = { to: place('run'), from: place('duplicate-selection') };
  expect(takeKeysFrom(swapped, places, true)).toEqual({ run: null, 'duplicate-selection': null });
});

test('the keys of tabs, of the system and of the focus are reserved and say for whom', () => {
  expect(whyReserved('Mod+T', false)).toMatch(/browsers take/);
  expect(whyReserved('Mod+Q', true)).toMatch(/the system/);
  expect(whyReserved('Mod+Q', false)).toBeUndefined();
  expect(whyReserved('Tab', false)).toMatch(/moves the focus/);
  expect(whyReserved('Mod+Shift+R', false)).toBeUndefined();
});

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

test.each([
  ['Mod+S', press('s', { ctrlKey: true }), false],
  ['Mod+S', press('ы', { ctrlKey: true, code: 'KeyS' }), false],
  ['Mod+Alt+N', press('˜', { metaKey: true, altKey: true, code: 'KeyN' }), true],
  ['Ctrl+S', press('s', { ctrlKey: true }), true],
  ['?', press('?', { shiftKey: true }), false],
  ['Shift+F8', press('F8', { shiftKey: true }), false],
])('%s is read from a key press', (keys, event, isMac) => {
  const read = readPress(event, isMac);
  expect(read === undefined ? undefined : formatShortcut(read)).toBe(keys);
});

test('a key that is only held down, or the Windows key, is no shortcut', () => {
  expect(readPress(press('Shift', { shiftKey: true }), false)).toBeUndefined();
  expect(readPress(press('r', { metaKey: true }), false)).toBeUndefined();
  expect(parseShortcut('Hyper+X')).toBeUndefined();
});
