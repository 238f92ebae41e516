import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { twoColourPng } from '../support/images.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

test('a filter takes the type of what it is connected to, runs, and is reached by mouse and keyboard', async ({
  page,
  patchbay,
}) => {
  const { folder } = patchbay;
  const files = ['small.png', 'large.png'].map((name) => path.join(folder, name));
  await writeFile(files[0] ?? '', await twoColourPng(4, 4));
  await writeFile(files[1] ?? '', await twoColourPng(400, 300));
  await patchbay.open();
  const canvas = createCanvasPage(page);

  await test.step('the palette offers a list for the pictures, though a new one takes texts', async () => {
    await canvas.addByKeyboard('upload', 'File upload');
    await canvas.node('File upload').locator('input[type=file]').setInputFiles(files);
    await expect(canvas.node('File upload').getByText('large.png')).toBeVisible();
    const output = canvas.port('File upload', /^Files? output/);
    const box = await output.boundingBox();
    if (box === null) throw new Error('The output has no place.');
    await canvas.dragFrom(output, { x: box.x + 140, y: box.y + 40 });
    await canvas.choose('filter', 'Filter');
    await expect(
      page.getByRole('group', { name: /^Edge from File upload .+ to Filter/i }),
    ).toBeAttached();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await expect(inspector.getByRole('combobox', { name: 'Type' })).toHaveText('Image');
  });

  await test.step('what hangs behind it takes the type too', async () => {
    await canvas.fit();
    await canvas.port('Filter', /^Kept output/).press('Enter');
    await page.getByRole('menuitem', { name: 'New node…' }).press('Enter');
    await canvas.choose('pick', 'Pick');
    await canvas.port('Pick', /^Item output/).press('Enter');
    await page.getByRole('menuitem', { name: 'New node…' }).press('Enter');
    await canvas.choose('grayscale', /builtin\/grayscale/);
    await expect(page.getByRole('group', { name: /^Edge from/ })).toHaveCount(3);
  });

  await test.step('it runs', async () => {
    await canvas.fit();
    await canvas.node('Filter').click({ position: { x: 60, y: 12 } });
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByLabel('Megabytes').fill('0.0001');
    await page.keyboard.press('Enter');
    await canvas.run();
    await expect(canvas.node('grayscale').getByText('400 × 300')).toBeVisible();
  });

  expect(await seriousFaults(page)).toEqual([]);
});
