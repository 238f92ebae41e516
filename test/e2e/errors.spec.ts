import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { nodeOf, writeChanged, writeChangedExample } from '../cli/pipelineFile.ts';
import { examples } from '../cli/runCli.ts';
import { twoColourPng } from '../support/images.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

test('a file that is gone is said when the pipeline opens, and again instead of a run', async ({
  page,
  patchbay,
}) => {
  await writeChanged(path.join(patchbay.folder, 'lost.patchbay'), () => undefined);
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('lost.patchbay');
  await expect(page.getByText(/mountain-lake\.jpg" does not exist: check/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/mountain-lake\.jpg" does not exist: check/).first()).toBeVisible();
  await expect(canvas.node('Black and white').getByRole('img', { name: 'Done' })).toBeHidden();
});

test('a model that does not exist is named, and nothing runs', async ({ page, patchbay }) => {
  const { folder } = patchbay;
  await cp(path.join(examples, 'mountain-lake.jpg'), path.join(folder, 'mountain-lake.jpg'));
  await writeChanged(path.join(folder, 'model.patchbay'), (file) => {
    const node = nodeOf(file, 'upscale');
    const version = String(node.settings['version']);
    file.models[`builtin/nothing:${version}`] = file.models[`builtin/upscale:${version}`];
    node.settings['model'] = 'builtin/nothing';
  });
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('model.patchbay');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByText(/builtin\/nothing/).first()).toBeVisible();
  await expect(canvas.node('Black and white').getByRole('img', { name: 'Done' })).toBeHidden();
});

test('a text given as a picture fails on the node and port it reaches, the rest is skipped', async ({
  page,
  patchbay,
}) => {
  const { folder } = patchbay;
  await cp(path.join(examples, 'first-steps.patchbay'), path.join(folder, 'text.patchbay'));
  await cp(path.join(examples, 'mountain-lake.jpg'), path.join(folder, 'mountain-lake.jpg'));
  await writeFile(path.join(folder, 'letter.txt'), 'Dear reader, this is no picture.\n');
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('text.patchbay');
  await canvas
    .node('Photo')
    .locator('input[type=file]')
    .setInputFiles(path.join(folder, 'letter.txt'));
  await expect(canvas.node('Photo').getByText('letter.txt').first()).toBeVisible();
  await canvas.run();
  await expect(canvas.node('Black and white').getByRole('img', { name: 'Failed' })).toBeVisible();
  await expect(canvas.node('Black and white').getByRole('note')).toContainText(
    /takes an image, but the text file "letter\.txt" arrived/,
  );
  await expect(canvas.node('Enlarge').getByRole('img', { name: /did not succeed/ })).toBeVisible();
});

test('connections that cannot be are refused, each time with the reason', async ({
  page,
  patchbay,
}) => {
  const { folder } = patchbay;
  await cp(path.join(examples, 'mountain-lake.jpg'), path.join(folder, 'mountain-lake.jpg'));
  await writeChanged(path.join(folder, 'cycle.patchbay'), (file) => {
    file.graph.edges = file.graph.edges.filter((edge) => edge['source'] !== 'photo');
  });
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('cycle.patchbay');
  await test.step('one that would make a cycle', async () => {
    await canvas.dragFrom(
      canvas.port('Enlarge', /^Output output/),
      canvas.port('Black and white', /^Image input/),
    );
    await expect(
      page.getByText('This would make a cycle: the node would wait for its own result.'),
    ).toBeVisible();
  });
  await test.step('one of another type', async () => {
    const from = await canvas.middleOf(canvas.port('Photo', /^File output/));
    const to = await canvas.middleOf(canvas.port('Enlarge', /^Scale input/));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 6 });
    const why = page.getByText(/cannot feed an input for an integer/i);
    await expect(why).toBeVisible();
    const look = () => why.evaluate((words) => getComputedStyle(words).color);
    const [color] = [await look(), await page.mouse.up()];
    // Said before the mouse let go, too, and as legibly.
    await expect.poll(look).toBe(color);
    expect(await seriousFaults(page)).toEqual([]);
  });
  await expect(page.getByRole('group', { name: /^Edge from/ })).toHaveCount(3);
});

test.describe('a token that is wrong', () => {
  test('for Patchbay itself: the page says to open the printed address', async ({
    page,
    patchbay,
  }) => {
    patchbay.expectErrors(/401|WebSocket/);
    await page.goto(`http://127.0.0.1:${patchbay.host.port}/#token=wrong`);
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Canvas' })).toBeHidden();
  });

  test.describe('for Replicate', () => {
    test.use({ hostOptions: { env: { REPLICATE_BASE_URL: 'http://127.0.0.1:9/v1' } } });

    test('a run without one says where to set it', async ({ page, patchbay }) => {
      const { folder } = patchbay;
      await writeFile(path.join(folder, 'mountain-lake.jpg'), await twoColourPng(8, 8));
      await writeChanged(path.join(folder, 'remote.patchbay'), (file) => {
        nodeOf(file, 'upscale').settings['provider'] = 'replicate';
      });
      await patchbay.open();
      await createCanvasPage(page).openFile('remote.patchbay');
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await expect(page.getByText(/No API token for Replicate is set/).first()).toBeVisible();
    });
  });
});

test('a run can be canceled while it goes on, and started again', async ({ page, patchbay }) => {
  await writeChangedExample('text-tools', {
    target: path.join(patchbay.folder, 'slow.patchbay'),
    change: (file) => {
      nodeOf(file, 'words').inputs['delay_ms'] = 2000;
    },
  });
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('slow.patchbay');
  const start = page.getByRole('button', { name: 'Run', exact: true });
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true });
  for (const _round of ['first', 'second']) {
    await start.click();
    await expect(canvas.node('Word by word').getByText(/^The/).first()).toBeVisible();
    await cancel.click();
    await expect(start).toBeVisible();
    await expect(canvas.node('Save the summary').getByRole('img', { name: 'Done' })).toBeHidden();
  }
});
