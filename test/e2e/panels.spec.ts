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

test('a panel is sized by keys, stays so when it is closed and after a reload, and is reset', async ({
  page,
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

  await page.reload();
  await expect.poll(() => widthOf(panel)).toBe(wide);

  await edge.dblclick();
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
