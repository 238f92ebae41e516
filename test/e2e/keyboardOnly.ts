import { expect, type Locator, type Page } from '@playwright/test';
import { createCanvasPage } from './canvasPage.ts';

/** The canvas for somebody without a mouse: every method is key presses, and waits for what they do. */
export type KeyboardOnly = {
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Adds a node that is connected to nothing. */
  readonly add: (query: string, option: RegExp) => Promise<void>;
  /** Adds a note, and writes it at once. */
  readonly note: (text: string) => Promise<void>;
  /** Adds a node behind an output of the node with the focus. */
  readonly addAfter: (port: RegExp, query: string, option: RegExp) => Promise<void>;
  /** Connects a port of the node with the focus. */
  readonly connect: (port: RegExp, target: RegExp) => Promise<void>;
  /** Writes into the first field of the node with the focus, in place of what is there. */
  readonly fill: (text: string) => Promise<void>;
  /** Doubles what is selected; the focus is at the copy of what was selected first. */
  readonly duplicate: () => Promise<void>;
  readonly save: (name: string) => Promise<void>;
};

/** Drives a page that shows an empty canvas. */
export function createKeyboardOnly(page: Page): KeyboardOnly {
  const canvas = createCanvasPage(page);
  const focused = page.locator('.react-flow__node:focus');
  const nodes = page.locator('.react-flow__node');
  const menus = page.locator('[role="menu"]');
  const press: KeyboardOnly['press'] = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Goes down a menu to a row and takes it. */
  const take = async (row: Locator): Promise<void> => {
    await expect(row.first()).toBeVisible();
    const isThere = (): Promise<boolean> =>
      row.first().evaluate((element) => element === document.activeElement);
    for (let step = 0; step < 80 && !(await isThere()); step += 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  };
  const choosePort = async (port: RegExp): Promise<void> => {
    await expect(focused).toHaveCount(1);
    await page.keyboard.press('c');
    await expect(menus.locator(':focus')).toHaveCount(1);
    await take(menus.first().getByRole('menuitem', { name: port }));
    await expect(menus).toHaveCount(2);
    await expect(menus.nth(1).locator(':focus')).toHaveCount(1);
  };
  const open = async (): Promise<void> => {
    // Onto the canvas itself, where Space opens the list.
    if ((await nodes.count()) > 0) await press('Escape', 'Escape');
    await page.keyboard.press('Space');
  };
  const added = async (count: number): Promise<void> => {
    await expect(nodes).toHaveCount(count + 1);
    await expect(focused).toHaveCount(1);
    await expect(focused.and(page.locator('.selected'))).toHaveCount(1);
  };

  return {
    press,
    add: async (query, option) => {
      const count = await nodes.count();
      await open();
      await canvas.choose(query, option);
      await added(count);
    },
    note: async (text) => {
      await open();
      await canvas.choose('note', /^Note/);
      await expect(
        nodes.getByRole('textbox', { name: 'Note' }).and(page.locator(':focus')),
      ).toBeVisible();
      await page.keyboard.type(text);
      await page.keyboard.press('Escape');
      await expect(focused.and(page.locator('.selected'))).toHaveCount(1);
    },
    addAfter: async (port, query, option) => {
      const count = await nodes.count();
      await choosePort(port);
      await take(menus.nth(1).getByRole('menuitem', { name: 'New node…' }));
      await canvas.choose(query, option);
      await added(count);
    },
    connect: async (port, target) => {
      const edges = page.locator('.react-flow__edge');
      const count = await edges.count();
      await choosePort(port);
      await take(menus.nth(1).getByRole('menuitem', { name: target }));
      await expect(edges).toHaveCount(count + 1);
      await expect(focused).toHaveCount(1);
    },
    fill: async (text) => {
      await expect(focused).toHaveCount(1);
      await press('Enter', 'ControlOrMeta+a');
      await page.keyboard.type(text);
      await page.keyboard.press('Escape');
      await expect(focused).toHaveCount(1);
    },
    duplicate: async () => {
      const before = await nodes.evaluateAll((all) => all.map(({ dataset }) => dataset['id']));
      await page.keyboard.press('ControlOrMeta+d');
      const isNew = (): Promise<boolean> =>
        page.evaluate((known) => {
          const { activeElement } = document;
          const id = activeElement instanceof HTMLElement ? activeElement.dataset['id'] : undefined;
          return id !== undefined && !known.includes(id);
        }, before);
      await expect.poll(isNew).toBe(true);
    },
    save: canvas.saveAs,
  };
}
