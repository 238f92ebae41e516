import { cp } from 'node:fs/promises';
import path from 'node:path';
import { examples } from '../cli/runCli.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

test('what an earlier run made is kept and says so, and is made again where that is asked for', async ({
  page,
  patchbay,
}) => {
  test.slow();
  const { folder } = patchbay;
  for (const file of ['first-steps.patchbay', 'mountain-lake.jpg'])
    await cp(path.join(examples, file), path.join(folder, file));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('first-steps.patchbay');
  await canvas.run();
  const enlarge = canvas.node('Enlarge');
  const gray = canvas.node('Black and white');
  await expect(enlarge.getByText('Reused')).toBeHidden();

  await canvas.run();
  await expect(enlarge.getByText('Reused')).toBeVisible();
  await enlarge.click({ position: { x: 60, y: 12 } });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByText(/^Kept from an earlier run: same as run of/)).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  await canvas.run(() => inspector.getByRole('button', { name: 'Run again' }).click());
  await expect(enlarge.getByText('Reused')).toBeHidden();
  await expect(gray.getByText('Reused')).toBeVisible();

  await page.getByRole('button', { name: 'Ways to run' }).click();
  expect(await seriousFaults(page)).toEqual([]);
  const fresh = page.getByRole('menuitem', { name: /^Run everything again/ });
  await canvas.run(() => fresh.click());
  await expect(gray.getByText('Reused')).toBeHidden();
  await expect(gray.getByRole('img', { name: 'Done' })).toBeVisible();
});
