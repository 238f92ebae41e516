import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

const shots = path.join(import.meta.dirname, '..', '..', '.cache', 'screenshots');

async function openBudget(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Budget' }).click();
  await expect(settings.getByRole('list', { name: 'Prices of models' })).toBeVisible();
  return settings;
}

test('limits are kept, and what is no amount is not', async ({ page, patchbay }) => {
  await patchbay.open();
  const settings = await openBudget(page);
  const save = settings.getByRole('button', { name: 'Save limits' });
  await expect(save).toBeDisabled();
  await settings.getByLabel('Per day').fill('a lot');
  await expect(settings.getByRole('alert')).toContainText('such as 5 or 0.50');
  await expect(save).toBeDisabled();
  await settings.getByLabel('Per day').fill('5');
  await page.keyboard.press('Enter');
  await expect(save).toBeDisabled();
  await page.keyboard.press('Escape');
  const again = await openBudget(page);
  await expect(again.getByLabel('Per day')).toHaveValue('5');
  await expect(again.getByText('Today: $0 spent.')).toBeVisible();
  await again.getByLabel('Per day').fill('');
  await page.keyboard.press('Enter');
  await expect(again.getByLabel('Per day')).toHaveValue('');
  await expect(save).toBeDisabled();
});

test('a bundled price is changed and brought back', async ({ page, patchbay }) => {
  await patchbay.open();
  const settings = await openBudget(page);
  await settings.getByLabel('Search the prices').fill('veo');
  const row = settings.getByRole('list', { name: 'Prices of models' }).getByRole('listitem');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('Bundled');
  await expect(row).toContainText('2026-05-05');
  await row.getByRole('button', { name: 'Change google/veo-3.1-fast' }).click();
  await row.getByLabel('Price under condition 1').fill('x');
  await row.getByRole('button', { name: 'Save price' }).click();
  await expect(row.getByRole('alert')).toContainText('for "generate_audio=true"');
  await row.getByLabel('Price under condition 1').fill('0.5');
  await page.keyboard.press('Enter');
  await expect(row).toContainText('Yours');
  await expect(row).toContainText('$0.10 to $0.50 a second of video or sound, by generate_audio');
  await row
    .getByRole('button', { name: 'Back to the bundled price of google/veo-3.1-fast' })
    .click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row).toContainText('Bundled');
  await expect(row).toContainText('$0.10 to $0.15');
});

test('a model gets the hardware that it runs on, and the hardware a price', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  const settings = await openBudget(page);
  await settings.getByLabel('Search the prices').fill('upscaler');
  await expect(settings.getByText(/What has no price is unknown, never free/)).toBeVisible();
  await settings.getByRole('button', { name: 'Add price' }).click();
  const form = settings.getByRole('form', { name: 'New price' });
  await expect(form.getByLabel('Model')).toBeFocused();
  await page.keyboard.type('upscaler');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('alert')).toContainText('owner/name');
  await form.getByLabel('Model').fill('acme/upscaler');
  await form.getByRole('combobox', { name: 'Charged for' }).click();
  await page.getByRole('option', { name: 'by its time on hardware' }).click();
  await form.getByRole('combobox', { name: 'Hardware' }).click();
  await page.getByRole('option', { name: /^Nvidia L40S/ }).click();
  await form.getByRole('button', { name: 'Save price' }).click();
  const row = settings.getByRole('list', { name: 'Prices of models' }).getByRole('listitem');
  await expect(row).toContainText('its time on gpu-l40s');
  await settings.getByRole('radio', { name: 'Hardware' }).click();
  await settings.getByLabel('Search the prices').fill('gpu-l40s');
  const hardware = settings.getByRole('list', { name: 'Prices of hardware' }).getByRole('listitem');
  await hardware.getByRole('button', { name: 'Change gpu-l40s' }).click();
  await expect(hardware.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('0.001');
  await page.keyboard.press('Enter');
  await expect(hardware).toContainText('$0.001 a second, $3.60 an hour');
  await settings.getByRole('radio', { name: 'Models' }).click();
  await settings.getByLabel('Search the prices').fill('upscaler');
  await row.getByRole('button', { name: 'Remove acme/upscaler' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 900, height: 600 },
  ]) {
    // Each size and each theme once; all of them with `npm run test:long`.
    const isLong = viewport.width > 1000 === (colorScheme === 'dark');
    const options = isLong ? { tag: '@long' } : {};
    test.describe(`${viewport.width}x${viewport.height} ${colorScheme}`, options, () => {
      test.use({ colorScheme, viewport });
      test('the budget can be used by everybody', async ({ page, patchbay }) => {
        await patchbay.open();
        const settings = await openBudget(page);
        await mkdir(shots, { recursive: true });
        const name = `budget-${viewport.width}x${viewport.height}-${colorScheme}`;
        await page.screenshot({ path: path.join(shots, `${name}.png`), animations: 'disabled' });
        expect(await seriousFaults(page)).toEqual([]);
        await settings.getByLabel('Search the prices').fill('kling-v3');
        await settings.getByRole('button', { name: 'Change kwaivgi/kling-v3-video' }).click();
        await page.screenshot({
          path: path.join(shots, `${name}-edit.png`),
          animations: 'disabled',
        });
        expect(await seriousFaults(page)).toEqual([]);
      });
    });
  }
}
