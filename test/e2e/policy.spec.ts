import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { NodePolicy } from '../../shared/domain/nodePolicy.ts';
import { nodeOf, writeChangedExample } from '../cli/pipelineFile.ts';
import { examples } from '../cli/runCli.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';
import { test } from './services.ts';

/** First steps at Replicate, with its picture. */
async function writeSteps(folder: string, policy?: NodePolicy): Promise<string> {
  await copyFile(path.join(examples, 'mountain-lake.jpg'), path.join(folder, 'mountain-lake.jpg'));
  return writeChangedExample('first-steps', {
    target: path.join(folder, 'steps.patchbay'),
    change: (file) => {
      for (const id of ['grayscale', 'upscale'])
        nodeOf(file, id).settings['provider'] = 'replicate';
      Object.assign(nodeOf(file, 'grayscale'), policy && { policy });
    },
  });
}

test('a node is told by the keyboard to try again, and keeps it in its file', async ({
  page,
  patchbay,
}) => {
  const file = await writeSteps(patchbay.folder);
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('steps.patchbay');
  const node = canvas.node('Black and white');
  await node.getByText('Black and white').click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const section = inspector.getByRole('region', { name: 'Execution' });
  const attempts = section.getByRole('textbox', { name: 'Attempts' });
  await expect(attempts).toBeHidden();
  await section.getByRole('button', { name: 'Execution' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(attempts).toBeFocused();
  await page.keyboard.type('3');
  await page.keyboard.press('Tab');
  await page.keyboard.type('0.5');
  await section.getByRole('textbox', { name: 'Time limit' }).fill('120');
  await expect(section).toContainText('Up to 3 attempts, 2 min each');
  await section.getByRole('switch', { name: 'A time limit ends it' }).press('Space');
  expect(await seriousFaults(page)).toEqual([]);

  await page.keyboard.press('ControlOrMeta+S');
  await expect
    .poll(async () => (JSON.parse(await readFile(file, 'utf8')) as SavedFile).graph.nodes)
    .toMatchObject({
      grayscale: {
        policy: {
          retry: { attempts: 3, backoffMs: 500, on: ['unavailable', 'failed'] },
          timeoutMs: 120_000,
        },
      },
    });
});

type SavedFile = { readonly graph: { readonly nodes: object } };

test('a node shows which attempt it is at, and how those before it ended', async ({
  page,
  patchbay,
  services,
}) => {
  const retry = { attempts: 3, backoffMs: 100, on: ['failed'] } as const;
  await writeSteps(patchbay.folder, { retry });
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('steps.patchbay');
  const node = canvas.node('Black and white');
  await node.getByText('Black and white').click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('region', { name: 'Execution' })).toContainText(
    'Up to 3 attempts',
  );
  const on = 'predictions.create';
  services.replicate.faults.add({ on, fault: { kind: 'model-failure', error: 'Out of memory' } });
  services.replicate.faults.add({
    on,
    fault: { kind: 'hold', at: 'processing', answers: 'at once' },
  });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(node).toContainText('Attempt 2 of 3');
  const story = inspector.getByRole('list', { name: 'Attempts' });
  await expect(story.getByRole('listitem').first()).toContainText(/Attempt 1.*Out of memory/);
  await expect(story.getByRole('listitem').nth(1)).toContainText('under way');
  await services.replicate.faults.whenHeld(1);
  expect(await seriousFaults(page)).toEqual([]);
  services.replicate.faults.clear();
  await expect(node.getByRole('img', { name: 'Done' })).toBeVisible();
  await expect(story.getByRole('listitem').nth(1)).toContainText('succeeded');
  // The node after it begins now.
  await expect.poll(() => services.replicate.counts.creates()).toHaveLength(3);
});

test('failures go to a port of their own: the node says so, and undo takes it away', async ({
  page,
  patchbay,
  services,
}) => {
  await writeSteps(patchbay.folder);
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('steps.patchbay');
  const node = canvas.node('Black and white');
  await node.getByText('Black and white').click();
  const section = page.getByRole('region', { name: 'Execution' });
  await section.getByRole('button', { name: 'Execution' }).click();
  const toggle = section.getByRole('switch', { name: 'Failed items go to an error port' });
  await toggle.click();
  await expect(canvas.port('Black and white', /Error/)).toBeVisible();
  await expect(section).toContainText('Failures go to a port');
  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(canvas.port('Black and white', /Error/)).toBeHidden();
  await toggle.click();

  const fault = { kind: 'model-failure', error: 'Out of memory' } as const;
  services.replicate.faults.add({ on: 'predictions.create', fault });
  await canvas.run();
  await expect(node.getByRole('img', { name: 'Failed, passed on' })).toBeVisible();
  await expect(node.getByRole('note')).toBeHidden();
  await expect(canvas.node('Enlarge').getByRole('img', { name: /gave its failure/ })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText(
    'Out of memory',
  );
  expect(await seriousFaults(page)).toEqual([]);
});
