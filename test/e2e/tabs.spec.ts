import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { examples } from '../cli/runCli.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

/** Two files in tabs: Text tools, then First steps, which is shown. */
async function openTwo(page: Page, patchbay: Patchbay) {
  const names = ['text-tools.patchbay', 'first-steps.patchbay'];
  for (const name of [...names, 'still-life.jpg', 'mountain-lake.jpg'])
    await cp(path.join(examples, name), path.join(patchbay.folder, name));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  for (const name of names) {
    await canvas.openFile(name);
    await expect(page).toHaveTitle(
      name.startsWith('text') ? 'Text tools - Patchbay' : 'First steps - Patchbay',
    );
  }
  return canvas;
}

function tab(page: Page, name: string) {
  return page.getByRole('tab', { name: new RegExp(`^${name}`) });
}

test('tabs by mouse: each has its own undo, selection and view; a cross and a middle click close', async ({
  page,
  patchbay,
}) => {
  const canvas = await openTwo(page, patchbay);
  await canvas.node('Black and white').getByText('Black and white').first().click();
  await page.keyboard.press('Delete');
  await expect(canvas.node('Black and white')).toBeHidden();
  await expect(tab(page, 'First steps')).toHaveAccessibleName(/unsaved changes/);

  await tab(page, 'Text tools').click();
  await expect(canvas.node('Word by word')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  // A click while the view still moves would drag the node.
  await canvas.middleOf(canvas.node('Word by word'));
  await canvas.node('Word by word').getByText('Word by word').first().click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await canvas.middleOf(canvas.node('Word by word'));
  const view = page.locator('.react-flow__viewport');
  const transform = await view.getAttribute('style');

  await tab(page, 'First steps').click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(canvas.node('Black and white')).toBeVisible();
  await expect(tab(page, 'First steps')).not.toHaveAccessibleName(/unsaved/);
  await tab(page, 'Text tools').click();
  await expect(view).toHaveAttribute('style', transform ?? '');
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);

  await tab(page, 'First steps').click({ button: 'middle' });
  await expect(page.getByRole('tablist')).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Alt+r');
  await expect(tab(page, 'First steps')).toHaveAttribute('aria-selected', 'true');
  await tab(page, 'First steps').locator('[data-cross]').click();
  await expect(page).toHaveTitle('Text tools - Patchbay');
});

test('tabs by keyboard: switched, walked, closed with a question, and brought back as they were', async ({
  page,
  patchbay,
}) => {
  const canvas = await openTwo(page, patchbay);
  await page.keyboard.press('Alt+PageUp');
  await expect(page).toHaveTitle('Text tools - Patchbay');
  await page.keyboard.press('Alt+PageUp');
  await expect(page).toHaveTitle('First steps - Patchbay');
  await tab(page, 'First steps').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(tab(page, 'Text tools')).toBeFocused();
  await expect(tab(page, 'Text tools')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ControlOrMeta+Alt+n');
  await canvas.addByKeyboard('text', 'Text');
  await expect(page.getByRole('tab')).toHaveText([/^Text tools/, /^Untitled/, /^First steps/]);
  await tab(page, 'Untitled').focus();
  await page.keyboard.press('Delete');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Save changes to "Untitled"?');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('tab')).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+Alt+w');
  await question.getByRole('button', { name: 'Do not save' }).click();
  await expect(page.getByRole('tab')).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+Alt+r');
  await expect(canvas.node('Text')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(canvas.node('Text')).toBeHidden();
});

test('a run goes on behind another tab, which shows how it goes', async ({ page, patchbay }) => {
  test.slow();
  const canvas = await openTwo(page, patchbay);
  await tab(page, 'Text tools').click();
  const delay = canvas.node('Word by word').getByRole('textbox', { name: 'Delay ms' });
  await delay.fill('120');
  await delay.press('Tab');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await tab(page, 'First steps').click();
  await expect(tab(page, 'Running: Text tools')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
  await expect(tab(page, 'Run succeeded: Text tools')).toBeVisible({ timeout: 60_000 });
  await tab(page, 'Run succeeded: Text tools').click();
  await expect(canvas.node('Word by word').getByRole('img', { name: 'Done' })).toBeVisible();
});

test('a file that is open already is shown where it is, and a row of many tabs stays in reach', async ({
  page,
  patchbay,
}) => {
  await page.setViewportSize({ width: 900, height: 600 });
  const canvas = await openTwo(page, patchbay);
  await canvas.openFile('text-tools.patchbay');
  await expect(tab(page, 'Text tools')).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('tab')).toHaveCount(2);
  for (let count = 3; count <= 14; count += 1) {
    await page.keyboard.press('ControlOrMeta+Alt+n');
    await expect(page.getByRole('tab')).toHaveCount(count);
  }
  await expect(page.getByRole('tab', { selected: true })).toBeInViewport({ ratio: 0.9 });
  expect(await seriousFaults(page)).toEqual([]);
  // Their order is the user's.
  await page.keyboard.press('Home');
  await tab(page, 'Text tools').dragTo(page.getByRole('tab').nth(1));
  await expect(page.getByRole('tab').nth(1)).toHaveText(/^Text tools/);
});
