import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { examples } from '../cli/runCli.ts';
import { createCanvasPage, type CanvasPage } from './canvasPage.ts';
import { startBrowser } from './crashScene.ts';
import { expect, test } from './fixtures.ts';
import { startServerProcess } from './serverProcess.ts';
import { untilKept } from './untilKept.ts';

/** Ends the renderer process of the page where it stands. */
async function crash(page: Page): Promise<void> {
  const gone = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  // The process is gone before it could answer.
  void session.send('Page.crash').catch(() => undefined);
  await gone;
}

function textField(canvas: CanvasPage): Locator {
  return canvas.node('Text').getByRole('textbox', { name: 'Text' });
}

/** Types into a Text node that is added first, once the focus that it takes has come to rest. */
async function typeInNewNode(page: Page, canvas: CanvasPage, text: string): Promise<void> {
  await canvas.addByKeyboard('text', 'Text');
  await expect(page.locator('.react-flow__node:focus')).toBeVisible();
  await textField(canvas).pressSequentially(text);
  await expect(textField(canvas)).toHaveValue(text);
}

/** Where a node is drawn on the canvas, in canvas units. */
function placeOf(canvas: CanvasPage, title: string): Promise<string> {
  return canvas
    .node(title)
    .evaluate(
      (element) => element.closest<HTMLElement>('.react-flow__node')?.style.transform ?? '',
    );
}

/** Waits until a canvas that fits its document has done so. */
async function restingPlace(canvas: CanvasPage, title: string): Promise<string> {
  await canvas.middleOf(canvas.node(title));
  return placeOf(canvas, title);
}

async function copyExample(folder: string): Promise<void> {
  for (const name of ['text-tools.patchbay', 'still-life.jpg', 'mountain-lake.jpg'])
    await cp(path.join(examples, name), path.join(folder, name));
}

/** Waits until the engine knows which tabs are open and which one is shown. */
async function untilTabsKept(page: Page): Promise<void> {
  await expect(page.locator('html[data-tabs="kept"]')).toBeVisible();
}

test('a page that is killed while somebody types comes back with the words, and one undo before them', async ({
  page,
  context,
  patchbay,
}) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await typeInNewNode(page, canvas, 'a lake at dawn');
  await untilKept(page);
  await crash(page);

  const next = await context.newPage();
  await next.goto(patchbay.host.url);
  const restored = createCanvasPage(next);
  await expect(textField(restored)).toHaveValue('a lake at dawn');
  await expect(next.getByText('Restored 2 edits that were not saved.')).toBeVisible();
  await next.keyboard.press('ControlOrMeta+z');
  await expect(next.getByText('Chain models on a canvas')).toBeVisible();
});

test('a page that is killed in the middle of a drag comes back with the node where it was held', async ({
  page,
  context,
  patchbay,
}) => {
  await copyExample(patchbay.folder);
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('text-tools.patchbay');
  const before = await restingPlace(canvas, 'Word by word');
  const { x, y } = await canvas.middleOf(
    canvas.node('Word by word').getByText('Word by word').first(),
  );
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 40, { steps: 5 });
  await page.mouse.move(x + 120, y + 80, { steps: 5 });
  await expect.poll(() => placeOf(canvas, 'Word by word')).not.toBe(before);
  await untilKept(page);
  const held = await placeOf(canvas, 'Word by word');
  await crash(page);

  const next = await context.newPage();
  await next.goto(patchbay.host.url);
  const restored = createCanvasPage(next);
  await expect(next.getByText('Restored 1 edit that was not saved.')).toBeVisible();
  expect(await placeOf(restored, 'Word by word')).toBe(held);
  // The notice has the way back to the file, which is a step of undo itself.
  await next.getByRole('button', { name: 'Use the saved file' }).click();
  await expect.poll(() => placeOf(restored, 'Word by word')).toBe(before);
  await expect(next.getByText('Unsaved changes')).toBeHidden();
});

test('a server that is killed with its browser, in the middle of a paste, comes back with both pipelines as they stood', async () => {
  test.slow();
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-drafts-'));
  await copyExample(folder);
  const file = path.join(folder, 'text-tools.patchbay');
  const first = await startServerProcess({ folder, port: 0, file });
  const one = await startBrowser();
  const page = await one.context.newPage();
  await page.goto(first.url);
  const canvas = createCanvasPage(page);
  await expect(canvas.node('Word by word')).toBeVisible();
  const count = (of: Page): Promise<number> => of.locator('.react-flow__node').count();
  const nodes = await count(page);
  await canvas.node('Word by word').getByText('Word by word').first().click();
  await page.keyboard.press('ControlOrMeta+c');
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(() => count(page)).toBe(nodes + 1);
  await untilKept(page);
  // A second one that is in no file, behind the first.
  await page.keyboard.press('ControlOrMeta+Alt+n');
  await expect(page.getByRole('tab', { name: 'Untitled' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await typeInNewNode(page, canvas, 'beside it');
  await untilKept(page);
  await page.getByRole('tab', { name: /^Text tools/ }).click();
  await expect.poll(() => count(page)).toBe(nodes + 1);
  await untilTabsKept(page);
  await Promise.all([first.stop('SIGKILL'), one.kill()]);

  const second = await startServerProcess({ folder, port: 0 });
  const two = await startBrowser();
  const next = await two.context.newPage();
  await next.goto(second.url);
  await expect(
    next.getByText('Restored 3 edits that were not saved in 2 pipelines.'),
  ).toBeVisible();
  await expect(next.getByRole('tab')).toHaveText([/^Text tools/, /^Untitled/]);
  await expect(next.getByRole('tab', { name: /^Text tools/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect.poll(() => count(next)).toBe(nodes + 1);
  await next.getByRole('tab', { name: /^Untitled/ }).click();
  await expect(textField(createCanvasPage(next))).toHaveValue('beside it');
  await two.kill();
  await second.stop('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

test('what was saved or discarded does not come back, and a reload comes back in the same tabs', async ({
  page,
  context,
  patchbay,
}) => {
  await copyExample(patchbay.folder);
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('text-tools.patchbay');
  const delay = canvas.node('Word by word').getByRole('textbox', { name: 'Delay ms' });
  await delay.fill('900');
  await delay.press('Tab');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText('Saved text-tools.patchbay.')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Alt+n');
  await canvas.addByKeyboard('text', 'Text');
  await untilKept(page);
  await page.keyboard.press('ControlOrMeta+Alt+w');
  await page.getByRole('button', { name: 'Do not save' }).click();
  await expect(page.getByRole('tablist')).toBeHidden();
  await untilTabsKept(page);
  await page.reload();
  await expect(delay).toHaveValue('900');
  await expect(page.getByRole('tablist')).toBeHidden();
  const other = await context.newPage();
  await other.goto(patchbay.host.url);
  await expect(other.getByText('Chain models on a canvas')).toBeVisible();
  await expect(other.getByText(/^Restored/)).toBeHidden();
});
