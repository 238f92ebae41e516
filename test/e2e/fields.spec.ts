import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { emptyPipeline } from '../../shared/domain/graph.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import type { JsonObject } from '../../shared/domain/json.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';
import { untilKept } from './untilKept.ts';

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
      properties: {
        role: { enum: ['user', 'assistant'] },
        content: { type: 'string' },
        token: { type: 'string', format: 'password' },
      },
    },
  },
  styles: { type: 'array', items: { enum: ['oil', 'ink', 'chalk'] }, maxItems: 2, 'x-order': 3 },
  api_key: { type: 'string', format: 'password', 'x-cog-secret': true, 'x-order': 4 },
  strength: { type: 'number', minimum: 0, maximum: 2, default: 0.5, 'x-order': 5 },
  pages: { type: 'array', items: { type: 'string', format: 'uri' }, 'x-order': 6 },
};

async function openModel(page: Page, patchbay: Patchbay, inputs: JsonObject = {}) {
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
          inputs,
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
  await expect(
    inspector.getByText('“token” is kept in the pipeline as plain text', { exact: false }),
  ).toBeVisible();
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

/** What is in the files of a folder, whatever they are. */
async function textsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((each) => each.isFile());
  return Promise.all(
    files.map(({ parentPath, name }) => readFile(path.join(parentPath, name), 'latin1')),
  );
}

test('a number is set by a slider and keys, and typed with a decimal comma', async ({
  page,
  patchbay,
}) => {
  const { inspector, typed } = await openModel(page, patchbay);
  const slider = inspector.getByRole('slider', { name: 'Strength slider' });
  const field = inspector.getByRole('textbox', { name: 'Strength' });
  await expect(field).toHaveAttribute('placeholder', '0.5');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(field).toHaveValue('0.6');
  await page.keyboard.press('End');
  await expect(field).toHaveValue('2');
  await field.focus();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(field).toHaveValue('1');
  await field.fill('0,7');
  await expect(slider).toHaveValue('0.7');
  await page.keyboard.press('Escape');
  await expect(createCanvasPage(page).node('Model')).toBeFocused();
  await expect(field).toHaveValue('0.7');
  expect(await typed()).toEqual({ strength: 0.7 });
});

test('files are put in order by dragging them, by buttons and by keys', async ({
  page,
  patchbay,
}) => {
  const { inspector } = await openModel(page, patchbay);
  const files = ['a', 'b', 'c', 'd'].map((name) => ({
    name: `${name}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(name),
  }));
  await inspector.locator('input[type=file]').setInputFiles(files);
  const rows = inspector.locator('li[data-item]');
  await expect(rows).toHaveText([/a\.txt/, /b\.txt/, /c\.txt/, /d\.txt/]);
  await rows.nth(0).dragTo(rows.nth(2), { targetPosition: { x: 40, y: 20 } });
  await expect(rows).toHaveText([/b\.txt/, /c\.txt/, /a\.txt/, /d\.txt/]);
  await inspector.getByRole('button', { name: 'Move c.txt down' }).focus();
  await page.keyboard.press('End');
  await expect(rows).toHaveText([/b\.txt/, /a\.txt/, /d\.txt/, /c\.txt/]);
  await expect(inspector.getByRole('button', { name: 'Move c.txt up' })).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveText([/b\.txt/, /c\.txt/, /a\.txt/, /d\.txt/]);
  await expect(inspector.getByRole('button', { name: 'Move c.txt down' })).toBeFocused();
});

test('thousands of files are all there, and only those in sight are drawn', async ({
  page,
  patchbay,
}) => {
  const pages = Array.from({ length: 2000 }, (_, index) => ({ name: `page-${index + 1}.txt` }));
  const { inspector } = await openModel(page, patchbay, { pages });
  const rows = inspector.locator('li[data-item]');
  await expect(rows.first()).toContainText('page-1.txt');
  await inspector.getByRole('button', { name: 'Move page-2.txt down' }).focus();
  await page.keyboard.press('End');
  await expect(inspector.getByRole('button', { name: 'Move page-2.txt up' })).toBeFocused();
  await expect(rows.last()).toContainText('page-2.txt');
  await expect(rows.last()).toHaveAttribute('aria-posinset', '2000');
  // Those in sight, not all of them.
  expect(await rows.count()).toBeLessThan(60);
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
  // The next edit, and with it the whole node, goes into the journal of edits.
  await inspector.getByRole('textbox', { name: 'Prompt' }).fill('a lake');
  await untilKept(page);
  const kept = await textsIn(path.join(patchbay.folder, 'data'));
  expect(kept.some((text) => text.includes('a lake'))).toBe(true);
  expect(kept.some((text) => text.includes('hush-hush'))).toBe(false);
  await createCanvasPage(page).node('Model').focus();
  const copied = await page.evaluate(() => {
    const data = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true });
    document.activeElement?.dispatchEvent(event);
    return data.getData('text/plain');
  });
  expect(copied).toContain('a lake');
  expect(copied).not.toContain('hush-hush');

  await inspector.getByRole('button', { name: 'Use another Api key' }).click();
  await inspector.getByRole('combobox', { name: 'Kept secret for Api key' }).click();
  await page.getByRole('option', { name: 'api_key' }).click();
  await expect(inspector.getByText('for this session')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
});
