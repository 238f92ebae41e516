import { expect, type Locator, type Page } from '@playwright/test';
import { createCanvasPage } from './canvasPage.ts';

type Point = { readonly x: number; readonly y: number };

/** The canvas for somebody with one hand on the mouse: keys only write into a field that the mouse has opened. */
export type MouseOnly = {
  /** Makes everything smaller, around the upper left corner of the canvas. */
  readonly zoomOut: () => Promise<void>;
  /** Adds a node at an empty place, in pixels from the upper left corner of the canvas. */
  readonly add: (at: Point, query: string, option: RegExp) => Promise<Locator>;
  /** Draws a line from an output to an empty place, and adds a node there. */
  readonly addAfter: (
    port: Locator,
    at: Point,
    choice: readonly [string, RegExp],
  ) => Promise<Locator>;
  readonly connect: (from: Locator, to: Locator) => Promise<void>;
  /** Writes into a field of a node, in place of what is there. */
  readonly fill: (field: Locator, text: string) => Promise<void>;
  readonly selectAll: () => Promise<void>;
  /** Doubles what is selected with a node; the copy is selected then. */
  readonly duplicate: (node: Locator) => Promise<void>;
  /** Brings a node before those that lie over it: its upper left corner is seen. */
  readonly raise: (node: Locator) => Promise<void>;
  /** Moves what is selected with a node, in pixels. */
  readonly move: (node: Locator, by: Point) => Promise<void>;
  /** The nodes of this title from left to right. */
  readonly row: (title: string) => Promise<readonly Locator[]>;
  readonly output: (node: Locator) => Locator;
  readonly input: (node: Locator, name: RegExp) => Locator;
  readonly save: (name: string) => Promise<void>;
};

/** Drives a page that shows an empty canvas. */
export function createMouseOnly(page: Page): MouseOnly {
  const { node, middleOf } = createCanvasPage(page);
  const { mouse } = page;
  const region = page.getByRole('region', { name: 'Canvas', exact: true });
  const nodes = page.locator('.react-flow__node');
  const palette = page.getByRole('dialog', { name: 'Add to the canvas' });

  const onCanvas = async ({ x, y }: Point): Promise<Point> => {
    const box = await region.boundingBox();
    return { x: (box?.x ?? 0) + x, y: (box?.y ?? 0) + y };
  };
  const click = async (locator: Locator, button: 'left' | 'right' = 'left'): Promise<void> => {
    const { x, y } = await middleOf(locator);
    await mouse.click(x, y, { button });
  };
  const drag = async (from: Point, to: Point): Promise<void> => {
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 2 });
    await mouse.move(to.x, to.y, { steps: 2 });
    await mouse.up();
  };
  /** The upper left corner of a node, which is a place of its title. */
  const cornerOf = async (locator: Locator): Promise<Point> => {
    await middleOf(locator);
    const box = await locator.boundingBox();
    return { x: (box?.x ?? 0) + 6, y: (box?.y ?? 0) + 6 };
  };
  const choose = async (query: string, option: RegExp): Promise<Locator> => {
    const known = await nodes.evaluateAll((all) => all.map(({ dataset }) => dataset['id']));
    await click(palette.getByRole('combobox'));
    await page.keyboard.type(query);
    await palette.getByRole('option', { name: option }).first().click();
    await expect(palette).toBeHidden();
    await expect(nodes).toHaveCount(known.length + 1);
    const ids = await nodes.evaluateAll((all) => all.map(({ dataset }) => dataset['id']));
    const added = page.locator(
      `.react-flow__node[data-id="${ids.find((id) => !known.includes(id)) ?? ''}"]`,
    );
    // A note has it in its text.
    await expect(added.and(page.locator(':focus, :has(:focus)'))).toHaveCount(1);
    return added;
  };
  const fromMenu = async (at: Point, item: RegExp): Promise<void> => {
    await mouse.click(at.x, at.y, { button: 'right' });
    await click(page.getByRole('menu').getByRole('menuitem', { name: item }));
    await expect(page.getByRole('menu')).toBeHidden();
  };

  return {
    zoomOut: async () => {
      const { x, y } = await onCanvas({ x: 2, y: 2 });
      await mouse.move(x, y);
      await mouse.wheel(0, 480);
    },
    add: async (at, query, option) => {
      const { x, y } = await onCanvas(at);
      await mouse.dblclick(x, y);
      return choose(query, option);
    },
    addAfter: async (port, at, [query, option]) => {
      await drag(await middleOf(port), await onCanvas(at));
      return choose(query, option);
    },
    connect: async (from, to) => {
      const edges = page.locator('.react-flow__edge');
      const count = await edges.count();
      await drag(await middleOf(from), await middleOf(to));
      await expect(edges).toHaveCount(count + 1);
    },
    fill: async (field, text) => {
      const { x, y } = await middleOf(field);
      await mouse.click(x, y, { clickCount: 3 });
      await expect(field).toBeFocused();
      await page.keyboard.type(text);
    },
    selectAll: async () => fromMenu(await onCanvas({ x: 4, y: 4 }), /^Select all/),
    duplicate: async (locator) => {
      const count = await nodes.count();
      await fromMenu(await cornerOf(locator), /^Duplicate/);
      await expect.poll(() => nodes.count()).toBeGreaterThan(count);
      await expect(page.locator('.react-flow__node:focus')).toHaveCount(1);
    },
    raise: async (locator) => {
      const { x, y } = await cornerOf(locator);
      await mouse.click(x, y);
      await expect(locator.and(page.locator('.selected'))).toHaveCount(1);
    },
    move: async (locator, by) => {
      const from = await cornerOf(locator);
      await drag(from, { x: from.x + by.x, y: from.y + by.y });
    },
    row: async (title) => {
      const ids = await node(title).evaluateAll((all) =>
        all
          .toSorted((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
          .map((element) => element.getAttribute('data-id') ?? ''),
      );
      return ids.map((id) => page.locator(`.react-flow__node[data-id="${id}"]`));
    },
    output: (locator) => locator.locator('.port-handle.source').first(),
    input: (locator, name) => locator.getByRole('button', { name }),
    save: async (name) => {
      await click(page.getByRole('menuitem', { name: 'File' }));
      await click(page.getByRole('menuitem', { name: /^Save(?! a| all)/ }));
      const dialog = page.getByRole('dialog', { name: 'Save pipeline' });
      const field = dialog.getByLabel('Name');
      const { x, y } = await middleOf(field);
      await mouse.click(x, y, { clickCount: 3 });
      await page.keyboard.type(name);
      await click(dialog.getByRole('button', { name: 'Save', exact: true }));
      await expect(dialog).toBeHidden();
    },
  };
}
