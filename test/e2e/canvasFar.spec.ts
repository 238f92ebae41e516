import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { bigPipelineText } from './bigPipeline.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

type Point = { readonly x: number; readonly y: number };

const file = 'big.patchbay';

/** Opens a pipeline of this many nodes, which is shown whole from far away. */
async function openBig(page: Page, patchbay: Patchbay, count: number): Promise<Locator> {
  await writeFile(path.join(patchbay.folder, file), await bigPipelineText(count));
  await patchbay.open();
  await createCanvasPage(page).openFile(file);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${count} nodes`);
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  await expect(canvas).toHaveAttribute('data-view', 'far');
  return canvas;
}

/** Where a place of the canvas is in the window now. */
async function onScreen(page: Page, { x, y }: Point): Promise<Point> {
  return page.evaluate(
    ([left, top]) => {
      const flow = document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect();
      const viewport = document.querySelector('.react-flow__viewport');
      const { a, e, f } = new DOMMatrixReadOnly(
        viewport === null ? '' : getComputedStyle(viewport).transform,
      );
      return { x: flow.x + left * a + e, y: flow.y + top * a + f };
    },
    [x, y] as const,
  );
}

async function placeIn(
  patchbay: Patchbay,
  id: string,
): Promise<Point & { readonly height?: number }> {
  const text = await readFile(path.join(patchbay.folder, file), 'utf8');
  const { layout } = JSON.parse(text) as {
    readonly layout: { readonly [id: string]: Point & { readonly height?: number } };
  };
  const place = layout[id];
  if (place === undefined) throw new Error(`${id} has no place.`);
  return place;
}

/** Saves, and waits until the document is what is on disk. */
async function save(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+S');
  await expect(page).toHaveTitle(/^[^•]/);
}

/** In the far view: the middle of the title of a node at this place of the document. */
function titleAt({ x, y }: Point): Point {
  return { x: x + 120, y: y + 60 };
}

/** Waits until no more nodes come near: for many frames in a row the page has had as many. */
async function nodesAtRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const count = (): number => document.querySelectorAll('.react-flow__node').length;
    let known = count();
    for (let same = 0; same < 40; same += 1) {
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
      if (count() !== known) same = 0;
      known = count();
    }
  });
}

async function drag(page: Page, from: Point, by: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 3 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 3 });
  await page.mouse.up();
}

test('1,000 nodes from far away: click, drag, undo, go near, and it is where it was dropped', async ({
  page,
  patchbay,
}) => {
  const canvas = await openBig(page, patchbay, 1000);
  await expect(canvas.locator('.react-flow__node')).toHaveCount(0);
  const start = await placeIn(patchbay, 'n8');
  const at = await onScreen(page, titleAt(start));
  await page.mouse.click(at.x, at.y);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector.getByRole('heading', { name: 'Black and white' })).toBeVisible();

  // Given up, it is none.
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x, at.y - 40, { steps: 3 });
  await page.keyboard.press('Escape');
  await page.mouse.move(at.x, at.y - 20, { steps: 3 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();

  await drag(page, at, { x: 0, y: -20 });
  await save(page);
  const moved = await placeIn(patchbay, 'n8');
  expect(moved.x).toBe(start.x);
  expect(moved.y).toBeLessThan(start.y - 100);

  await page.keyboard.press('ControlOrMeta+Z');
  await save(page);
  expect(await placeIn(patchbay, 'n8')).toMatchObject(start);
  await page.keyboard.press('ControlOrMeta+Shift+Z');

  const there = await onScreen(page, titleAt(moved));
  await page.mouse.dblclick(there.x, there.y);
  const node = canvas.locator('.react-flow__node[data-id="n8"]');
  await expect(node).toBeFocused();
  await expect(canvas).not.toHaveAttribute('data-view', 'far');
  const { x, y } = await createCanvasPage(page).middleOf(node.locator('.node-header'));
  const expected = await onScreen(page, { x: moved.x + 140, y: moved.y + 18 });
  expect(Math.hypot(x - expected.x, y - expected.y)).toBeLessThan(3);
});

test('a box around nodes in the far view selects them all, and a drag moves them all', async ({
  page,
  patchbay,
}) => {
  await openBig(page, patchbay, 300);
  const first = await placeIn(patchbay, 'n0');
  const last = await placeIn(patchbay, 'n5');
  const from = await onScreen(page, { x: first.x - 60, y: first.y - 60 });
  const to = await onScreen(page, { x: last.x + 200, y: last.y + 100 });
  await page.keyboard.down('Shift');
  await drag(page, from, { x: to.x - from.x, y: to.y - from.y });
  await page.keyboard.up('Shift');
  await expect(page.getByRole('heading', { name: '6 nodes' })).toBeVisible();
  await drag(page, await onScreen(page, titleAt(last)), { x: -15, y: 0 });
  await save(page);
  const by = (await placeIn(patchbay, 'n5')).x - last.x;
  expect(by).toBeLessThan(0);
  expect((await placeIn(patchbay, 'n0')).x).toBe(first.x + by);
  await page.keyboard.press('ControlOrMeta+Z');
  await save(page);
  expect((await placeIn(patchbay, 'n0')).x).toBe(first.x);
});

test('what is selected and out of view moves along, and is no longer selected after a click elsewhere', async ({
  page,
  patchbay,
}) => {
  const canvas = await openBig(page, patchbay, 300);
  const start = await placeIn(patchbay, 'n8');
  const far = await placeIn(patchbay, 'n290');
  const at = await onScreen(page, titleAt(start));
  await page.mouse.dblclick(at.x, at.y);
  const node = canvas.locator('.react-flow__node[data-id="n8"]');
  await expect(node).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await expect(canvas.locator('.react-flow__node[data-id="n290"]')).toHaveCount(0);
  const header = await createCanvasPage(page).middleOf(node.locator('.node-header'));
  await drag(page, header, { x: 40, y: 40 });
  await save(page);
  const by = (await placeIn(patchbay, 'n8')).x - start.x;
  expect(by).toBeGreaterThan(0);
  expect((await placeIn(patchbay, 'n290')).x).toBe(far.x + by);
  const other = canvas.locator('.react-flow__node[data-id="n9"] .node-header');
  await page.keyboard.press('Escape');
  await createCanvasPage(page).middleOf(other);
  await canvas.locator('.react-flow__pane').click({ position: { x: 5, y: 5 } });
  await other.click();
  await expect(page.getByRole('heading', { name: /nodes$/, level: 2 })).toBeHidden();
});

test('heights are saved with the file without an edit, and are there when it opens again', async ({
  page,
  patchbay,
}) => {
  const canvas = await openBig(page, patchbay, 300);
  const start = await placeIn(patchbay, 'n8');
  expect(start.height).toBeUndefined();
  const at = await onScreen(page, titleAt(start));
  await page.mouse.dblclick(at.x, at.y);
  await expect(canvas.locator('.react-flow__node[data-id="n8"]')).toBeFocused();
  await expect(page).toHaveTitle('300 nodes - Patchbay');
  await nodesAtRest(page);
  await page.keyboard.press('ControlOrMeta+S');
  await expect.poll(async () => (await placeIn(patchbay, 'n8')).height ?? 0).toBeGreaterThan(100);
  const saved = await readFile(path.join(patchbay.folder, file), 'utf8');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await page.reload();
  // It comes back as it was left: near.
  await expect(canvas.locator('.react-flow__node[data-id="n8"]')).toBeVisible();
  await nodesAtRest(page);
  await page.keyboard.press('ControlOrMeta+S');
  await expect(page.getByText(`Saved ${file}.`)).toBeVisible();
  expect(await readFile(path.join(patchbay.folder, file), 'utf8')).toBe(saved);
});

test('a node with the focus stays in the page however far away it is', async ({
  page,
  patchbay,
}) => {
  const canvas = await openBig(page, patchbay, 300);
  const at = await onScreen(page, titleAt(await placeIn(patchbay, 'n8')));
  await page.mouse.dblclick(at.x, at.y);
  const node = canvas.locator('.react-flow__node[data-id="n8"]');
  await expect(node).toBeFocused();
  await page.getByRole('button', { name: 'Fit to screen' }).click();
  await expect(canvas).toHaveAttribute('data-view', 'far');
  // The button took the focus, so this one may go; back near it comes again.
  await expect(node).toHaveCount(0);
  const again = await onScreen(page, titleAt(await placeIn(patchbay, 'n8')));
  await page.mouse.dblclick(again.x, again.y);
  await expect(node).toBeFocused();
  await page.keyboard.press('Shift+Digit1');
  await expect(canvas).toHaveAttribute('data-view', 'far');
  await expect(node).toBeFocused();
});

test('the far view by keyboard: a list of all nodes, arrows between them, Enter goes near', async ({
  page,
  patchbay,
}) => {
  const canvas = await openBig(page, patchbay, 300);
  const list = canvas.getByRole('listbox', { name: /^All 300 nodes/ });
  await list.focus();
  const active = list.locator('[role="option"][aria-posinset="1"]');
  await expect(active).toHaveText('File upload');
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(list.getByRole('option', { selected: true })).toHaveCount(1);
  await page.keyboard.press('Enter');
  const chosen = canvas.locator('.react-flow__node.selected');
  await expect(chosen).toHaveCount(1);
  await expect(chosen).toBeFocused();
  await expect(canvas).not.toHaveAttribute('data-view', 'far');
});

test('the menu of a node in the far view is that of the node', async ({ page, patchbay }) => {
  await openBig(page, patchbay, 300);
  const at = await onScreen(page, titleAt(await placeIn(patchbay, 'n8')));
  await page.mouse.click(at.x, at.y, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await save(page);
  const text = await readFile(path.join(patchbay.folder, file), 'utf8');
  const { graph } = JSON.parse(text) as Pick<Pipeline, 'graph'>;
  expect(Object.keys(graph.nodes)).toHaveLength(299);
  expect(Object.keys(graph.nodes)).not.toContain('n8');
});
