import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { examples } from '../cli/runCli.ts';
import { bareTexts } from './bareTexts.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

/** A node that has run, the inspector and the run log: most of what the window says. */
async function openExample(page: Page, patchbay: Patchbay): Promise<void> {
  for (const file of ['first-steps.patchbay', 'mountain-lake.jpg'])
    await cp(path.join(examples, file), path.join(patchbay.folder, file));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('first-steps.patchbay');
  await canvas.run();
  await canvas.node('Enlarge').click({ position: { x: 60, y: 12 } });
}

async function chooseGerman(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+Comma');
  await page.getByRole('dialog', { name: 'Settings' }).getByRole('radio', { name: 'Deutsch' }).click();
  const settings = page.getByRole('dialog', { name: 'Einstellungen' });
  await expect(settings).toBeVisible();
  return settings;
}

async function speakPseudo(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept: unknown = JSON.parse(localStorage.getItem('patchbay.ui') ?? '{}');
    localStorage.setItem('patchbay.ui', JSON.stringify({ ...Object(kept), language: 'en-XA' }));
  });
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
}

test('a language that is chosen holds at once, and the engine keeps it', async ({
  page,
  patchbay,
}) => {
  await openExample(page, patchbay);
  const view = page.locator('.react-flow__viewport');
  const before = await view.getAttribute('style');
  const settings = await chooseGerman(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(settings.getByRole('tab', { name: 'Allgemein' })).toBeVisible();
  // The keyboard is still in the dialog, and the canvas behind it shows what it showed.
  await expect(settings.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(view).toHaveAttribute('style', before ?? '');
  const inspector = page.getByRole('complementary', { name: 'Inspektor' });
  await expect(inspector.getByRole('heading', { name: 'Letzter Lauf' })).toBeVisible();

  await page.evaluate(() => localStorage.removeItem('patchbay.ui'));
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});
