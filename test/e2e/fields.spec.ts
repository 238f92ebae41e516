import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { emptyPipeline } from '../../shared/domain/graph.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import type { JsonObject } from '../../shared/domain/json.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

const version = 'a'.repeat(64);

/** A model with an input of every kind that is hard to edit. */
const properties: JsonObject = {
  prompt: { type: 'string', 'x-order': 0 },
  size: {
    anyOf: [{ enum: ['auto', 'full'] }, { type: 'integer', minimum: 64, maximum: 512 }],
    'x-order': 1,
  },
  messages: {
    type: 'array',
    'x-order': 2,
    items: {
      type: 'object',
      required: ['role'],
      properties: { role: { enum: ['user', 'assistant'] }, content: { type: 'string' } },
    },
  },
  styles: { type: 'array', items: { enum: ['oil', 'ink', 'chalk'] }, maxItems: 2, 'x-order': 3 },
  api_key: { type: 'string', format: 'password', 'x-cog-secret': true, 'x-order': 4 },
};

async function openModel(page: Page, patchbay: Patchbay) {
  const id = toNodeId('model');
  const pipeline = {
    ...emptyPipeline('Fields'),
    graph: {
      nodes: {
        [id]: {
          id,
          type: 'prediction',
          typeVersion: 1,
          title: 'Model',
          settings: { provider: 'replicate', model: 'acme/fields', version },
          inputs: {},
        },
      },
      edges: [],
    },
    layout: { [id]: { x: 0, y: 0 } },
    models: {
      [`acme/fields:${version}`]: {
        model: 'acme/fields',
        version,
        schema: {
          components: {
            schemas: { Input: { type: 'object', properties }, Output: { type: 'string' } },
          },
        },
      },
    },
  };
  const file = path.join(patchbay.folder, 'fields.patchbay');
  await writeFile(file, serializePipeline(pipeline));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('fields.patchbay');
  await canvas.node('Model').click({ position: { x: 60, y: 12 } });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const typed = async (): Promise<unknown> => {
    await page.keyboard.press('ControlOrMeta+S');
    await expect(page.getByText('Saved fields.patchbay.')).toBeVisible();
    const saved = JSON.parse(await readFile(file, 'utf8')) as {
      readonly graph: { readonly nodes: { readonly model: { readonly inputs: unknown } } };
    };
    return saved.graph.nodes.model.inputs;
  };
  return { inspector, typed, file };
}

test('a union is edited by its kind, a list by its choices, and both are saved as they are sent', async ({
  page,
  patchbay,
}) => {
  const { inspector, typed } = await openModel(page, patchbay);
  await inspector.getByRole('combobox', { name: 'Kind of Size' }).click();
  await page.getByRole('option', { name: 'Whole number' }).click();
  await inspector.getByRole('textbox', { name: 'Size' }).fill('900');
  await expect(inspector.getByRole('alert')).toContainText('"Size" must be at most 512');
  await inspector.getByRole('textbox', { name: 'Size' }).fill('128');
  await expect(inspector.getByRole('alert')).toBeHidden();

  const add = inspector.getByRole('button', { name: 'Styles: add an item' });
  await add.click();
  await add.click();
  await expect(add).toBeDisabled();
  await inspector.getByRole('combobox', { name: 'Styles 2' }).click();
  await page.getByRole('option', { name: 'chalk' }).click();
  expect(await typed()).toEqual({ size: 128, styles: ['oil', 'chalk'] });
});

test('JSON is edited with line numbers, and checked against what is declared', async ({
  page,
  patchbay,
}) => {
  const { inspector, typed } = await openModel(page, patchbay);
  const editor = inspector.getByRole('textbox', { name: 'Messages' });
  await expect(inspector.locator('.cm-lineNumbers')).toBeVisible();
  await editor.click();
  await page.keyboard.insertText('[\n  { "role": "clown" }\n');
  await expect(inspector.getByRole('alert')).toContainText('Line 3 is not JSON');
  await page.keyboard.insertText(']');
  await expect(inspector.getByRole('alert')).toContainText('"[0].role" of "Messages"');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('[{"role":"user","content":""}]');
  await expect(inspector.getByRole('alert')).toBeHidden();
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();
  await expect(editor).toContainText('"role": "user"');
  expect(await typed()).toEqual({ messages: [{ role: 'user', content: '' }] });
});

test('a secret goes to the keychain, and its name into the file', async ({ page, patchbay }) => {
  const { inspector, typed, file } = await openModel(page, patchbay);
  const field = inspector.getByLabel('Api key', { exact: true });
  await field.fill('hush-hush');
  await field.press('Enter');
  await expect(inspector.getByText('api_key', { exact: true })).toBeVisible();
  await expect(inspector.getByText('for this session')).toBeVisible();
  expect(await typed()).toEqual({ api_key: { secret: 'api_key' } });
  expect(await readFile(file, 'utf8')).not.toContain('hush-hush');

  await inspector.getByRole('button', { name: 'Use another Api key' }).click();
  await inspector.getByRole('combobox', { name: 'Kept secret for Api key' }).click();
  await page.getByRole('option', { name: 'api_key' }).click();
  await expect(inspector.getByText('for this session')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
});
