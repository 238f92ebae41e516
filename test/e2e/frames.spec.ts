import { cp, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { nodeOf, writeChanged, type LooseFile } from '../cli/pipelineFile.ts';
import { examples } from '../cli/runCli.ts';
import { createCanvasPage, type CanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

type SavedFile = LooseFile & {
  readonly layout: { readonly [id: string]: { readonly x: number; readonly y: number } };
};

/** Opens the first example, changed, with its picture beside it. */
async function openChanged(
  page: Page,
  patchbay: Patchbay,
  change: (file: SavedFile) => void = () => undefined,
): Promise<CanvasPage> {
  const { folder } = patchbay;
  await cp(path.join(examples, 'mountain-lake.jpg'), path.join(folder, 'mountain-lake.jpg'));
  await writeChanged(path.join(folder, 'work.patchbay'), (file) => change(file as SavedFile));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('work.patchbay');
  await canvas.middleOf(canvas.node('Enlarge'));
  return canvas;
}

/** Saves, and gives what the file then has. */
async function saved(page: Page, { folder }: Patchbay): Promise<SavedFile> {
  await page.keyboard.press('ControlOrMeta+S');
  await expect(page.getByText('Saved work.patchbay.').last()).toBeVisible();
  return JSON.parse(await readFile(path.join(folder, 'work.patchbay'), 'utf8')) as SavedFile;
}

const header = { position: { x: 60, y: 10 } };

/** Presses on a place, moves by this much and stays pressed. */
async function dragBy(page: Page, from: { x: number; y: number }, by: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 5 });
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 5 });
}

async function cornerOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  return { x: (box?.x ?? 0) + 60, y: (box?.y ?? 0) + 10 };
}

function addFrame(file: SavedFile, members: readonly string[], frame: object = {}): void {
  const node = { type: 'frame', typeVersion: 1, title: 'Looks', settings: {}, inputs: {} };
  const settings = { color: 'blue', collapsed: false };
  file.graph.nodes['looks'] = Object.assign(node, { settings }, frame);
  Object.assign(file.layout, { looks: { x: 272, y: 0, width: 960, height: 420 } });
  for (const id of members) Object.assign(nodeOf(file, id), { frame: 'looks' });
}

test('a frame is made of the selection, moves its members, and takes in and lets go what is dragged', async ({
  page,
  patchbay,
}) => {
  const canvas = await openChanged(page, patchbay);
  await canvas.node('Black and white').click(header);
  await canvas.node('Enlarge').click({ ...header, modifiers: ['Shift'] });
  await page.keyboard.press('ControlOrMeta+G');
  await page.keyboard.type('Looks');
  await page.keyboard.press('Enter');
  const frame = canvas.node('Looks');
  await expect(frame.getByText('2 nodes', { exact: true })).toBeVisible();
  await expect(frame).toBeFocused();

  await test.step('the title moves the members', async () => {
    const member = canvas.node('Enlarge');
    const [before, outside] = [
      await canvas.middleOf(member),
      await canvas.middleOf(canvas.node('Save')),
    ];
    await dragBy(page, await cornerOf(frame), { x: 0, y: 100 });
    await page.mouse.up();
    const after = await canvas.middleOf(member);
    expect(Math.round(after.y - before.y)).toBeGreaterThan(80);
    expect(await canvas.middleOf(canvas.node('Save'))).toEqual(outside);
  });

  await test.step('a node that is dragged out leaves, with a word before it does', async () => {
    await dragBy(page, await cornerOf(canvas.node('Black and white')), { x: -60, y: -420 });
    await expect(frame.getByText('Drop to take out of this frame')).toBeVisible();
    await page.mouse.up();
    await expect(frame.getByText('1 node', { exact: true })).toBeVisible();
    await expect(frame.getByText(/^Drop to/)).toBeHidden();
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(frame.getByText('2 nodes', { exact: true })).toBeVisible();
  });

  await test.step('a node that is dragged in joins', async () => {
    const to = await canvas.middleOf(frame);
    const from = await cornerOf(canvas.node('Save'));
    await dragBy(page, from, { x: to.x - from.x, y: to.y - from.y - 40 });
    await expect(frame.getByText('Drop to add to this frame')).toBeVisible();
    await page.mouse.up();
    await expect(frame.getByText('3 nodes', { exact: true })).toBeVisible();
  });

  await test.step('its corner resizes it, by mouse and by arrow keys', async () => {
    const corner = frame.getByRole('button', { name: 'Resize Looks with the arrow keys' });
    const box = await frame.boundingBox();
    await dragBy(page, await canvas.middleOf(corner), { x: 80, y: 60 });
    await page.mouse.up();
    await expect
      .poll(async () => (await frame.boundingBox())?.width)
      .toBeGreaterThan((box?.width ?? 0) + 40);
    const dragged = await frame.boundingBox();
    await corner.focus();
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(async () => (await frame.boundingBox())?.width)
      .toBeGreaterThan(dragged?.width ?? 0);
  });

  await test.step('the file says who belongs to it', async () => {
    const file = await saved(page, patchbay);
    const [id] = Object.keys(file.graph.nodes).filter((key) => key.startsWith('frame-'));
    expect(file.graph.nodes[id ?? '']).toMatchObject({ type: 'frame', title: 'Looks' });
    const members = Object.entries(file.graph.nodes).filter(([, node]) =>
      Object.hasOwn(node, 'frame'),
    );
    expect(members.map(([key]) => key).toSorted()).toEqual(['grayscale', 'save', 'upscale']);
    expect(file.layout[id ?? '']).toMatchObject({
      width: expect.any(Number),
      height: expect.any(Number),
    });
  });
  expect(await seriousFaults(page)).toEqual([]);
});

