import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { examples } from '../cli/runCli.ts';
import { bigPipelineText } from './bigPipeline.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

/** Opens the example of a long text that is shortened, split and drawn. */
async function openTools(page: Page, patchbay: Patchbay): Promise<Locator> {
  for (const name of ['text-tools.patchbay', 'still-life.jpg', 'mountain-lake.jpg'])
    await cp(path.join(examples, name), path.join(patchbay.folder, name));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('text-tools.patchbay');
  return page.getByRole('region', { name: 'Canvas', exact: true });
}

/** Says whether the keyboard is somewhere on the page. */
function hasFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement !== document.body);
}

async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('Tab stops once at the canvas, and arrows go along edges and to what stands beside', async ({
  page,
  patchbay,
}) => {
  const region = await openTools(page, patchbay);
  const { node } = createCanvasPage(page);
  await region.focus();
  await page.keyboard.press('Tab');
  await expect(region.locator('.react-flow__node:focus')).toHaveCount(1);
  await page.keyboard.press('Tab');
  expect(
    await page.evaluate(() => document.activeElement?.closest('.react-flow__node')),
  ).toBeNull();
  await page.keyboard.press('Shift+Tab');
  await expect(region.locator('.react-flow__node:focus')).toHaveCount(1);

  await page.keyboard.press('Home');
  await expect(node('Story')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(
    node('Word by word').or(node('Draw a sentence')).and(page.locator(':focus')),
  ).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(node('Story')).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(region.locator('.react-flow__node.selected')).toHaveCount(2);
  await page.keyboard.press('Space');
  await expect(region.locator('.react-flow__node.selected')).toHaveCount(1);
  expect(await seriousFaults(page)).toEqual([]);
});

test('a pipeline is made, named, filled, connected, cut and moved without a mouse', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  const announced = page.getByRole('status').filter({ hasText: /./ });
  await canvas.addByKeyboard('text', 'Text');
  await expect(canvas.node('Text')).toBeFocused();
  await expect(announced.filter({ hasText: 'Added Text.' })).toBeAttached();

  await page.keyboard.press('Enter');
  await expect(canvas.node('Text').getByRole('textbox', { name: 'Text' })).toBeFocused();
  await page.keyboard.type('a lake');
  await page.keyboard.press('Escape');
  await expect(canvas.node('Text')).toBeFocused();

  await page.keyboard.press('F2');
  await page.keyboard.type('Prompt');
  await page.keyboard.press('Enter');
  await expect(canvas.node('Prompt')).toBeFocused();
  await expect(announced.filter({ hasText: 'Renamed Text to Prompt.' })).toBeAttached();

  await page.keyboard.press('Escape');
  await canvas.addByKeyboard('template', 'Text template');
  await canvas.addByKeyboard('preview', 'Preview');
  await expect(canvas.node('Preview')).toBeFocused();

  await test.step('C lists the ports, a port what fits it and why the rest does not', async () => {
    await page.keyboard.press('c');
    await expect(page.getByRole('menu').getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('ArrowDown');
    const inputs = page.getByRole('group', { name: 'Inputs' });
    await expect(inputs.getByRole('menuitem', { name: /^Value/ })).toBeFocused();
    await page.keyboard.press('Enter');
    const target = page.getByRole('menuitem', { name: /^Text template · Text/ });
    await expect(target).toBeFocused();
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('group', { name: /^Edge from/ })).toHaveCount(1);
    await expect(canvas.node('Preview')).toBeFocused();
    await expect(
      announced.filter({ hasText: 'Connected Text template to Preview.' }),
    ).toBeAttached();
    await page.keyboard.press('ArrowLeft');
    await expect(canvas.node('Text template')).toBeFocused();
    await page.keyboard.press('c');
    await page.getByRole('menuitem', { name: /^subject/ }).press('ArrowRight');
    await page.getByRole('menuitem', { name: 'What does not fit' }).press('Enter');
    await expect(page.getByRole('menuitem', { name: /would make a cycle/ })).toHaveCount(1);
    await page.getByRole('menuitem', { name: /^Prompt · Text/ }).press('Enter');
    await expect(page.getByRole('group', { name: /^Edge from/ })).toHaveCount(2);
    await expect(canvas.port('Text template', /connected to Prompt$/)).toBeAttached();
  });

  await test.step('E goes to an edge, Delete cuts it, and the focus is back at the node', async () => {
    await page.keyboard.press('e');
    await page.getByRole('menuitem', { name: /^To Preview/ }).press('Enter');
    const edge = page.getByRole('group', { name: /to Preview Value$/i });
    await expect(edge).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('group', { name: /^Edge from Prompt/ })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(edge).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(page.getByRole('group', { name: /^Edge from/ })).toHaveCount(1);
    await expect(canvas.node('Text template')).toBeFocused();
    await expect(
      announced.filter({ hasText: 'Disconnected Text template to Preview.' }),
    ).toBeAttached();
  });

  await test.step('Alt and the arrows move', async () => {
    await page.keyboard.press('ArrowLeft');
    await expect(canvas.node('Prompt')).toBeFocused();
    const place = (): Promise<string> =>
      canvas.node('Prompt').evaluate((element) => (element as HTMLElement).style.transform);
    const before = await place();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(place).not.toBe(before);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(place).toBe(before);
    await expect(canvas.node('Prompt')).toBeFocused();
  });
});

