import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { toRunId } from '../../shared/domain/ids.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { linesToPictures } from '../money/replicate.ts';
import { withPolicy } from '../support/withPolicy.ts';
import { createCanvasPage } from './canvasPage.ts';
import { seriousFaults } from './seriousFaults.ts';
import { test, type Services } from './services.ts';

const shots = path.join(import.meta.dirname, '..', '..', '.cache', 'screenshots');

type Patchbay = Parameters<Parameters<typeof test>[2]>[0]['patchbay'];

/** Opens a pipeline of so many lines, a picture of each and that one in grey, at a service that costs money. */
async function openLines(page: Page, patchbay: Patchbay, lines: number) {
  const { client } = patchbay.host.engine;
  await client.prices.set({
    models: ['render-text', 'grayscale'].map((name) => ({
      model: `builtin/${name}`,
      charges: [{ unit: 'run', price: 0.04 }],
    })),
  });
  const pipeline = await linesToPictures(client, lines, 'grayscale');
  await writeFile(path.join(patchbay.folder, 'lines.patchbay'), serializePipeline(pipeline));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('lines.patchbay');
  return { client, canvas, pipeline };
}

/** The next creates are held at the service until they are released. */
function hold({ replicate }: Services, times = 1): void {
  replicate.faults.add({
    on: 'predictions.create',
    fault: { kind: 'hold', at: 'processing' },
    times,
  });
}