test('frames that are in no file yet are there after a crash of the page, with their members', async ({
  page,
  context,
  patchbay,
}) => {
  const canvas = await openChanged(page, patchbay);
  await canvas.node('Enlarge').click(header);
  await page.keyboard.press('ControlOrMeta+G');
  await page.keyboard.type('Kept');
  await page.keyboard.press('Enter');
  await canvas.node('Kept').getByRole('button', { name: 'Collapse Kept' }).click();
  await expect(canvas.node('Enlarge')).toBeHidden();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(page.locator('header [data-kept="true"]')).toBeVisible();
  const gone = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  // The process is gone before it could answer.
  void session.send('Page.crash').catch(() => undefined);
  await gone;

  const next = await context.newPage();
  await next.goto(patchbay.host.url);
  const after = createCanvasPage(next);
  await expect(after.node('Kept').getByText('1 node', { exact: true })).toBeVisible();
  await expect(after.node('Enlarge')).toBeHidden();
  await next.getByRole('button', { name: 'Expand Kept' }).click();
  await expect(after.node('Enlarge')).toBeVisible();
});

test('Escape gives up the resizing of a frame', async ({ page, patchbay }) => {
  const canvas = await openChanged(page, patchbay, (file) => addFrame(file, ['upscale']));
  const frame = canvas.node('Looks');
  const corner = frame.getByRole('button', { name: 'Resize Looks with the arrow keys' });
  const width = async (): Promise<number | undefined> => (await frame.boundingBox())?.width;
  const before = await width();
  await dragBy(page, await canvas.middleOf(corner), { x: -80, y: -60 });
  await expect.poll(width).toBeLessThan((before ?? 0) - 40);
  await page.keyboard.press('Escape');
  await expect.poll(width).toBe(before);
  await page.mouse.move(600, 400);
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  expect(await width()).toBe(before);
});

