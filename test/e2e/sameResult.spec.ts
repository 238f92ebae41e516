import { createHash } from 'node:crypto';
import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCliTest, examples } from '../cli/runCli.ts';
import { twoColourPng } from '../support/images.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';

/** The SHA-256 of every file in a folder and the folders below, by name. */
async function hashesOf(folder: string): Promise<{ readonly [name: string]: string }> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const hashes = files.map(async ({ name, parentPath }) => {
    const bytes = await readFile(path.join(parentPath, name));
    return [name, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

test('the canvas and `patchbay run` make the same bytes of a picture of your own', async ({
  page,
  patchbay,
}) => {
  const { folder } = patchbay;
  const picture = path.join(folder, 'mine.png');
  await writeFile(picture, await twoColourPng(90, 70));
  await cp(path.join(examples, 'first-steps.patchbay'), path.join(folder, 'first-steps.patchbay'));
  await cp(path.join(examples, 'mountain-lake.jpg'), path.join(folder, 'mountain-lake.jpg'));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('first-steps.patchbay');
  await canvas.setFiles('Photo', picture);
  await canvas.run();
  await expect(canvas.node('Save').getByRole('img', { name: 'Done' })).toBeVisible();

  await using cli = await createCliTest();
  const pipeline = path.join(examples, 'first-steps.patchbay');
  const { code } = await cli.run(['run', pipeline, '--input', `photo=@${picture}`, '--out', 'out']);

  expect(code).toBe(0);
  const fromCanvas = await hashesOf(path.join(folder, 'out'));
  expect(Object.keys(fromCanvas)).toEqual(['mine-large.png']);
  expect(fromCanvas).toEqual(await hashesOf(cli.out));
});

test.describe('first launch', () => {
  test('one click on Run gives pictures', async ({ page, patchbay }) => {
    await patchbay.open({ firstVisit: true });
    const canvas = createCanvasPage(page);
    await expect(canvas.node('Photo')).toBeVisible();
    await canvas.run();
    for (const title of ['Black and white', 'Enlarge', 'In between']) {
      const picture = canvas.node(title).locator('figure img');
      await expect(picture).toBeVisible();
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
        .toBeGreaterThan(1000);
    }
    expect(Object.keys(await hashesOf(path.join(patchbay.folder, 'out')))).toEqual([
      'mountain-lake-large.png',
    ]);
  });
});
