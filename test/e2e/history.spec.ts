import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { numberLines } from '../support/numberLines.ts';
import { createCanvasPage, type CanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';
import type { Page } from '@playwright/test';

const count = 600;

/** A pipeline of so many lines, each of which becomes a number; the lines that are none fail. */
async function openLines(page: Page, patchbay: Patchbay): Promise<CanvasPage> {
  const lines = Array.from({ length: count }, (_, at) =>
    at % 200 === 99 ? 'none' : `{"n":${at}}`,
  );
  const pipeline = numberLines('Lines', lines);
  await writeFile(path.join(patchbay.folder, 'lines.patchbay'), serializePipeline(pipeline));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('lines.patchbay');
  return canvas;
}

test('a node of many items shows them as one scrolls, by status, and one with all that is known', async ({
  page,
  patchbay,
}) => {
  const canvas = await openLines(page, patchbay);
  await canvas.run();
  await canvas.node('Extract').click({ position: { x: 60, y: 12 } });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByText(`253 of ${count} items`)).toBeVisible();
  await inspector.getByRole('button', { name: 'All items' }).click();

  const items = page.getByRole('list', { name: 'Items' });
  await expect(items.getByRole('button', { name: /^Done item 1 / })).toBeVisible();
  await expect(items.getByRole('listitem').first()).toHaveAttribute('aria-setsize', String(count));
  expect(await items.getByRole('listitem').count()).toBeLessThan(60);
  await items.evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(items.getByRole('button', { name: `item ${count} ` })).toBeVisible();
  await expect(items.getByRole('button', { name: /^Done item 1 / })).toBeHidden();

  await page.getByRole('combobox', { name: 'Status of the items' }).click();
  await page.getByRole('option', { name: 'Failed' }).click();
  await expect(items.getByRole('button')).toHaveCount(3);
  await items.getByRole('button', { name: /^Failed item 300 / }).press('Enter');
  await expect(page.getByRole('heading', { name: 'item 300' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Run log' }).getByRole('note')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(items.getByRole('button')).toHaveCount(3);
  expect(await seriousFaults(page)).toEqual([]);
});

test('past runs are searched and deleted, and one is opened as it was', async ({
  page,
  patchbay,
}) => {
  const canvas = await openLines(page, patchbay);
  await page.getByRole('button', { name: 'Run log' }).click();
  const panel = page.getByRole('tabpanel');
  await page.getByRole('tab', { name: 'Past runs' }).click();
  await expect(panel.getByText('No past runs')).toBeVisible();
  await canvas.run();
  await page.getByRole('tab', { name: 'Past runs' }).click();
  const runs = panel.getByRole('button', { name: 'Lines', exact: true });
  await expect(runs).toHaveCount(1);
  await expect(panel.getByRole('rowheader', { name: 'Today' })).toBeVisible();

  await test.step('as it was', async () => {
    const text = canvas.node('Text').getByRole('textbox');
    await text.fill('{"n":1}');
    await text.press('Tab');
    await canvas.run();
    await page.getByRole('tab', { name: 'Past runs' }).click();
    await expect(runs).toHaveCount(2);
    const open = panel.getByRole('button', { name: /^Open the pipeline as it was/ }).last();
    await open.press('Enter');
    await expect(text).toHaveValue(/"n":5/);
    await expect(canvas.node('Extract').getByRole('img', { name: 'Failed' })).toBeVisible();
    await page.getByRole('tab', { name: 'Past runs' }).click();
    await expect(runs.nth(1)).toHaveAttribute('aria-current', 'true');
  });

  await test.step('by name', async () => {
    await panel.getByRole('searchbox').fill('zebra');
    await expect(panel.getByText('No such run')).toBeVisible();
    await panel.getByRole('searchbox').fill('LINE');
    await expect(runs).toHaveCount(2);
    expect(await seriousFaults(page)).toEqual([]);
  });

  await test.step('deleted, once it was asked', async () => {
    await panel
      .getByRole('button', { name: /^Delete the run of/ })
      .last()
      .press('Enter');
    const question = page.getByRole('alertdialog', { name: 'Delete 1 run?' });
    await expect(question.getByText(/of the journal\.$/)).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await question.getByRole('button', { name: 'Not now' }).click();
    await expect(runs).toHaveCount(2);
    await panel
      .getByRole('button', { name: /^Delete the run of/ })
      .last()
      .press('Enter');
    await question.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect(runs).toHaveCount(1);
    // It was on the canvas: its results are not shown any more.
    await expect(canvas.node('Extract').getByRole('img', { name: 'Failed' })).toBeHidden();
  });
});
