import type { Page } from '@playwright/test';
import { reverse } from '../support/cogModels.ts';
import { createCogServer } from '../support/cogServer.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';
import { callReplicate, pasteOn, test, type Services } from './services.ts';

/** A deployment of a built-in model at the server that stands for Replicate. */
async function deploy(services: Services): Promise<string> {
  const model = await callReplicate(services, '/models/builtin/text-statistics');
  const version = (model['latest_version'] as { readonly id: string }).id;
  const deployment = await callReplicate(services, '/deployments', {
    name: 'counting',
    model: 'builtin/text-statistics',
    version,
    hardware: 'local',
    min_instances: 0,
    max_instances: 1,
  });
  return `${String(deployment['owner'])}/${String(deployment['name'])}`;
}

/** A prediction that was made elsewhere. */
async function predict(services: Services): Promise<string> {
  const model = await callReplicate(services, '/models/builtin/text-statistics');
  const version = (model['latest_version'] as { readonly id: string }).id;
  const input = { text: 'to be or not to be', top: 2 };
  return String((await callReplicate(services, '/predictions', { version, input }))['id']);
}

function arriving(page: Page) {
  return page.getByRole('status', { name: /^Fetching / });
}

test('a pasted address of a prediction is a node with its model and inputs, which runs; one undo takes it away', async ({
  page,
  patchbay,
  services,
}) => {
  const id = await predict(services);
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await pasteOn(page, `https://replicate.com/p/${id}`);
  const node = canvas.node('text-statistics');
  await expect(node.getByRole('textbox', { name: /^Text/ })).toHaveValue('to be or not to be');
  await expect(page.getByRole('combobox', { name: 'Runs on' })).toHaveText('Replicate');
  const before = services.replicate.counts.creates().length;
  await canvas.run();
  await expect(node.getByRole('img', { name: 'Done' })).toBeVisible();
  expect(services.replicate.counts.creates()).toHaveLength(before + 1);

  await page.keyboard.press('ControlOrMeta+Z');
  await expect(node).toBeHidden();
  await expect(page.getByRole('region', { name: 'How to begin' })).toBeVisible();
});

test('a snippet is a node with its literal inputs, a deployment one that runs on it, other text a Text node', async ({
  page,
  patchbay,
  services,
}) => {
  const deployment = await deploy(services);
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await pasteOn(
    page,
    `const output = await replicate.run("builtin/summarise-text", {\n  input: { text: "One. Two. Three.", sentences: 2 }, // short\n});`,
  );
  const summary = canvas.node('summarise-text');
  await expect(summary.getByRole('textbox', { name: /^Text/ })).toHaveValue('One. Two. Three.');

  await pasteOn(page, `https://replicate.com/deployments/${deployment}`);
  const statistics = canvas.node('text-statistics');
  await statistics.getByRole('textbox', { name: /^Text/ }).fill('a b a');
  await canvas.run();
  await expect(statistics.getByRole('img', { name: 'Done' })).toBeVisible();
  expect(services.replicate.counts.creates()).toEqual([
    expect.objectContaining({ model: 'builtin/text-statistics' }),
  ]);

  await pasteOn(page, 'Try builtin/upscale, it is good.');
  await expect(canvas.node('Text')).toBeVisible();
});

test('while it is fetched a box stands there that can be canceled, and nothing stays', async ({
  page,
  patchbay,
  services,
}) => {
  const id = await predict(services);
  const fault = { kind: 'slow-body', bytes: 1, waitMs: 60_000 } as const;
  services.replicate.faults.add({ on: 'predictions.get', fault });
  await patchbay.open();
  await pasteOn(page, id.replace(/^/, 'replicate.com/p/'));
  await expect(arriving(page)).toHaveText(`Prediction ${id}`);
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: `Cancel fetching Prediction ${id}` }).click();
  await expect(arriving(page)).toBeHidden();
  await expect(page.getByRole('region', { name: 'How to begin' })).toBeVisible();
  await expect(page.getByRole('group', { name: /node$/ })).toHaveCount(0);

  services.replicate.faults.add({ on: 'predictions.get', fault });
  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await page.keyboard.press('Space');
  const palette = page.getByRole('dialog', { name: 'Add to the canvas' });
  await palette.getByRole('combobox').fill(`replicate.com/p/${id}`);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  services.replicate.faults.clear();
  await pasteOn(page, 'builtin/upscale');
  await expect(page.getByRole('group', { name: /node$/ })).toHaveCount(1);
});

