import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { examples } from '../cli/runCli.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

function paletteOf(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Command palette' });
}

async function openCommands(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+Shift+P');
  const palette = paletteOf(page);
  await expect(palette.getByRole('combobox')).toBeFocused();
  return palette;
}

test('every action can be found and done; recent ones come first, and the focus goes back', async ({
  page,
  patchbay,
}) => {
  await patchbay.open({ firstVisit: true });
  await createCanvasPage(page).node('Enlarge').focus();
  let palette = await openCommands(page);
  expect(await palette.getByRole('option').count()).toBeGreaterThan(50);
  expect(await seriousFaults(page)).toEqual([]);
  await palette.getByRole('combobox').fill('zoom to 100');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.getByText('100%', { exact: true })).toBeVisible();
  await expect(createCanvasPage(page).node('Enlarge')).toBeFocused();
  palette = await openCommands(page);
  await expect(palette.getByRole('option').first()).toContainText('Zoom to 100 %');
  await page.keyboard.press('Escape');
  await expect(createCanvasPage(page).node('Enlarge')).toBeFocused();
});

test('the first letters of the words are enough', async ({ page, patchbay }) => {
  await patchbay.open({ firstVisit: true });
  const palette = await openCommands(page);
  await palette.getByRole('combobox').fill('tts');
  await expect(palette.getByRole('option')).toHaveCount(0);
  await palette.getByRole('combobox').fill('zts');
  await expect(palette.getByRole('option').first()).toContainText('Zoom to selection');
});

test('what cannot be done says why, and is not chosen', async ({ page, patchbay }) => {
  await patchbay.open({ firstVisit: true });
  const palette = await openCommands(page);
  await palette.getByRole('combobox').fill('zoom to selection');
  const option = palette.getByRole('option', { name: /Zoom to selection/ });
  await expect(option).toContainText('Select a node first');
  await expect(option).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expect(palette).toBeVisible();
});

test('a selection can be zoomed to', async ({ page, patchbay }) => {
  await patchbay.open({ firstVisit: true });
  const canvas = createCanvasPage(page);
  await canvas.node('Enlarge').click({ position: { x: 60, y: 12 } });
  const before = await canvas.middleOf(canvas.node('Enlarge'));
  const palette = await openCommands(page);
  await palette.getByRole('combobox').fill('zoom to selection');
  await page.keyboard.press('Enter');
  const frame = await page.getByRole('region', { name: 'Canvas', exact: true }).boundingBox();
  const after = await canvas.middleOf(canvas.node('Enlarge'));
  expect(after).not.toEqual(before);
  expect(Math.abs(after.x - ((frame?.x ?? 0) + (frame?.width ?? 0) / 2))).toBeLessThan(40);
});

test('an action that asks goes on in the palette: nodes, themes, and recent pipelines', async ({
  page,
  patchbay,
}) => {
  await cp(
    path.join(examples, 'first-steps.patchbay'),
    path.join(patchbay.folder, 'first-steps.patchbay'),
  );
  await cp(
    path.join(examples, 'mountain-lake.jpg'),
    path.join(patchbay.folder, 'mountain-lake.jpg'),
  );
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('first-steps.patchbay');

  const palette = await openCommands(page);
  await palette.getByRole('combobox').fill('go to a node');
  await page.keyboard.press('Enter');
  await expect(palette.getByRole('combobox')).toHaveAttribute('placeholder', 'Go to a node');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(palette.getByRole('combobox')).toHaveAttribute(
    'placeholder',
    'Search what can be done',
  );
  // A node answers to its title right away.
  await palette.getByRole('combobox').fill('enlarge');
  await palette.getByRole('option', { name: /^Enlarge/ }).click();
  await expect(canvas.node('Enlarge')).toBeFocused();

  await openCommands(page);
  await palette.getByRole('combobox').fill('choose a theme');
  await page.keyboard.press('Enter');
  await palette.getByRole('option', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.keyboard.press('ControlOrMeta+Alt+N');
  await expect(canvas.node('Enlarge')).toBeHidden();
  await openCommands(page);
  await palette.getByRole('combobox').fill('first steps');
  await palette.getByRole('option', { name: /^First steps/ }).click();
  await expect(canvas.node('Enlarge')).toBeVisible();
});
