import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { twoColourPng } from '../support/images.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';

test('a folder of pictures runs picture by picture, in order, and keeps their names', async ({
  page,
  patchbay,
}) => {
  const photos = path.join(patchbay.folder, 'photos');
  await mkdir(path.join(photos, 'more'), { recursive: true });
  for (const name of ['b10.png', 'b9.png', 'more/c.png', '.hidden.png'])
    await writeFile(path.join(photos, name), await twoColourPng(8, 8));
  await writeFile(path.join(photos, 'notes.txt'), 'no picture');
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.addByKeyboard('file upload', /File upload/);
  await canvas.node('File upload').click({ position: { x: 60, y: 12 } });
  await page.getByRole('combobox', { name: 'Takes' }).click();
  await page.getByRole('option', { name: 'A folder' }).click();
  await page.getByRole('combobox', { name: 'Of a folder' }).click();
  await page.getByRole('option', { name: 'Images' }).click();
  await canvas.node('File upload').locator('input[type=file]').setInputFiles(photos);
  const files = canvas.node('File upload').getByRole('listitem');
  await expect(files).toHaveCount(3);
  await expect(files.nth(0)).toContainText('b9.png');
  await expect(files.nth(1)).toContainText('b10.png');

  await canvas.addByKeyboard('download', /Download/);
  await canvas.dragFrom(
    canvas.port('File upload', /output/),
    canvas.port('Download', /^File input/),
  );
  await canvas.run();
  const out = path.join(patchbay.folder, 'out', 'Untitled');
  expect((await readdir(out)).toSorted()).toEqual(['b10.png', 'b9.png', 'more']);
  expect(await readdir(path.join(out, 'more'))).toEqual(['c.png']);
});
