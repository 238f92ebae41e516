import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type Locator, type Page } from '@playwright/test';
import { browserVariable } from '../browser/globalSetup.ts';
import { launchOptions, type BrowserChoice } from '../browser/launchOptions.ts';
import { examples } from '../cli/runCli.ts';
import { createCanvasPage, type CanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { startServerProcess } from './serverProcess.ts';

/** Waits until the page says that the engine has kept everything that is on screen. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(page.locator('header [data-kept="true"]')).toBeVisible();
}

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

/** Where a node is drawn on the canvas, in canvas units. */
function placeOf(canvas: CanvasPage, title: string): Promise<string> {
  return canvas
    .node(title)
    .evaluate((element) => element.closest<HTMLElement>('.react-flow__node')?.style.transform ?? '');
}

test('a page that is killed while somebody types comes back with the words, and one undo before them', async ({
  page,
  context,
  patchbay,
}) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.addByKeyboard('text', /^Text Text/);
  await textField(canvas).pressSequentially('a lake at dawn');
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
