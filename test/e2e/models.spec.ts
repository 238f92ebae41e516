import { reverse } from '../support/cogModels.ts';
import { createCogServer } from '../support/cogServer.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';

test('a Cog server is added by its address, its model placed and run, and the server removed', async ({
  page,
  patchbay,
}) => {
  await using server = await createCogServer({ model: reverse });
  const host = new URL(server.url).host;
  await patchbay.open();
  const canvas = createCanvasPage(page);

  await page.keyboard.press('ControlOrMeta+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByLabel('Address of a Cog server').fill('ftp://nowhere');
  await page.keyboard.press('Enter');
  await expect(settings.getByRole('alert')).toBeVisible();
  await settings.getByLabel('Address of a Cog server').fill(server.url);
  await page.keyboard.press('Enter');
  const card = settings.getByRole('listitem').filter({ hasText: host });
  await expect(card).toBeVisible();
  await expect(settings.getByRole('alert')).toBeHidden();
  await page.keyboard.press('Escape');

  await canvas.addByKeyboard('cog/', /^cog\//);
  const node = page.getByRole('group', { name: /node$/ }).first();
  await node.getByRole('textbox', { name: /^Text/ }).fill('desrever');
  await canvas.run();
  await expect(node.getByText('reversed').first()).toBeVisible();

  await page.keyboard.press('ControlOrMeta+,');
  await card.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(card).toBeHidden();
});

test('the gateway says that a third party reads along', async ({ page, patchbay }) => {
  await patchbay.open();
  await page.keyboard.press('ControlOrMeta+,');
  const card = page.getByRole('listitem').filter({ hasText: 'LowCodeAPI' });
  await expect(card.getByText(/third party between you and Replicate/)).toBeVisible();
});

test('Enter takes the first answer of a search, however late others come', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.type('variations');
  await expect(page.getByText(/To search Replicate's models/)).toBeVisible();
  await expect(page.getByRole('option', { name: /make-variations/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(canvas.node('make-variations')).toBeVisible();
});
