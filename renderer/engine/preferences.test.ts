import { expect, test } from 'vitest';
import { createUiStore } from '../stores/uiStore.ts';
import { keepPreferences, readPreferences } from './preferences.ts';

function memory(saved: string | null) {
  const kept: string[] = [];
  return {
    kept,
    getItem: () => saved,
    setItem: (_: string, value: string) => void kept.push(value),
  };
}

test('what was chosen is read back; anything else is as if nothing was kept', () => {
  expect(readPreferences(memory('{"theme":"dark","logOpen":true,"inspectorOpen":"no"}'))).toEqual({
    theme: 'dark',
    logOpen: true,
  });
  expect(readPreferences(memory('{'))).toEqual({});
  expect(readPreferences(memory(null))).toEqual({});
});

test('choices are kept when they change, and nothing else is', () => {
  const storage = memory(null);
  const ui = createUiStore();
  keepPreferences(ui, storage);
  ui.getState().openPalette();
  expect(storage.kept).toEqual([]);
  ui.getState().setTheme('light');
  expect(JSON.parse(storage.kept[0] ?? '')).toMatchObject({ theme: 'light' });
  ui.getState().setLibrary({ path: [{ kind: 'model', owner: 'acme', name: 'draw' }] });
  expect(storage.kept).toHaveLength(1);
  ui.getState().setLibrary({ provider: 'replicate' });
  ui.getState().setPanels({ libraryOpen: true });
  ui.getState().rememberAction('run');
  ui.getState().rememberAction('undo');
  ui.getState().rememberAction('run');
  expect(readPreferences(memory(storage.kept.at(-1) ?? null))).toEqual({
    theme: 'light',
    language: 'system',
    inspectorOpen: true,
    logOpen: false,
    libraryOpen: true,
    libraryProvider: 'replicate',
    recentActions: ['run', 'undo'],
  });
});