test('a frame is collapsed to a box that its edges end at, disabled, run and deleted', async ({
  page,
  patchbay,
}) => {
  const canvas = await openChanged(page, patchbay, (file) =>
    addFrame(file, ['grayscale', 'preview', 'save', 'upscale']),
  );
  const frame = canvas.node('Looks');
  await page.getByRole('button', { name: 'Collapse Looks' }).click();
  await expect(canvas.node('Enlarge')).toBeHidden();
  await expect(frame.getByText('Black and white', { exact: true })).toBeVisible();
  await expect(frame).toHaveAccessibleName('Looks, 4 nodes, collapsed, Frame node');
  await expect(page.getByRole('group', { name: /^Edge from/ })).toHaveCount(1);
  expect(await seriousFaults(page)).toEqual([]);

  const ended = page.getByRole('button', { name: 'Run', exact: true });
  await page.keyboard.press('Alt+Enter');
  await expect(page.locator('.frame-box[data-status="succeeded"]')).toBeVisible({
    timeout: 60_000,
  });
  await expect(ended).toBeVisible();

  await page.getByRole('button', { name: 'Expand Looks' }).click();
  await expect(canvas.node('Enlarge')).toBeVisible();
  await page.getByRole('button', { name: 'Disable Looks' }).click();
  await expect(canvas.node('Enlarge').getByText('Disabled', { exact: true })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  const file = await saved(page, patchbay);
  expect(file.graph.nodes['looks']).toMatchObject({ disabled: true });
  expect(file.graph.nodes['upscale']).not.toHaveProperty('disabled');

  await frame.click(header);
  const box = await frame.boundingBox();
  const clip = {
    x: (box?.x ?? 0) + 12,
    y: (box?.y ?? 0) + (box?.height ?? 0) - 32,
    width: 20,
    height: 20,
  };
  const inFrame = await page.screenshot({ clip });
  await page.keyboard.press('Delete');
  await expect(frame).toBeHidden();
  expect(inFrame.equals(await page.screenshot({ clip })), 'a frame is seen').toBe(false);
  await expect(canvas.node('Enlarge')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Z');
  await frame.click({ ...header, button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete frame and its nodes' }).click();
  await expect(canvas.node('Enlarge')).toBeHidden();
  await expect(canvas.node('Photo')).toBeVisible();
});

test('what is found inside a collapsed frame is shown by the frame', async ({ page, patchbay }) => {
  const canvas = await openChanged(page, patchbay, (file) =>
    addFrame(file, ['grayscale'], { settings: { color: 'blue', collapsed: true } }),
  );
  await page.keyboard.press('ControlOrMeta+F');
  await page.getByRole('textbox', { name: 'Find a node' }).fill('black and white');
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/^1 of/);
  await page.keyboard.press('F3');
  await expect(page.locator('.frame-box[data-found][data-selected]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(canvas.node('Looks')).toBeFocused();
});

test('a bypassed node passes on what enters it, and a run says what cannot be passed', async ({
  page,
  patchbay,
}) => {
  const canvas = await openChanged(page, patchbay);
  await canvas.node('Black and white').click(header);
  await page.keyboard.press('ControlOrMeta+Shift+B');
  await expect(canvas.node('Black and white').getByText('Bypassed')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await canvas.run();
  await expect(canvas.node('Enlarge').getByRole('img', { name: 'Done' })).toBeVisible();
  await expect(canvas.node('Black and white').getByRole('img', { name: 'Done' })).toBeHidden();

  await canvas.node('Photo').click(header);
  await page.keyboard.press('ControlOrMeta+Shift+B');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(canvas.node('Photo').getByRole('note')).toContainText(
    'is bypassed, but nothing that enters it can stand for its output',
  );
});

test('a double-click on an edge makes a dot; it changes no result, and the edge is whole without it', async ({
  page,
  patchbay,
}) => {
  const canvas = await openChanged(page, patchbay);
  await canvas.run();
  const [from, to] = [
    await canvas.middleOf(canvas.port('Photo', /^File output/)),
    await canvas.middleOf(canvas.port('Black and white', /^Image input/)),
  ];
  await page.mouse.dblclick((from.x + to.x) / 2, (from.y + to.y) / 2);
  const dot = page.getByRole('group', { name: 'Reroute from Photo, Reroute node' });
  await expect(dot).toBeFocused();
  await expect(page.getByRole('group', { name: /^Edge from/ })).toHaveCount(5);
  await dragBy(page, await canvas.middleOf(dot), { x: 0, y: -120 });
  await page.mouse.up();
  await canvas.run();
  await expect(canvas.node('Enlarge').getByText('Reused')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  const file = await saved(page, patchbay);
  expect(Object.values(file.graph.nodes)).toContainEqual(
    expect.objectContaining({ type: 'reroute', settings: { itemType: 'image', lists: 0 } }),
  );
  await dot.focus();
  await page.keyboard.press('Delete');
  await expect(dot).toBeHidden();
  await expect(page.getByRole('group', { name: /^Edge from Photo/ })).toHaveCount(1);
  await expect(page.getByRole('group', { name: /^Edge from/ })).toHaveCount(4);
});

test('a note reads as Markdown, is edited in place, keeps the size it is given, and its links open outside', async ({
  page,
  context,
  patchbay,
}) => {
  const canvas = await openChanged(page, patchbay, (file) => {
    nodeOf(file, 'note').settings['text'] = '# Plan\n\nSee [the site](https://example.org/).';
  });
  const note = page.locator('.node-box[data-type="note"]');
  await expect(note.getByRole('heading', { name: 'Plan' })).toBeVisible();
  const link = note.getByRole('link', { name: 'the site' });
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAttribute('rel', /noopener/);
  expect(await seriousFaults(page)).toEqual([]);

  await note.getByRole('button', { name: /^Edit the note/ }).click();
  await note.getByRole('textbox', { name: 'Note' }).fill('**Bold**');
  await page.keyboard.press('Escape');
  await expect(note.locator('strong')).toHaveText('Bold');

  const corner = note.getByRole('button', { name: /^Resize .* with the arrow keys$/ });
  const before = await note.boundingBox();
  await dragBy(page, await canvas.middleOf(corner), { x: 90, y: 70 });
  await page.mouse.up();
  await expect
    .poll(async () => (await note.boundingBox())?.width)
    .toBeGreaterThan((before?.width ?? 0) + 50);
  const file = await saved(page, patchbay);
  expect(file.layout['note']).toMatchObject({
    width: expect.any(Number),
    height: expect.any(Number),
  });
  expect(context.pages()).toHaveLength(1);

  // A new one takes what is typed at once.
  await canvas.addByKeyboard('note', /^Note/);
  const text = page.locator('.react-flow').getByRole('textbox', { name: 'Note' });
  await expect(text).toBeFocused();
  await page.keyboard.type('Cut here');
  await page.keyboard.press('Escape');
  await expect(page.locator('.react-flow__node:focus')).toContainText('Cut here');
});
