import { expect, test } from 'vitest';
import { createUiStore } from './uiStore.ts';

test('a question gets its answer, and null when another dialog takes its place', async () => {
  const ui = createUiStore();
  const first = ui
    .getState()
    .confirm({ title: 'T', message: 'M', choices: [{ id: 'yes', label: 'Yes' }] });
  const second = ui.getState().ask({ kind: 'open' });
  expect(await first).toBeNull();
  ui.getState().answerDialog('/file');
  expect(await second).toBe('/file');
  expect(ui.getState().dialog).toBeNull();
});

test('the palette is opened for nothing but what it is opened for now', () => {
  const ui = createUiStore({ theme: 'dark' });
  ui.getState().openPalette({ at: { x: 1, y: 2 } });
  ui.getState().closePalette();
  expect(ui.getState().palette).toEqual({ open: false, at: { x: 1, y: 2 } });
  ui.getState().openPalette();
  expect(ui.getState().palette).toEqual({ open: true });
  expect(ui.getState().theme).toBe('dark');
});
