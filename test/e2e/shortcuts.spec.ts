import type { Locator, Page } from '@playwright/test';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

async function openShortcuts(page: Page): Promise<Locator> {
  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog.getByLabel('Search shortcuts')).toBeFocused();
  return dialog;
}

test('keys are chosen by pressing them, in every window, and go back to what they were', async ({
  page,
  patchbay,
  context,
}) => {
  await patchbay.open({ firstVisit: true });
  const other = await context.newPage();
  await other.goto(page.url());
  const dialog = await openShortcuts(page);
  await dialog.getByRole('button', { name: 'Change Ctrl+B of Library' }).click();
  await expect(dialog.getByText('Press the new keys.')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Control+Shift+L');
  await expect(
    dialog.getByRole('button', { name: 'Change Ctrl+Shift+L of Library' }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  const library = (where: Page): Locator => where.getByRole('complementary', { name: 'Library' });
  await page.keyboard.press('Control+Shift+L');
  await expect(library(page)).toBeVisible();
  await other.bringToFront();
  await other.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await expect(other.getByRole('button', { name: 'Library' })).toBeVisible();
  await other.keyboard.press('Control+Shift+L');
  await expect(library(other)).toBeVisible();
  await other.close();

  await page.reload();
  await expect(createCanvasPage(page).node('Enlarge')).toBeVisible();
  await openShortcuts(page);
  await dialog.getByRole('button', { name: 'Reset the keys of Library' }).click();
  await expect(dialog.getByRole('button', { name: 'Change Ctrl+B of Library' })).toBeVisible();
});

test('keys that are in use are swapped, or taken', async ({ page, patchbay }) => {
  await patchbay.open({ firstVisit: true });
  const dialog = await openShortcuts(page);
  await dialog.getByRole('button', { name: 'Change Ctrl+B of Library' }).click();
  await page.keyboard.press('Control+I');
  await expect(dialog.getByRole('alert')).toHaveText('Ctrl+I is used by “Inspector”.');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Swap' }).click();
  await expect(dialog.getByRole('button', { name: 'Change Ctrl+I of Library' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Change Ctrl+B of Inspector' })).toBeVisible();

  await dialog.getByRole('button', { name: 'Change Ctrl+I of Library' }).click();
  await page.keyboard.press('Control+J');
  await dialog.getByRole('button', { name: 'Use here only' }).click();
  await expect(dialog.getByRole('button', { name: 'Change Ctrl+J of Library' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Change .+ of Run log/ })).toHaveCount(0);

  await dialog.getByRole('button', { name: 'Reset all' }).click();
  await expect(dialog.getByRole('button', { name: 'Change Ctrl+B of Library' })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Change Ctrl+J of Run log' })).toBeVisible();
  await expect(dialog.getByRole('status')).toContainText('as Patchbay comes with them');
  const undo = dialog.getByRole('button', { name: 'Undo', exact: true });
  await expect(undo).toBeFocused();
  await undo.click();
  await expect(dialog.getByRole('button', { name: 'Change Ctrl+J of Library' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Reset all' }).click();
  await expect(dialog.getByRole('button', { name: 'Change Ctrl+B of Library' })).toBeVisible();
});

test('keys of the browser are named and refused, Escape cancels, and Remove leaves none', async ({
  page,
  patchbay,
}) => {
  await patchbay.open({ firstVisit: true });
  const dialog = await openShortcuts(page);
  const chip = dialog.getByRole('button', { name: 'Change Ctrl+B of Library' });
  await chip.click();
  // A real browser never gives this one to a page.
  await page.evaluate(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 't', code: 'KeyT', ctrlKey: true, bubbles: true }),
    ),
  );
  await expect(dialog.getByText(/Ctrl\+T cannot be used: browsers take these keys/)).toBeVisible();
  await page.keyboard.press('Control+C');
  await expect(dialog.getByText(/Ctrl\+C cannot be used: it stays with Copy/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog.getByText('Press the new keys.')).toBeHidden();
  await expect(chip).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(chip).toBeHidden();
  await expect(dialog.getByRole('button', { name: 'Add keys for Library' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+B');
  await page.keyboard.press('Control+I');
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeHidden();
  await expect(page.getByRole('complementary', { name: 'Library' })).toBeHidden();
});

test('the list is searched by name and by keys', async ({ page, patchbay }) => {
  await patchbay.open({ firstVisit: true });
  const dialog = await openShortcuts(page);
  await dialog.getByLabel('Search shortcuts').fill('ctrl+shift+p');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await expect(dialog.getByRole('listitem')).toContainText('Command palette');
});
