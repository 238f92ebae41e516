import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

/** Words and colours, paired or in every combination, each drawn and then blurred. */
async function openCards(page: Page, patchbay: Patchbay) {
  const list = (items: readonly string[]) => ({ inputs: { items: [...items] } });
  const words = ['one', 'two', 'three', 'four', 'five', 'six'];
  const { client } = patchbay.host.engine;
  const builder = new PipelineBuilder('Cards')
    .node('words', 'list', { itemType: 'text' }, { ...list(words), title: 'Words' })
    .node('signs', 'list', { itemType: 'text' }, { ...list(['!', '?']), title: 'Signs' })
    .node('join', 'text-template', { template: '{{word}}{{sign}}' }, { title: 'Join' });
  await builder.model(client, 'draw', 'render-text', { width: 64 });
  await builder.model(client, 'blur', 'blur', { radius: 2 });
  const pipeline = builder
    .node('show', 'preview', {}, { title: 'Result' })
    .edge('words.list', 'join.word')
    .edge('signs.list', 'join.sign')
    .edge('join.text', 'draw.prompt')
    .edge('draw.output', 'blur.image')
    .edge('blur.output', 'show.value')
    .build();
  const places = { words: 0, signs: 0, join: 1, draw: 2, blur: 3, show: 4 };
  const layout = Object.fromEntries(
    Object.entries(places).map(([id, x]) => [id, { x: x * 340, y: id === 'signs' ? 520 : 0 }]),
  );
  await writeFile(
    path.join(patchbay.folder, 'cards.patchbay'),
    serializePipeline({ ...pipeline, layout }),
  );
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('cards.patchbay');
  return canvas;
}

test('lists that cannot be paired make every combination, a sample first and then the rest', async ({
  page,
  patchbay,
}) => {
  const canvas = await openCards(page, patchbay);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });

  await test.step('the failure says how to go on', async () => {
    await canvas.run();
    await canvas.node('Join').click({ position: { x: 60, y: 12 } });
    await expect(inspector.getByText(/make every combination of them/).first()).toBeVisible();
  });

  await test.step('every combination is chosen in the inspector, and undone', async () => {
    await inspector.getByRole('radio', { name: 'Every combination' }).click();
    await expect(
      canvas.node('Join').getByRole('img', { name: 'Lists: every combination' }),
    ).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(inspector.getByRole('radio', { name: 'Pair by index' })).toBeChecked();
    await inspector.getByRole('radio', { name: 'Every combination' }).click();
    await expect(inspector.getByText(/for each combination of/)).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });

  await test.step('a sample of two of each list', async () => {
    await page.getByRole('button', { name: 'Ways to run' }).click();
    await page.getByRole('menuitem', { name: 'Run a sample…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Run a sample' });
    const count = dialog.getByRole('textbox', { name: 'Items of each list' });
    await expect(count).toBeFocused();
    await count.fill('0');
    await expect(dialog.getByRole('button', { name: 'Run sample' })).toBeDisabled();
    await count.fill('2');
    await expect(dialog.getByText('Predictions to make: 8')).toBeVisible();
    await expect(dialog.getByText('free', { exact: true })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    await canvas.run(() => count.press('Enter'));
    await expect(dialog).toBeHidden();
    // Two words with two signs of twelve combinations are drawn and blurred: sixteen predictions are left.
    await expect(page.getByRole('button', { name: 'Run the rest 16 left, free' })).toBeVisible();
  });

  await test.step('the rest', async () => {
    await canvas.run(() => page.getByRole('button', { name: /^Run the rest/ }).click());
    await expect(page.getByRole('button', { name: /^Run the rest/ })).toBeHidden();
    await expect(canvas.node('Result').getByRole('img', { name: 'Done' })).toBeVisible();
    const runs = await patchbay.host.engine.client.runs.list({});
    expect(runs.map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'failed']);
  });
});

test('a part of the pipeline runs: up to the selection, and from it on', async ({
  page,
  patchbay,
}) => {
  const canvas = await openCards(page, patchbay);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await canvas.node('Join').click({ position: { x: 60, y: 12 } });
  await inspector.getByRole('radio', { name: 'Every combination' }).click();

  await canvas.node('render-text').click({ position: { x: 60, y: 12 } });
  await canvas.run(() => page.keyboard.press('Alt+Enter'));
  await expect(canvas.node('render-text').getByRole('img', { name: 'Done' })).toBeVisible();
  await expect(canvas.node('blur').getByRole('img', { name: 'Done' })).toBeHidden();

  await canvas.node('blur').click({ position: { x: 60, y: 12 }, button: 'right' });
  const onward = page.getByRole('menuitem', { name: 'Run again from the selection on' });
  await canvas.run(() => onward.click());
  await expect(canvas.node('Result').getByRole('img', { name: 'Done' })).toBeVisible();
  await expect(canvas.node('render-text').getByText('Reused')).toBeVisible();
  await expect(canvas.node('blur').getByText('Reused')).toBeHidden();
});
