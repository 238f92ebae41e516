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

  // So is a box that is being drawn around nodes: what was selected is selected again.
  const box = page.locator('.react-flow__selection');
  await keyboard.press('Escape');
  await canvas.node('Photo').getByText('Photo').first().click();
  await expect(selected).toHaveCount(1);
  await mouse.move(x - 40, y - 40);
  await keyboard.down('Shift');
  await mouse.down();
  await mouse.move(x + 60, y + 60, { steps: 6 });
  await expect(canvas.node('Enlarge').and(page.locator('.selected'))).toBeVisible();
  await keyboard.press('Escape');
  await expect(box).toBeHidden();
  await expect(canvas.node('Photo').and(page.locator('.selected'))).toBeVisible();
  await expect(selected).toHaveCount(1);
  await mouse.move(x + 90, y + 90, { steps: 6 });
  await mouse.up();
  await keyboard.up('Shift');
  await expect(box).toBeHidden();
  await expect(selected).toHaveCount(1);

  // The next drag is one like any other.
  await keyboard.press('ControlOrMeta+a');
  await expect(selected).toHaveCount(6);
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 60, y + 120, { steps: 6 });
  await mouse.up();
  await expect.poll(() => placesOf(canvas, titles)).not.toEqual(before);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => placesOf(canvas, titles)).toEqual(before);
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
});

test('a node stays under a mouse that is fast, and a box leaves nothing over what it selected', async ({
  page,
  patchbay,
}) => {
  await patchbay.open({ firstVisit: true });
  const canvas = createCanvasPage(page);
  const node = canvas.node('Enlarge');
  const selected = page.locator('.react-flow__node.selected');
  await canvas.middleOf(node);
  const place = async () => {
    const { x = 0, y = 0 } = (await node.boundingBox()) ?? {};
    return { x, y };
  };
  const before = await place();
  const at = { x: before.x + 60, y: before.y + 14 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 160, at.y - 80);
  await page.mouse.up();
  // As near as the grid.
  await expect.poll(async () => Math.abs((await place()).x - before.x - 160)).toBeLessThan(8);
  expect(Math.abs((await place()).y - before.y + 80)).toBeLessThan(8);

  const region = page.getByRole('region', { name: 'Canvas', exact: true });
  const { x, y, width, height } = (await region.boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  };
  await page.keyboard.down('Shift');
  await page.mouse.move(x + 4, y + 4);
  await page.mouse.down();
  await page.mouse.move(x + width - 4, y + height - 60, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await expect(selected).toHaveCount(await page.locator('.react-flow__node').count());
  await node.getByRole('combobox', { name: 'Kernel' }).click();
  await page.keyboard.press('Escape');
  // A click on one of them is for that one.
  await expect(selected).toHaveCount(1);
  // It is told from others in the colours of the system, too.
  await page.emulateMedia({ forcedColors: 'active' });
  const outlineOf = (title: string) =>
    canvas
      .node(title)
      .locator('.node-box')
      .evaluate((box) => getComputedStyle(box).outline);
  expect(await outlineOf('Enlarge')).not.toBe(await outlineOf('Save'));
});

test('a file that is dropped on an input feeds it, and one that takes no files says so', async ({
  page,
  patchbay,
}) => {
  await patchbay.open({ firstVisit: true });
  const canvas = createCanvasPage(page);
  const edge = page.getByRole('group', { name: 'Edge from File upload file to Enlarge image' });
  await dropFile(canvas.port('Enlarge', /^Scale input/));
  await expect(page.getByText(/cannot feed an input for an integer/)).toBeVisible();
  await dropFile(canvas.port('Enlarge', /^Image input/));
  await expect(edge).toBeAttached();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(canvas.node('File upload')).toHaveCount(0);
  // Over a field the canvas gives way to it.
  await dropFile(canvas.node('Photo').getByRole('button', { name: /Replace$/ }));
  await expect(canvas.node('Photo').getByText('dropped.txt')).toBeVisible();
  await expect(page.locator('.drop-veil')).toHaveCount(0);
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

/** As from another window: over the canvas, and let go on this element. */
async function dropFile(target: Locator): Promise<void> {
  await target.evaluate((element) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['text'], 'dropped.txt', { type: 'text/plain' }));
    const send = (to: Element | null, type: string): void => {
      const { x, y } = element.getBoundingClientRect();
      const event = { bubbles: true, cancelable: true, dataTransfer, clientX: x, clientY: y };
      to?.dispatchEvent(new DragEvent(type, event));
    };
    send(document.querySelector('.react-flow__pane'), 'dragover');
    send(element, 'dragover');
    send(element, 'drop');
  });
}
