import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { examples } from '../cli/runCli.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';

const pictures = ['still-life.jpg', 'mountain-lake.jpg'];

/** A text that is shown, which takes no time to run. */
async function openText(page: Page, patchbay: Patchbay) {
  const pipeline = new PipelineBuilder('Short')
    .node('text', 'text', { text: 'a lake' })
    .node('show', 'preview')
    .edge('text.text', 'show.value')
    .build();
  const file = path.join(patchbay.folder, 'short.patchbay');
  await writeFile(file, serializePipeline(pipeline));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('short.patchbay');
  return { canvas, file };
}

async function openExample(page: Page, patchbay: Patchbay, name: string) {
  for (const each of [name, ...pictures])
    await cp(path.join(examples, each), path.join(patchbay.folder, each));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile(name);
  return canvas;
}

test('what is taken away gives the focus to what stands beside it, and at last to the canvas', async ({
  page,
  patchbay,
}) => {
  const canvas = await openExample(page, patchbay, 'first-steps.patchbay');
  const focused = page.locator(':focus');

  await test.step('a name that was changed in a field is a button again', async () => {
    const name = page.getByRole('button', { name: /^Pipeline name/ });
    await name.press('Enter');
    await page.getByRole('textbox', { name: 'Pipeline name' }).press('End');
    await page.keyboard.type(' mine');
    await page.keyboard.press('Enter');
    await expect(name).toBeFocused();
    await name.press('Enter');
    await page.keyboard.press('Escape');
    await expect(name).toBeFocused();
  });
  await test.step('Undo keeps it when nothing is left to undo, and says so', async () => {
    const undo = page.getByRole('button', { name: 'Undo', exact: true });
    await undo.press('Enter');
    await expect(undo).toBeDisabled();
    await expect(undo).toBeFocused();
    await expect(undo).toHaveAccessibleDescription('Nothing to undo');
    // The focus showed one and Enter hid it, both before the first frame: one that fades would keep the next from opening.
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    await undo.hover();
    await expect(page.getByRole('tooltip')).toContainText('Nothing to undo');
  });
  await test.step('in a list the row after has it, else the row before', async () => {
    const files = pictures.map((name) => path.join(patchbay.folder, name));
    const photo = canvas.node('Photo');
    await photo.locator('input[type=file]').setInputFiles(files);
    await expect(photo.getByText('still-life.jpg')).toBeVisible();
    const rows = photo.getByRole('listitem');
    const count = await rows.count();
    for (let left = count - 1; left > 0; left -= 1) {
      await photo
        .getByRole('button', { name: /^Remove / })
        .first()
        .press('Enter');
      await expect(rows).toHaveCount(left);
      await expect(photo.locator(':focus')).toHaveCount(1);
    }
    await photo.getByRole('button', { name: /^Remove / }).press('Enter');
    await expect(rows).toHaveCount(0);
    await expect(photo.locator(':focus').or(photo.and(focused))).toHaveCount(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+z');
  });
});

test('a collapsed frame, a closed panel and a closed tab leave it to what stands for them', async ({
  page,
  patchbay,
}) => {
  const canvas = await openExample(page, patchbay, 'first-steps.patchbay');
  const region = page.getByRole('region', { name: 'Canvas', exact: true });
  const focused = page.locator(':focus');
  await test.step('a member of a frame that is collapsed leaves it to the frame', async () => {
    await region.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('ControlOrMeta+g');
    const frame = canvas.node('Frame');
    await expect(frame).toBeVisible();
    await page.getByRole('button', { name: 'Collapse Frame' }).press('Enter');
    await expect(canvas.node('Photo')).toBeHidden();
    await expect(frame.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(canvas.node('Photo')).toBeVisible();
    await canvas.node('Photo').focus();
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(canvas.node('Photo')).toBeHidden();
    await expect(frame).toBeFocused();
  });
  await test.step('a panel that is closed with the focus in it', async () => {
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await page.keyboard.press('Home');
    await inspector.getByRole('button').first().focus();
    await page.keyboard.press('ControlOrMeta+i');
    await expect(inspector).toBeHidden();
    await expect(region.locator(':focus').or(region.and(focused))).toHaveCount(1);
    await page.keyboard.press('ControlOrMeta+i');
  });
  await test.step('a tab that is closed leaves it to the next one', async () => {
    await page.keyboard.press('ControlOrMeta+Alt+n');
    const tab = page.getByRole('tab', { name: /^Untitled/ });
    await tab.focus();
    await page.keyboard.press('Delete');
    await expect(tab).toBeHidden();
    await expect(page.locator('body:focus')).toHaveCount(0);
    await expect(focused).toHaveCount(1);
  });
});

test('the buttons of a run come and go without taking the keyboard along', async ({
  page,
  patchbay,
}) => {
  const { canvas } = await openText(page, patchbay);
  const bar = page.getByRole('banner');
  await canvas.run(() => bar.getByRole('button', { name: 'Run', exact: true }).press('Enter'));
  await expect(bar.locator(':focus')).toHaveCount(1);
});

test('a past run that is deleted, and a file that is read again, leave it at what comes next', async ({
  page,
  patchbay,
}) => {
  const { canvas, file } = await openText(page, patchbay);
  await canvas.run();
  await canvas.run();
  await page.getByRole('button', { name: 'Run log' }).press('Enter');
  const log = page.getByRole('region', { name: 'Run log' });
  await log.getByRole('tab', { name: /^Past runs/ }).click();
  const remove = log.getByRole('button', { name: /^Delete the run/ });
  await expect(remove).toHaveCount(2);
  for (const left of [1, 0]) {
    await remove.first().press('Enter');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).press('Enter');
    await expect(remove).toHaveCount(left);
    await expect(log.locator(':focus')).toHaveCount(1);
  }

  const text = canvas.node('Text').getByRole('textbox', { name: 'Text' });
  await text.fill('a mountain');
  await text.press('Tab');
  await expect(page.getByText('Unsaved changes')).toBeAttached();
  await writeFile(file, (await readFile(file, 'utf8')).replace('a lake', 'a river'));
  const banner = page.getByRole('status', { name: 'The file' });
  await banner.getByRole('button', { name: 'Reload' }).press('Enter');
  await expect(banner).toBeEmpty();
  await expect(text).toHaveValue('a river');
  await expect(page.locator(':focus')).toHaveCount(1);
});
