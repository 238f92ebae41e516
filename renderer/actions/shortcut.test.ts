import { expect, test } from 'vitest';
import { actions, findAction } from './registry.ts';
import { pressedKeys, sameKeys, type KeyPress } from './shortcut.ts';

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held };
}

test.each([
  ['Mod+S', press('s', { ctrlKey: true }), false, true],
  ['Mod+S', press('s', { metaKey: true }), true, true],
  ['Mod+S', press('s', { ctrlKey: true }), true, false],
  ['Mod+S', press('S', { ctrlKey: true, shiftKey: true }), false, false],
  ['Mod+Shift+S', press('S', { ctrlKey: true, shiftKey: true }), false, true],
  ['Space', press(' '), false, true],
  ['Delete', press('Delete'), false, true],
  ['?', press('?', { shiftKey: true }), false, true],
  ['Mod++', press('+', { ctrlKey: true, shiftKey: true }), false, true],
  ['Mod+=', press('=', { ctrlKey: true }), false, true],
  ['Mod+.', press('.', { ctrlKey: true }), false, true],
  ['F2', press('F2'), false, true],
  ['Mod+Z', press('z', { ctrlKey: true, altKey: true }), false, false],
])('%s', (shortcut, keys, isMac, expected) => {
  expect(pressedKeys(keys, isMac) === sameKeys(shortcut, isMac)).toBe(expected);
});

test('no two actions share an id or a shortcut', () => {
  const ids = actions.map((action) => action.id);
  const keys = actions.flatMap((action) => [
    ...(action.shortcut === undefined ? [] : [action.shortcut]),
    ...(action.otherShortcuts ?? []),
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(keys).size).toBe(keys.length);
  expect(findAction('run')?.id).toBe('run');
});