/** What a person sees in a large and in a small window, and that everybody can use it. */
async function shoot(page: Page, name: string): Promise<void> {
  await mkdir(shots, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of [
      [900, 600],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      const file = `${name}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: path.join(shots, file), animations: 'disabled' });
    }
  }
  expect(await seriousFaults(page)).toEqual([]);
}

test('a run that meets its limit is paused, says so, and goes on once the limit is raised', async ({
  page,
  patchbay,
  services,
}) => {
  const { client, canvas } = await openLines(page, patchbay, 2);
  await client.budget.set({ perDay: null, perRun: 0.1 });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const banner = page.getByRole('region', { name: 'The run is paused' });
  await expect(banner).toContainText('this run has spent $0.08 of $0.10');
  await expect(banner).toContainText('builtin/grayscale is next and may cost $0.04');
  await expect(canvas.node('grayscale').getByRole('img', { name: 'Paused' })).toBeVisible();
  await expect(page.getByText(/^The run is paused\. A limit is reached/)).toBeAttached();
  await page.getByRole('button', { name: 'Run log' }).click();
  const log = page.getByRole('region', { name: 'Run log' });
  await expect(log.getByRole('group', { name: 'This run' })).toContainText('Paused');
  expect(services.replicate.counts.creates()).toHaveLength(2);

  // It is the same after a reload.
  await page.reload();
  await expect(banner).toContainText('this run has spent $0.08 of $0.10');
  await banner.getByLabel('New limit').fill('a lot');
  await expect(banner.getByRole('button', { name: /^Raise to/ })).toBeDisabled();
  await banner.getByLabel('New limit').fill('0.5');
  await banner.getByRole('button', { name: 'Raise to $0.50 and continue' }).click();
  await expect(banner).toBeHidden();
  await expect(page.getByText('The run is done.')).toBeAttached();
  expect(services.replicate.counts.creates()).toHaveLength(4);
});

test('a paused run is canceled from its banner, and an unknown price is allowed there', async ({
  page,
  patchbay,
  services,
}) => {
  const { client } = await openLines(page, patchbay, 1);
  await client.budget.set({ perDay: null, perRun: 0.05 });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const banner = page.getByRole('region', { name: 'The run is paused' });
  await banner.getByRole('button', { name: 'Cancel run' }).click();
  await expect(banner).toBeHidden();
  await expect(page.getByText('The run was canceled.')).toBeAttached();

  await client.prices.remove({ models: ['builtin/grayscale'] });
  await client.budget.set({ perDay: null, perRun: 1 });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(banner).toContainText('nobody knows what builtin/grayscale costs');
  await banner.getByRole('button', { name: 'Allow unknown costs and continue' }).click();
  await expect(page.getByText('The run is done.')).toBeAttached();
  // The picture of the first run was kept.
  expect(services.replicate.counts.creates()).toHaveLength(2);
});

test('a run is paused by hand and goes on', async ({ page, patchbay, services }) => {
  const { canvas } = await openLines(page, patchbay, 1);
  hold(services);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await services.replicate.faults.whenHeld(1);
  await page.getByRole('button', { name: /^Pause the run/ }).click();
  await expect(page.getByText(/^Paused · \d of 5 nodes$/)).toBeVisible();
  services.replicate.faults.release();
  await expect(canvas.node('render-text').getByRole('img', { name: 'Done' })).toBeVisible();
  const goOn = page.getByRole('button', { name: 'Continue', exact: true });
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  expect(services.replicate.counts.creates()).toHaveLength(1);
  await goOn.click();
  await expect(page.getByText('The run is done.')).toBeAttached();
  expect(services.replicate.counts.creates()).toHaveLength(2);
});

test('runs beyond those at once wait in the queue, where they are put in order and taken out', async ({
  page,
  patchbay,
  services,
}) => {
  const { client, canvas } = await openLines(page, patchbay, 1);
  await page.keyboard.press('ControlOrMeta+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('combobox', { name: 'Runs at once' }).click();
  await page.getByRole('option', { name: '1', exact: true }).click();
  await expect.poll(async () => (await client.app.getSettings()).runsAtOnce).toBe(1);
  await page.keyboard.press('Escape');

  hold(services);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await services.replicate.faults.whenHeld(1);
  for (let count = 0; count < 3; count += 1) {
    await page.getByRole('menubar').getByRole('menuitem', { name: 'Run' }).click();
    await page.getByRole('menuitem', { name: 'Queue another run' }).click();
    await expect.poll(async () => (await client.runs.queue()).length).toBe(count + 2);
  }
  await page.getByRole('button', { name: 'Run log' }).click();
  const log = page.getByRole('region', { name: 'Run log' });
  await log.getByRole('tab', { name: /^Queue/ }).click();
  const rows = log.getByRole('list', { name: 'Queue of runs' }).getByRole('listitem');
  await expect(rows).toHaveCount(4);
  const before = (await client.runs.queue()).map(({ runId }) => runId);
  const setPriority = async (row: number, priority: string): Promise<void> => {
    await rows
      .nth(row)
      .getByRole('button', { name: /^Priority of Lines/ })
      .click();
    await page.getByRole('menuitem', { name: `${priority} priority` }).click();
  };
  await setPriority(1, 'Low');
  await expect(rows.nth(3).getByRole('button', { name: 'Priority of Lines: Low' })).toBeVisible();
  await expect
    .poll(async () => (await client.runs.queue()).map(({ runId }) => before.indexOf(runId)))
    .toEqual([0, 2, 3, 1]);
  await rows.nth(2).getByRole('button', { name: 'Remove Lines from the queue' }).click();
  await expect(rows).toHaveCount(3);
  // It waits for no run of a lower priority: it begins beside the one that is held, and ends.
  await setPriority(1, 'High');
  await expect(rows).toHaveCount(2);
  expect((await client.runs.queue()).map(({ runId }) => before.indexOf(runId))).toEqual([0, 1]);
  services.replicate.faults.release();
  await expect(log.getByText('Nothing runs or waits')).toBeVisible();
  expect((await client.runs.list({})).map(({ status }) => status).toSorted()).toEqual([
    'canceled',
    'succeeded',
    'succeeded',
    'succeeded',
  ]);
  await expect(canvas.node('render-text')).toBeVisible();
});

test('the banner and the paused run can be used by everybody', async ({ page, patchbay }) => {
  const { client } = await openLines(page, patchbay, 2);
  await client.budget.set({ perDay: null, perRun: 0.1 });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('button', { name: 'Run log' }).click();
  await expect(page.getByRole('region', { name: 'The run is paused' })).toBeVisible();
  await shoot(page, 'paused');
});

test('the queue can be used by everybody', async ({ page, patchbay, services }) => {
  const { client, pipeline } = await openLines(page, patchbay, 1);
  await client.app.setSettings({ runsAtOnce: 1 });
  hold(services);
  for (const id of ['one', 'two', 'three'])
    await client.runs.start({ runId: toRunId(id), pipeline, fresh: 'all' });
  await page.getByRole('button', { name: 'Run log' }).click();
  const log = page.getByRole('region', { name: 'Run log' });
  await log.getByRole('tab', { name: /^Queue/ }).click();
  const queue = log.getByRole('list', { name: 'Queue of runs' });
  await expect(queue.getByRole('listitem')).toHaveCount(3);
  await shoot(page, 'queue');
  services.replicate.faults.release();
});

/** A canceled run whose prediction its provider does not end until the faults are cleared; the page shows the run log. */
async function openLeft(page: Page, patchbay: Patchbay, { replicate }: Services) {
  const { client } = patchbay.host.engine;
  replicate.faults.add({ on: 'predictions.create', fault: { kind: 'hold', at: 'processing' } });
  const refused = { kind: 'problem', status: 401, detail: 'Unauthenticated' } as const;
  replicate.faults.add({ on: 'predictions.cancel', fault: refused, times: Infinity });
  // With a time limit a create is not held open.
  const pipeline = withPolicy(await linesToPictures(client, 1), 'draw', { timeoutMs: 600_000 });
  const runId = toRunId('left');
  await client.runs.start({ runId, pipeline });
  await replicate.faults.whenHeld(1);
  await client.runs.cancel({ runId });
  await patchbay.open();
  await page.getByRole('button', { name: 'Run log' }).click();
  const log = page.getByRole('region', { name: 'Run log' });
  await log.getByRole('tab', { name: 'Past runs' }).click();
  return { log, end: 'End what the run of Lines has left at its provider' };
}

test('a canceled run of which something may go on at its provider says so among the past runs, until it has ended', async ({
  page,
  patchbay,
  services,
}) => {
  const { log, end } = await openLeft(page, patchbay, services);
  await expect(log.getByText('Canceled, may go on')).toBeVisible();
  await expect(log.getByRole('button', { name: end })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  services.replicate.faults.clear();
  await expect(log.getByText('Canceled', { exact: true })).toBeVisible({ timeout: 30_000 });
});

test('and where it is shown, with a way to ask for its end at once', async ({
  page,
  patchbay,
  services,
}) => {
  const { log, end } = await openLeft(page, patchbay, services);
  await log.getByRole('button', { name: 'Lines', exact: true }).click();
  await log.getByRole('tab', { name: 'Run', exact: true }).click();
  const bar = log.getByRole('group', { name: 'This run' });
  await expect(bar).toContainText('1 task may still go on at its provider, and cost');
  await bar.getByRole('button', { name: end }).click();
  await expect(page.getByText(/does not say that \w+ has ended/).first()).toBeVisible();
});
