import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { createPipelineBuilder } from '../../scripts/examples/pipelineBuilder.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { createCanvasPage, type CanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';

test('Escape gives up a connection that is being drawn, and one that is being moved', async ({
  page,
  patchbay,
}) => {
  await patchbay.open({ firstVisit: true });
  const canvas = createCanvasPage(page);
  const { mouse, keyboard } = page;
  const edges = page.locator('.react-flow__edge');
  const draft = page.locator('.connection-draft');
  await expect(edges).toHaveCount(4);

  const output = await canvas.middleOf(canvas.port('Enlarge', /output/));
  await mouse.move(output.x, output.y);
  await mouse.down();
  await mouse.move(output.x + 40, output.y + 160, { steps: 6 });
  await expect(draft).toBeVisible();
  await keyboard.press('Escape');
  await expect(draft).toBeHidden();
  await mouse.move(output.x + 60, output.y + 200, { steps: 3 });
  await mouse.up();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const end = await canvas.middleOf(page.locator('.react-flow__edgeupdater-target').first());
  await mouse.move(end.x, end.y);
  await mouse.down();
  await mouse.move(end.x - 40, end.y + 240, { steps: 6 });
  await expect(draft).toBeVisible();
  await keyboard.press('Escape');
  await expect(draft).toBeHidden();
  await mouse.up();
  // Let go over nothing, without Escape, it would have been taken out.
  await keyboard.press('ControlOrMeta+a');
  await expect(page.locator('.node-box[data-selected]')).toHaveCount(6);
  await expect(edges).toHaveCount(4);
});

/** Where the nodes of these titles are drawn, in canvas units. */
function placesOf(canvas: CanvasPage, titles: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    titles.map((title) =>
      canvas
        .node(title)
        .evaluate(
          (element) => element.closest<HTMLElement>('.react-flow__node')?.style.transform ?? '',
        ),
    ),
  );
}

test('Escape gives up a drag: what was dragged is where it was, and nothing is left to undo', async ({
  page,
  patchbay,
}) => {
  await patchbay.open({ firstVisit: true });
  const canvas = createCanvasPage(page);
  const { mouse, keyboard } = page;
  const titles = ['Enlarge', 'Photo'];
  const selected = page.locator('.node-box[data-selected]');
  await canvas.middleOf(canvas.node('Enlarge'));
  const before = await placesOf(canvas, titles);
  await keyboard.press('ControlOrMeta+a');
  await expect(selected).toHaveCount(6);

  const title = canvas.node('Enlarge').getByText('Enlarge').first();
  const { x, y } = await canvas.middleOf(title);
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 60, y + 120, { steps: 6 });
  await expect.poll(() => placesOf(canvas, titles)).not.toEqual(before);
  await keyboard.press('Escape');
  await expect.poll(() => placesOf(canvas, titles)).toEqual(before);
  // The button is still down: nothing follows the mouse any more, nor does the view at the border.
  const view = await viewOf(page);
  await mouse.move(x + 90, y + 90, { steps: 6 });
  await mouse.move(2, y, { steps: 6 });
  await untilDrawn(page, 6);
  await mouse.move(x + 90, y + 90, { steps: 6 });
  expect(await placesOf(canvas, titles)).toEqual(before);
  expect(await viewOf(page)).toEqual(view);
  await mouse.up();
  expect(await placesOf(canvas, titles)).toEqual(before);
  await expect(selected).toHaveCount(6);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();

  // The next drag is one like any other.
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 60, y + 120, { steps: 6 });
  await mouse.up();
  await expect.poll(() => placesOf(canvas, titles)).not.toEqual(before);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => placesOf(canvas, titles)).toEqual(before);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});

test('a mouse wheel zooms, also over a picture', async ({ page, patchbay }) => {
  await patchbay.open({ firstVisit: true });
  const canvas = createCanvasPage(page);
  const { x, y } = await canvas.middleOf(canvas.node('Photo').getByRole('img').first());
  const start = await viewOf(page);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, 240);
  await expect.poll(async () => (await viewOf(page)).zoom).toBeLessThan(start.zoom);
});

test('two fingers pan, also over a picture', async ({ page, patchbay }) => {
  await patchbay.open({ firstVisit: true });
  const canvas = createCanvasPage(page);
  const { x, y } = await canvas.middleOf(canvas.node('Photo').getByRole('img').first());
  const start = await viewOf(page);
  await page.mouse.move(x, y);
  await page.mouse.wheel(24, 16);
  await expect
    .poll(() => viewOf(page))
    .toEqual({ x: start.x - 24, y: start.y - 16, zoom: start.zoom });
});

test('a long text in a node scrolls under the wheel, and the canvas stays', async ({
  page,
  patchbay,
}) => {
  const builder = createPipelineBuilder('Long');
  const value = Array.from({ length: 80 }, (_, line) => `Line ${line}`).join('\n');
  builder.node('text', { type: 'text', title: 'Long', at: [0, 0], settings: { text: value } });
  await writeFile(path.join(patchbay.folder, 'long.patchbay'), serializePipeline(builder.build()));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('long.patchbay');
  const field = canvas.node('Long').getByRole('textbox');
  const { x, y } = await canvas.middleOf(field);
  const start = await viewOf(page);
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => scrollTop(field)).toBeGreaterThan(0);
  expect(await viewOf(page)).toEqual(start);
});

test('nodes are copied while a text is still selected elsewhere on the page', async ({
  page,
  patchbay,
}) => {
  await patchbay.open({ firstVisit: true });
  const canvas = createCanvasPage(page);
  await page.evaluate(() => {
    const text = document.querySelector('aside h2, aside');
    if (text !== null) getSelection()?.selectAllChildren(text);
  });
  await canvas.node('Enlarge').focus();
  await page.keyboard.press('ControlOrMeta+a');
  const copied = await page.evaluate(() => {
    getSelection()?.selectAllChildren(document.querySelector('header') ?? document.body);
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    return clipboardData.getData('text/plain');
  });
  expect(JSON.parse(copied)).toMatchObject({ format: 'patchbay/clipboard' });
});

/** Waits for so many frames. */
function untilDrawn(page: Page, frames: number): Promise<void> {
  return page.evaluate(async (count) => {
    for (let frame = 0; frame < count; frame += 1) await new Promise(requestAnimationFrame);
  }, frames);
}

function viewOf(page: Page): Promise<{ x: number; y: number; zoom: number }> {
  return page.locator('.react-flow__viewport').evaluate((element) => {
    const { e: x, f: y, a: zoom } = new DOMMatrix(getComputedStyle(element).transform);
    return { x: Math.round(x), y: Math.round(y), zoom };
  });
}

function scrollTop(locator: Locator): Promise<number> {
  return locator.evaluate((element) => element.scrollTop);
}
