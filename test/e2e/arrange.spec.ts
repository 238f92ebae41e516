import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { contentSecurityPolicy } from '../../electron/desktop/contentSecurityPolicy.ts';
import type { NodeLayout, Pipeline } from '../../shared/domain/graph.ts';
import { bigPipelineText } from './bigPipeline.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

const file = 'arranged.patchbay';

/** Opens a pipeline of this many nodes and waits until it is there. */
async function open(page: Page, patchbay: Patchbay, count: number): Promise<void> {
  await writeFile(path.join(patchbay.folder, file), await bigPipelineText(count));
  await patchbay.open();
  await createCanvasPage(page).openFile(file);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${count} nodes`);
}

/** Saves, and gives where the nodes stand in the file. */
async function savedLayout(page: Page, patchbay: Patchbay): Promise<readonly NodeLayout[]> {
  await page.keyboard.press('ControlOrMeta+S');
  await expect(page).toHaveTitle(/^[^•]/);
  const text = await readFile(path.join(patchbay.folder, file), 'utf8');
  const { layout } = JSON.parse(text) as Pipeline;
  return Object.values(layout);
}

test('tidy lays a pipeline out from left to right in one step of undo, in a worker of our own', async ({
  page,
  patchbay,
}) => {
  await open(page, patchbay, 6);
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  await createCanvasPage(page).middleOf(canvas.locator('.react-flow__node').first());
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await canvas.focus();
  await page.keyboard.press('Shift+A');
  await expect(page).toHaveTitle(/^•/);
  await expect.poll(() => workers.length).toBe(1);
  expect(new URL(workers[0] ?? '').origin).toBe(new URL(page.url()).origin);
  const after = await savedLayout(page, patchbay);
  const gaps = after.slice(1).map(({ x }, index) => x - (after[index]?.x ?? 0));
  // 240 to 280 wide, and 72 between them.
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(240 + 64);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(280 + 80);
  await canvas.focus();
  await page.keyboard.press('ControlOrMeta+Z');
  const undone = await savedLayout(page, patchbay);
  expect(undone.map(({ x }) => x)).toEqual([0, 340, 680, 1020, 1360, 1700]);
});

test('the layout of 2,000 nodes leaves the page alive, and to cancel it ends the thread', async ({
  page,
  patchbay,
}) => {
  await open(page, patchbay, 2000);
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  await canvas.focus();
  await page.keyboard.press('Shift+A');
  const progress = page.getByRole('status').filter({ hasText: 'Tidying up 2,000 nodes' });
  await expect(progress).toBeVisible();
  // Playwright hears of a worker a little after the page starts it.
  await expect.poll(() => page.workers().length).toBe(1);
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toBeHidden();
  await expect.poll(() => page.workers().length).toBe(0);
  await expect(page).toHaveTitle(/^[^•]/);
});

test('the policy of the desktop app lets the worker in, and no other', async ({ page }) => {
  const folder = path.join(import.meta.dirname, '../../dist/renderer/assets');
  const [name = ''] = (await readdir(folder)).filter((each) => each.startsWith('layoutWorker'));
  await page.route('**', (route) =>
    new URL(route.request().url()).pathname === `/${name}`
      ? route.fulfill({ path: path.join(folder, name), contentType: 'text/javascript' })
      : route.fulfill({
          body: '<!doctype html>',
          contentType: 'text/html',
          headers: { 'content-security-policy': contentSecurityPolicy },
        }),
  );
  await page.goto('http://localhost/');
  const answer = await page.evaluate(async (script) => {
    const worker = new Worker(`/${script}`, { type: 'module' });
    const answered = new Promise<unknown>((resolve, reject) => {
      worker.addEventListener('message', ({ data }) => resolve(data));
      worker.addEventListener('error', () => reject(new Error('The worker cannot start.')));
    });
    worker.postMessage({ id: 1, cmd: 'algorithms' });
    return answered;
  }, name);
  expect(answer).toMatchObject({ id: 1, data: expect.anything() });
  const refused = page.evaluate(async () => {
    const violated = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ blockedURI }) => resolve(blockedURI));
    });
    const worker = new Worker(URL.createObjectURL(new Blob([''])));
    return violated.finally(() => worker.terminate());
  });
  expect(await refused).toBe('blob');
});

test('a layout that cannot start is told, and changes nothing', async ({ page, patchbay }) => {
  patchbay.expectErrors(/ERR_FAILED|Failed to load/);
  await page.route(/layoutWorker/, (route) => route.abort());
  await open(page, patchbay, 6);
  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await page.keyboard.press('Shift+A');
  await expect(page.getByText('The layout could not be worked out')).toBeVisible();
  await expect(page).toHaveTitle(/^[^•]/);
});

test('selected nodes are aligned and spread by keys, by the menu and in the inspector, a step of undo each', async ({
  page,
  patchbay,
}) => {
  await open(page, patchbay, 6);
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  const nodes = canvas.locator('.react-flow__node');
  await createCanvasPage(page).middleOf(nodes.first());
  await canvas.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Shift+B');
  const bottoms = (await savedLayout(page, patchbay)).map(({ y, height = NaN }) => y + height);
  // Heights are saved on the grid.
  expect(Math.max(...bottoms) - Math.min(...bottoms)).toBeLessThan(16);

  await nodes.first().locator('.node-header').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Arrange' }).hover();
  const row = page.getByRole('menuitem', { name: 'Align left' });
  await expect(row).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await row.click();
  expect(new Set((await savedLayout(page, patchbay)).map(({ x }) => x))).toEqual(new Set([0]));

  const bar = page.getByRole('group', { name: 'Arrange' });
  await bar.getByRole('button', { name: 'Distribute vertically' }).click();
  await bar.getByRole('button', { name: 'Align top' }).click();
  expect(new Set((await savedLayout(page, patchbay)).map(({ y }) => y)).size).toBe(1);
  for (let step = 0; step < 4; step += 1) {
    await canvas.focus();
    await page.keyboard.press('ControlOrMeta+Z');
  }
  const undone = await savedLayout(page, patchbay);
  expect(undone.map(({ x, y }) => [x, y])).toEqual(
    [0, 340, 680, 1020, 1360, 1700].map((x) => [x, 0]),
  );
});