test('the menu of a node opens by its key, and gives the focus back', async ({
  page,
  patchbay,
}) => {
  const region = await openTools(page, patchbay);
  const { node } = createCanvasPage(page);
  await region.focus();
  await pressAll(page, ['Home', 'ContextMenu']);
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem', { name: /^Connect/ })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  // What cannot be done is come to as well, says why, and is not done.
  const again = menu.getByRole('menuitem', { name: /^Run this node again/ });
  await page.keyboard.type('run this');
  await expect(again).toBeFocused();
  await expect(again).toBeDisabled();
  await expect(again).toHaveAccessibleDescription('Select a node that runs a model first');
  await expect(page.getByText('Select a node that runs a model first')).toBeInViewport({
    ratio: 1,
  });
  await page.keyboard.press('Enter');
  await expect(again).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(node('Story')).toBeFocused();
  await page.keyboard.press('Shift+F10');
  await menu.getByRole('menuitem', { name: /^Rename/ }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Node title' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(node('Story')).toBeFocused();
});

test('the focus is never lost', async ({ page, patchbay }) => {
  const region = await openTools(page, patchbay);
  const { node } = createCanvasPage(page);
  const focused = region.locator('.react-flow__node:focus');
  const count = (): Promise<number> => region.locator('.react-flow__node').count();
  const nodes = await count();
  await region.focus();
  await pressAll(page, ['Home', 'ArrowRight']);

  await test.step('after a node is deleted its source has it, and after the undo too', async () => {
    await page.keyboard.press('Delete');
    await expect.poll(count).toBe(nodes - 1);
    await expect(node('Story')).toBeFocused();
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(count).toBe(nodes);
    await expect(node('Story')).toBeFocused();
  });
  await test.step('what is pasted gets it, and an undo of that gives it to what is left', async () => {
    await pressAll(page, ['ArrowLeft', 'Home', 'ControlOrMeta+c', 'ControlOrMeta+v']);
    await expect.poll(count).toBe(nodes + 1);
    await expect(node('Story').nth(1)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(count).toBe(nodes);
    await expect(focused).toHaveCount(1);
  });
  await test.step('when all nodes are gone the canvas has it', async () => {
    await pressAll(page, ['ControlOrMeta+a', 'Delete']);
    await expect.poll(count).toBe(0);
    await expect(region).toBeFocused();
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(count).toBe(nodes);
    await expect.poll(() => hasFocus(page)).toBe(true);
  });
  await test.step('dialogs give it back', async () => {
    await page.keyboard.press('Home');
    for (const [keys, name] of [
      ['?', 'Keyboard shortcuts'],
      ['ControlOrMeta+,', 'Settings'],
      ['ControlOrMeta+o', 'Open pipeline'],
    ] as const) {
      await page.keyboard.press(keys);
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(node('Story')).toBeFocused();
    }
  });
  await test.step('another tab has it, and so has the first one again', async () => {
    await page.keyboard.press('ControlOrMeta+Alt+n');
    await expect(page.getByRole('tab', { name: 'Untitled' })).toBeVisible();
    await expect.poll(() => hasFocus(page)).toBe(true);
    await page.keyboard.press('ControlOrMeta+Alt+w');
    await expect(node('Story')).toBeVisible();
    await expect(region).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(node('Story')).toBeFocused();
  });
});

test('in a large pipeline the focus stays through culling, far and near', async ({
  page,
  patchbay,
}) => {
  await writeFile(path.join(patchbay.folder, 'big.patchbay'), await bigPipelineText(300));
  await patchbay.open();
  await createCanvasPage(page).openFile('big.patchbay');
  const region = page.getByRole('region', { name: 'Canvas', exact: true });
  await expect(region).toHaveAttribute('data-view', 'far');
  const list = region.getByRole('listbox', { name: /^All 300 nodes/ });
  await list.focus();
  await pressAll(page, ['Home', 'ContextMenu']);
  await expect(page.getByRole('menuitem', { name: /^Rename/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeFocused();
  await page.keyboard.press('Enter');
  const focused = region.locator('.react-flow__node:focus');
  await expect(focused).toHaveCount(1);
  const id = await focused.getAttribute('data-id');
  // Far more nodes than are in view.
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('PageDown');
  await expect(focused).toBeInViewport();
  expect(await focused.getAttribute('data-id')).not.toBe(id);
  await page.keyboard.press('c');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(focused).toHaveCount(1);
  await page.keyboard.press('Shift+1');
  await expect(region).toHaveAttribute('data-view', 'far');
  await expect.poll(() => hasFocus(page)).toBe(true);
});

test('where little motion is asked for the canvas jumps', async ({ page, patchbay }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const region = await openTools(page, patchbay);
  await region.focus();
  await pressAll(page, ['ControlOrMeta+=', 'ControlOrMeta+=']);
  const views = await page.evaluate(async () => {
    const viewport = document.querySelector<HTMLElement>('.react-flow__viewport');
    const seen = new Set<string>();
    const button = document.querySelector<HTMLElement>('[aria-label="Fit to screen"]');
    seen.add(viewport?.style.transform ?? '');
    button?.click();
    for (let frame = 0; frame < 20; frame += 1) {
      await new Promise(requestAnimationFrame);
      seen.add(viewport?.style.transform ?? '');
    }
    return seen.size;
  });
  expect(views).toBe(2);
});
