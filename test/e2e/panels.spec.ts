import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

function inspectorOf(page: Page): { readonly panel: Locator; readonly edge: Locator } {
  return {
    panel: page.getByRole('complementary', { name: 'Inspector' }),
    edge: page.getByRole('separator', { name: 'Size of the inspector' }),
  };
}

async function widthOf(panel: Locator): Promise<number> {
  return Math.round((await panel.boundingBox())?.width ?? 0);
}

test('a panel is sized by keys, stays so when it is closed and after a reload, in its own window, and is reset', async ({
  page,
  context,
  patchbay,
}) => {
  await patchbay.open();
  const { panel, edge } = inspectorOf(page);
  const usual = await widthOf(panel);
  await edge.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf(panel)).toBeGreaterThan(usual);
  const wide = await widthOf(panel);

  await page.keyboard.press('ControlOrMeta+i');
  await expect(panel).toBeHidden();
  await page.keyboard.press('ControlOrMeta+i');
  await expect.poll(() => widthOf(panel)).toBe(wide);

  const other = await context.newPage();
  await other.goto(patchbay.host.url);
  const second = inspectorOf(other);
  await expect.poll(() => widthOf(second.panel)).toBe(wide);
  await second.edge.focus();
  await other.keyboard.press('Home');
  await expect.poll(() => widthOf(second.panel)).not.toBe(wide);
  const narrow = await widthOf(second.panel);
  await page.reload();
  await expect.poll(() => widthOf(panel)).toBe(wide);
  await other.reload();
  await expect.poll(() => widthOf(second.panel)).toBe(narrow);

  await edge.dblclick();
  await expect.poll(() => widthOf(panel)).toBe(usual);
  await page.reload();
  await expect.poll(() => widthOf(panel)).toBe(usual);
  await edge.focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => widthOf(panel)).toBe(wide);
  await page.keyboard.press('Enter');
  await expect.poll(() => widthOf(panel)).toBe(usual);
});

test('in a small window with all panels open nothing of the log is cut', async ({
  page,
  patchbay,
}) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await patchbay.open();
  for (const keys of ['ControlOrMeta+b', 'ControlOrMeta+j']) await page.keyboard.press(keys);
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  await expect(page.getByRole('complementary', { name: 'Library' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Run log' })).toBeVisible();
  expect((await canvas.boundingBox())?.width).toBeGreaterThanOrEqual(300);
  expect((await canvas.boundingBox())?.height).toBeGreaterThanOrEqual(150);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
