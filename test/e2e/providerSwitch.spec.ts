import type { Locator, Page } from '@playwright/test';
import { reverse } from '../support/cogModels.ts';
import { createCogServer } from '../support/cogServer.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';
import { pasteOn, test } from './services.ts';

function runsOn(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Runs on' });
}

async function switchTo(page: Page, name: string | RegExp): Promise<void> {
  await runsOn(page).click();
  await page.getByRole('option', { name }).click();
}

test('the same model runs here, at Replicate and over the gateway, in one step of undo each', async ({
  page,
  patchbay,
  services,
}) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await pasteOn(page, 'replicate.run("builtin/text-statistics", {input: {text: "a b a"}})');
  const node = canvas.node('text-statistics');
  await expect(runsOn(page)).toHaveText('Built-in');

  await switchTo(page, 'Replicate');
  await expect(runsOn(page)).toHaveText('Replicate');
  await canvas.run();
  await expect(node.getByRole('img', { name: 'Done' })).toBeVisible();
  expect(services.replicate.counts.creates()).toHaveLength(1);

  await switchTo(page, 'LowCodeAPI');
  await expect(runsOn(page)).toHaveText('LowCodeAPI');
  await expect(page.getByText(/third party between you and Replicate/)).toBeVisible();
  await node.getByRole('textbox', { name: /^Text/ }).fill('c c');
  await canvas.run();
  expect(services.gateway.requests.map(({ route }) => route)).toContain('POST /predictions');

  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(runsOn(page)).toHaveText('Replicate');
  await expect(node.getByRole('textbox', { name: /^Text/ })).toHaveValue('a b a');
});

test('a Cog server takes over when the user agrees to what is lost', async ({ page, patchbay }) => {
  await using server = await createCogServer({ model: reverse });
  await patchbay.host.engine.client.connections.addCog({ url: server.url });
  await patchbay.open();
  const canvas = createCanvasPage(page);
  const text = 'One. Two. Three.';
  await pasteOn(
    page,
    `replicate.run("builtin/summarise-text", {input: {text: "${text}", sentences: 2}})`,
  );
  await expect(runsOn(page)).toHaveText('Built-in');

  await switchTo(page, /^Cog at/);
  const question = page.getByRole('alertdialog', { name: /^Run this node on Cog at/ });
  await expect(
    question.getByText('The value of "Sentences", as there is no such input.'),
  ).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(runsOn(page)).toHaveText('Built-in');

  await switchTo(page, /^Cog at/);
  await question.getByRole('button', { name: 'Switch' }).click();
  await expect(runsOn(page)).toHaveText(/^Cog at/);
  const node = canvas.node('reverse-text');
  await expect(node.getByRole('textbox', { name: /^Text/ })).toHaveValue(text);
  await canvas.run();
  await expect(node.getByText('.eerhT .owT .enO').first()).toBeVisible();
  expect(server.inputs).toEqual([{ text }]);

  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(canvas.node('summarise-text')).toBeVisible();
  await expect(runsOn(page)).toHaveText('Built-in');
});

test.describe('without an account', () => {
  test.use({ accounts: [] });
  test('a service without a token leads to Settings, and the node stays as it is', async ({
    page,
    patchbay,
  }) => {
    await patchbay.open();
    await pasteOn(page, 'builtin/upscale');
    await switchTo(page, /^Replicate/);
    await expect(page.getByText(/To run on Replicate, add its token/)).toBeVisible();
    await expect(runsOn(page)).toHaveText('Built-in');
    await switchTo(page, /^Replicate/);
    await page.getByRole('button', { name: 'Settings', exact: true }).last().click();
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  });
});
