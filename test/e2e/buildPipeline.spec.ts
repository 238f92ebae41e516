import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { twoColourPng } from '../support/images.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';

test('build, run, save, reload and open a four-node pipeline with mouse and keyboard', async ({
  page,
  patchbay,
}) => {
  const { folder } = patchbay;
  await writeFile(path.join(folder, 'mine.png'), await twoColourPng(60, 40));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await expect(page.getByRole('region', { name: 'How to begin' })).toBeVisible();

  await test.step('a file upload by keyboard, a file into it', async () => {
    await canvas.addByKeyboard('upload', 'File upload');
    await canvas.setFiles('File upload', path.join(folder, 'mine.png'));
  });

  await test.step('a model by dragging to empty space, where only what fits is offered', async () => {
    const output = canvas.port('File upload', /^File output/);
    const box = await output.boundingBox();
    if (box === null) throw new Error('The output has no place.');
    await canvas.dragFrom(output, { x: box.x + 120, y: box.y + 40 });
    await expect(page.getByText('What can take the image')).toBeVisible();
    await canvas.choose('grayscale', /builtin\/grayscale/);
    await expect(
      page.getByRole('group', { name: /^Edge from File upload file to grayscale image$/i }),
    ).toBeAttached();
  });

  await test.step('another model and a download by keyboard, from the ports', async () => {
    await canvas.fit();
    await canvas.port('grayscale', /^Output output/).press('Enter');
    await page.getByRole('menuitem', { name: 'New node…' }).press('Enter');
    await canvas.choose('upscale', /builtin\/upscale/);
    await canvas.port('upscale', /^Output output/).press('Enter');
    await page.getByRole('menuitem', { name: 'New node…' }).press('Enter');
    await canvas.choose('download', 'Download');
    await canvas.fit();
    await expect(page.getByRole('group', { name: /^Edge from/ })).toHaveCount(3);
  });

  await test.step('it runs and shows every picture', async () => {
    await canvas.run();
    for (const title of ['File upload', 'grayscale', 'upscale', 'Download']) {
      await expect(canvas.node(title).getByRole('img', { name: 'Done' })).toBeVisible();
    }
    await expect(canvas.node('upscale').getByText('120 × 80')).toBeVisible();
    const out = path.join(folder, 'out', 'Untitled');
    const names = await readdir(out);
    expect(names).toEqual([expect.stringMatching(/^mine-.+\.png$/)]);
    const { width, height } = await sharp(path.join(out, names[0] ?? '')).metadata();
    expect([width, height]).toEqual([120, 80]);
  });

  const file = path.join(folder, 'My pipeline.patchbay');
  await test.step('it is saved', async () => {
    await canvas.saveAs('My pipeline');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('My pipeline');
  });
  const saved = await readFile(file, 'utf8');
  expect(Object.keys((JSON.parse(saved) as { graph: { nodes: object } }).graph.nodes)).toHaveLength(
    4,
  );

  await test.step('a reload shows the same document', async () => {
    await page.reload();
    await expect(canvas.node('upscale')).toBeVisible();
    await expect(page.getByRole('group', { name: /^Edge from/ })).toHaveCount(3);
  });

  await test.step('a new pipeline is empty, and opening the file shows the same document again', async () => {
    await page.getByRole('menuitem', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: /^New pipeline/ }).click();
    await expect(canvas.node('upscale')).toBeHidden();
    await canvas.openFile('My pipeline.patchbay');
    await expect(canvas.node('upscale')).toBeVisible();
    await expect(page.getByRole('group', { name: /^Edge from/ })).toHaveCount(3);
  });

  await test.step('saving it unchanged writes the same, and now knows how high the nodes are', async () => {
    await page.keyboard.press('ControlOrMeta+S');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByText('Saved My pipeline.patchbay.').last()).toBeVisible();
    const again = await readFile(file, 'utf8');
    expect(withoutHeights(again)).toBe(withoutHeights(saved));
  });
});

/** A node that shows a result is saved without its height. */
function withoutHeights(text: string): string {
  return text.replaceAll(/^ *"height": \d+,\n/gm, '');
}
