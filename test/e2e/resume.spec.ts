import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { nodeOf, writeChangedExample } from '../cli/pipelineFile.ts';
import { examples } from '../cli/runCli.ts';
import { createCanvasPage, type CanvasPage } from './canvasPage.ts';
import { expect } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';
import { startServerProcess } from './serverProcess.ts';
import { test, type Services } from './services.ts';
import { watchPage } from './watchPage.ts';

/** First steps at Replicate, with its picture. */
async function writeSteps(folder: string): Promise<string> {
  await copyFile(path.join(examples, 'mountain-lake.jpg'), path.join(folder, 'mountain-lake.jpg'));
  return writeChangedExample('first-steps', {
    target: path.join(folder, 'steps.patchbay'),
    change: (file) => {
      for (const id of ['grayscale', 'upscale'])
        nodeOf(file, id).settings['provider'] = 'replicate';
    },
  });
}

type Server = { readonly folder: string; readonly port: number; readonly file?: string };

function startServer({ replicate }: Services, options: Server) {
  return startServerProcess({
    ...options,
    env: { REPLICATE_BASE_URL: replicate.baseUrl, REPLICATE_API_TOKEN: replicate.token },
  });
}

function runBar(page: Page) {
  return page.getByRole('group', { name: 'This run' });
}

function status(canvas: CanvasPage, title: string, name: string) {
  return canvas.node(title).getByRole('img', { name });
}

async function openLog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run log' }).click();
}

test('a server killed in the middle of a run goes on with it: the page shows it, nothing is made twice', async ({
  page,
  context,
  services,
}) => {
  test.slow();
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-resume-'));
  const file = await writeSteps(folder);
  const watch = await watchPage(context, page);
  // The server is killed and stopped on purpose, also while it sends something.
  watch.expectErrors(/WebSocket connection|401|net::ERR_/);
  const { faults, counts } = services.replicate;
  const hold = { kind: 'hold', at: 'processing', answers: 'at once' } as const;
  faults.add({ on: 'predictions.create', fault: hold, model: 'builtin/upscale' });
  const canvas = createCanvasPage(page);

  const first = await startServer(services, { folder, port: 0, file });
  const { port } = first;
  await page.goto(first.url);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await faults.whenHeld(1);
  await expect(status(canvas, 'Enlarge', 'Running')).toBeVisible();
  await first.stop('SIGKILL');

  // The open page comes back with the new address, and hears how its run goes on.
  const second = await startServer(services, { folder, port });
  await page.goto(second.url);
  await expect(status(canvas, 'Enlarge', 'Running')).toBeVisible();
  await expect(status(canvas, 'Black and white', 'Done')).toBeVisible();
  await openLog(page);
  await expect(runBar(page)).toContainText(/^RunningResumed where it had stopped at /);
  await page.reload();
  await expect(status(canvas, 'Enlarge', 'Running')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible();
  expect(await second.stop('SIGTERM')).toContain('1 prediction will go on at the provider');

  // A new window shows something else: it is told of the run.
  const third = await startServer(services, { folder, port });
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('about:blank');
  await page.goto(third.url);
  await expect(page.getByText('A run of "First steps" goes on.')).toBeVisible();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(status(canvas, 'Enlarge', 'Running')).toBeVisible();
  faults.clear();
  await expect(status(canvas, 'Save', 'Done')).toBeVisible();
  await expect(runBar(page)).toContainText(/Resumed where it had stopped at .+, 2 times in all\./);
  expect(counts.creates().map(({ model }) => model)).toEqual([
    'builtin/grayscale',
    'builtin/upscale',
  ]);
  await page.close();
  expect(await third.stop('SIGTERM')).toBe('');
  await rm(folder, { recursive: true, force: true });
  expect(watch.faults()).toEqual([]);
});

test('a failed run is resumed from the past runs, and from its panel', async ({
  page,
  patchbay,
  services,
}) => {
  const { faults, counts } = services.replicate;
  await writeSteps(patchbay.folder);
  const fault = { kind: 'model-failure', error: 'The weights are lost.' } as const;
  faults.add({ on: 'predictions.create', fault, model: 'builtin/upscale', times: 2 });
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('steps.patchbay');
  await canvas.run();
  await expect(status(canvas, 'Enlarge', 'Failed')).toBeVisible();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Resume' })).toBeVisible();

  await openLog(page);
  await expect(runBar(page)).toContainText('Goes on where it stopped: 3 of 5 tasks are done.');
  expect(await seriousFaults(page)).toEqual([]);
  await canvas.run(() => runBar(page).getByRole('button', { name: 'Resume' }).click());
  expect(counts.creates()).toHaveLength(3);
  await expect(runBar(page).getByRole('button', { name: 'Resume' })).toBeVisible();

  await page.reload();
  await page.getByRole('tab', { name: 'Past runs' }).click();
  const resume = page.getByRole('button', { name: 'Resume the run of First steps' });
  await canvas.run(() => resume.click());
  await expect(status(canvas, 'Save', 'Done')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Resume/ })).toHaveCount(0);
  expect(counts.creates().map(({ model }) => model)).toEqual([
    'builtin/grayscale',
    'builtin/upscale',
    'builtin/upscale',
    'builtin/upscale',
  ]);
});
