import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { bigPipelineText } from './bigPipeline.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';
import { pasteOn } from './services.ts';

function boxOf(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Find a node' });
}

function selectedIn(page: Page): Locator {
  return page.locator('.node-box[data-selected]');
}

test('nodes are found by what they hold, stepped through, and the last one has the focus', async ({
  page,
  patchbay,
}) => {
  await patchbay.open({ firstVisit: true });
  const canvas = createCanvasPage(page);
  await page.keyboard.press('ControlOrMeta+F');
  await expect(boxOf(page)).toBeFocused();
  await page.keyboard.type('builtin');
  const count = page.getByRole('search').getByRole('status');
  await expect(count).toHaveText('1 of 2');
  await expect(page.locator('.node-box[data-found]')).toHaveCount(2);
  const first = await selectedIn(page).innerText();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('F3');
  await expect(count).toHaveText('2 of 2');
  await expect(selectedIn(page)).not.toHaveText(first);
  await page.keyboard.press('F3');
  await expect(count).toHaveText('1 of 2');
  await page.keyboard.press('Shift+F3');
  await expect(count).toHaveText('2 of 2');
  await expect(boxOf(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(boxOf(page)).toBeHidden();
  await expect(page.locator('.node-box[data-found]')).toHaveCount(0);
  await expect(canvas.node('Enlarge')).toBeFocused();
});

test('the end of a search leaves the canvas where it is when the node that was found is in view', async ({
  page,
  patchbay,
}) => {
  await patchbay.open({ firstVisit: true });
  const canvas = createCanvasPage(page);
  await canvas.middleOf(canvas.node('Enlarge'));
  const place = page.locator('.react-flow__viewport');
  const before = await place.getAttribute('style');
  await page.keyboard.press('ControlOrMeta+F');
  await boxOf(page).fill('photo');
  await expect(page.locator('.node-box[data-selected]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.locator('.react-flow__node:focus')).toHaveCount(1);
  await canvas.middleOf(canvas.node('Enlarge'));
  expect(await place.getAttribute('style')).toBe(before);
});

test('a search for nothing gives the focus back to where it was', async ({ page, patchbay }) => {
  await patchbay.open({ firstVisit: true });
  const canvas = createCanvasPage(page);
  await canvas.node('Enlarge').focus();
  await page.keyboard.press('ControlOrMeta+F');
  await boxOf(page).fill('no such node');
  await expect(page.getByRole('search').getByRole('status')).toHaveText('Not found');
  await page.keyboard.press('Escape');
  await expect(canvas.node('Enlarge')).toBeFocused();
});

test('the menu and the palette open the search with the focus in it', async ({
  page,
  patchbay,
}) => {
  await patchbay.open({ firstVisit: true });
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await page.getByRole('menuitem', { name: 'Find a node…' }).click();
  await expect(boxOf(page)).toBeFocused();
  await page.getByRole('button', { name: 'Close the search' }).click();
  await expect(boxOf(page)).toBeHidden();

  await page.keyboard.press('ControlOrMeta+Shift+P');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await palette.getByRole('combobox').fill('find a node');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(boxOf(page)).toBeFocused();
  await page.keyboard.type('photo');
  await expect(boxOf(page)).toHaveValue('photo');
});

test('5,000 nodes are searched, also from far away', async ({ page, patchbay }) => {
  await writeFile(path.join(patchbay.folder, 'big.patchbay'), await bigPipelineText(5000));
  await patchbay.open();
  await createCanvasPage(page).openFile('big.patchbay');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('5000 nodes');
  const region = page.getByRole('region', { name: 'Canvas', exact: true });
  await expect(region).toHaveAttribute('data-view', 'far');
  await page.keyboard.press('ControlOrMeta+F');
  await boxOf(page).fill('n4321');
  await expect(page.getByRole('search').getByRole('status')).toHaveText('1 of 1');
  await page.keyboard.press('Escape');
  const node = page.locator('.react-flow__node[data-id="n4321"]');
  await expect(node).toBeFocused();
});

test('problems are counted, listed and gone through, each at its field', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.addByKeyboard('blur', /builtin\/blur/);
  await canvas.addByKeyboard('file upload', /^File upload/);
  const button = page.getByRole('navigation', { name: 'Panels' }).getByRole('button', {
    name: 'Problems',
  });
  await expect(page.getByRole('navigation').getByRole('status')).toHaveText(/problem/);
  await button.click();
  const log = page.getByRole('region', { name: 'Run log' });
  await expect(log.getByRole('tab', { name: /Problems/ })).toHaveAttribute('aria-selected', 'true');
  expect(await seriousFaults(page)).toEqual([]);

  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await log.getByRole('button', { name: /input "?Image/i }).click();
  await expect(inspector.getByRole('heading', { level: 2 })).toContainText(/blur/i);
  await expect(inspector.locator('[data-field$="-input-image"]')).toContainText('required');
  await expect(inspector.locator('[data-field$="-input-image"] :focus')).toHaveCount(1);

  await page.keyboard.press('Control+I');
  await expect(inspector).toBeHidden();
  await log.getByRole('button', { name: /input "?Image/i }).click();
  await expect(inspector.locator('[data-field$="-input-image"] :focus')).toHaveCount(1);

  const at = log.locator('[aria-current]');
  const first = await at.innerText();
  await page.keyboard.press('F8');
  await expect(at).not.toHaveText(first);
  await page.keyboard.press('Shift+F8');
  await expect(at).toHaveText(first);
});

test('the same problem of many nodes is one row, which opens and leads to each of them', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  for (const text of ['one', 'two', 'three']) await pasteOn(page, text);
  await expect(page.locator('.node-box')).toHaveCount(3);
  await page.getByRole('navigation').getByRole('button', { name: 'Problems' }).click();
  const list = page
    .getByRole('region', { name: 'Run log' })
    .getByRole('list', { name: 'Problems' });
  const row = list.getByRole('button', { name: /It does not run.* 3 nodes/ });
  await expect(row).toHaveAttribute('aria-expanded', 'false');
  await row.click();
  const members = list.getByRole('list', { name: /It does not run/ }).getByRole('button');
  await expect(members).toHaveCount(3);
  await members.nth(1).click();
  await expect(page.locator('.react-flow__node:focus')).toHaveCount(1);
  await row.click();
  await expect(members).toHaveCount(0);
  await page.keyboard.press('F8');
  await expect(members.nth(2)).toHaveAttribute('aria-current', 'true');
});

test('the log shows the run again once it was closed', async ({ page, patchbay }) => {
  await patchbay.open({ firstVisit: true });
  await page.keyboard.press('Control+Shift+X');
  const log = page.getByRole('region', { name: 'Run log' });
  await expect(log.getByRole('tab', { name: 'Problems' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Control+J');
  await expect(log).toBeHidden();
  await page.keyboard.press('Control+J');
  await expect(log.getByRole('tab', { name: 'Run', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('the list of problems has the focus while it is asked for, and gives it back', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.addByKeyboard('file upload', /^File upload/);
  await expect(page.getByRole('navigation').getByRole('status')).toHaveText(/problem/);
  await canvas.node('File upload').focus();
  await page.keyboard.press('Control+Shift+X');
  const log = page.getByRole('region', { name: 'Run log' });
  await expect(log.getByRole('listitem').getByRole('button').first()).toBeFocused();
  await log.getByRole('button', { name: 'Close the run log' }).click();
  await expect(log).toBeHidden();
  await expect(canvas.node('File upload')).toBeFocused();
});

test('a mended problem leaves the list and the count', async ({ page, patchbay }) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.addByKeyboard('file upload', /^File upload/);
  const status = page.getByRole('navigation').getByRole('status');
  await expect(status).toHaveText(/problem/);
  await canvas.node('File upload').focus();
  await page.keyboard.press('Delete');
  await expect(status).toHaveText('');
});