test('what is not there is said in one sentence, with the text to be had all the same', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  await pasteOn(page, 'https://replicate.com/nobody/nothing');
  await expect(page.getByText(/nobody\/nothing/)).toBeVisible();
  await expect(page.getByRole('group', { name: /node$/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Add as text' }).click();
  await expect(createCanvasPage(page).node('Text').getByRole('textbox').first()).toHaveValue(
    'https://replicate.com/nobody/nothing',
  );
});

test.describe('without an account', () => {
  test.use({ accounts: [] });
  test('a model of Replicate leads to Settings', async ({ page, patchbay }) => {
    await patchbay.open();
    await pasteOn(page, 'me/model');
    await page.getByRole('button', { name: 'Settings', exact: true }).last().click();
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  });
});

test.describe('with the gateway only', () => {
  test.use({ accounts: ['lowcodeapi'] });
  test('references and searches go over it', async ({ page, patchbay, services }) => {
    const id = await predict(services);
    await patchbay.open();
    await pasteOn(page, `https://api.replicate.com/v1/predictions/${id}`);
    await expect(createCanvasPage(page).node('text-statistics')).toBeVisible();
    await expect(page.getByRole('combobox', { name: 'Runs on' })).toHaveText('LowCodeAPI');
    await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.type('grayscale');
    await expect(page.getByRole('option', { name: /grayscale.*LowCodeAPI/ })).toBeVisible();
  });
});

test('a link dropped on the canvas becomes a node there, and a Cog server is asked about first', async ({
  page,
  patchbay,
}) => {
  await using server = await createCogServer({ model: reverse });
  await patchbay.open();
  const drop = async (text: string): Promise<void> => {
    const dataTransfer = await page.evaluateHandle((address) => {
      const data = new DataTransfer();
      data.setData('text/uri-list', `# a link\r\n${address}`);
      data.setData('text/plain', address);
      return data;
    }, text);
    const at = { clientX: 300, clientY: 200 };
    await page.locator('.react-flow__pane').dispatchEvent('drop', { dataTransfer, ...at });
  };
  await drop(server.url);
  const question = page.getByRole('alertdialog', { name: /Add the Cog server/ });
  await expect(question).toBeVisible();
  expect(server.requests).toHaveLength(0);
  expect(await seriousFaults(page)).toEqual([]);
  await question.getByRole('button', { name: 'Add server' }).click();
  const node = createCanvasPage(page).node('reverse-text');
  await expect(node).toBeVisible();
  const box = await node.boundingBox();
  expect(box?.x).toBeLessThan(300);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThan(300);
});

test('the palette searches every connection side by side, and one that fails says why', async ({
  page,
  patchbay,
  services,
}) => {
  const deployment = await deploy(services);
  await patchbay.open();
  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await page.keyboard.press('Space');
  const palette = page.getByRole('dialog', { name: 'Add to the canvas' });
  await page.keyboard.type('statistics');
  for (const name of ['Built-in', 'Replicate', 'LowCodeAPI']) {
    await expect(
      palette.getByRole('option', { name: new RegExp(`text-statistics.*${name}`) }),
    ).not.toHaveCount(0);
  }
  await expect(
    palette.getByRole('option', { name: new RegExp(`${deployment}.*LowCodeAPI`) }),
  ).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await palette.getByRole('option', { name: new RegExp(`${deployment}.*Replicate`) }).click();
  await expect(createCanvasPage(page).node('text-statistics')).toBeVisible();

  const problem = { kind: 'problem', status: 402, detail: 'Monthly limit.' } as const;
  services.replicate.faults.add({
    on: 'any',
    fault: problem,
    times: Infinity,
    match: ({ path }) => /models|search/.test(path),
  });
  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.type('grayscale');
  await expect(palette.getByRole('option', { name: /grayscale.*Built-in/ })).toBeVisible();
  await expect(palette.getByRole('alert').first()).toBeVisible();
});
