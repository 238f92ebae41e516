import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { nodeOf, writeChanged } from '../cli/pipelineFile.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';

test('undo in a field takes back what was typed there, and nothing else', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.addByKeyboard('text', 'Text');
  const field = canvas.node('Text').getByRole('textbox');
  await field.click();
  await page.keyboard.type('one');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(field).not.toHaveValue('one');
  await expect(canvas.node('Text')).toBeVisible();
  await expect(field).toBeFocused();
});

test('nodes added one after the other stand beside each other, in view', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  // The mouse rests where the first node comes.
  await page.mouse.move(size.width / 2 - 150, size.height / 2);
  const boxes = [];
  for (const title of ['Text', 'JSON', 'Number', 'Boolean']) {
    await canvas.addByKeyboard(title, title);
    await expect(canvas.node(title)).toBeFocused();
    await expect(canvas.node(title)).toBeInViewport({ ratio: 1 });
  }
  for (const title of ['Text', 'JSON', 'Number', 'Boolean'])
    boxes.push(await canvas.node(title).boundingBox());
  const lefts = boxes.map((box) => box?.x ?? 0);
  const rights = boxes.map((box) => (box?.x ?? 0) + (box?.width ?? 0));
  expect(lefts.slice(1).every((left, at) => left >= (rights[at] ?? 0))).toBe(true);
});

test('the mouse reaches the canvas again in the moment in which the palette is gone', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  const corner = await page.getByRole('region', { name: 'Canvas', exact: true }).boundingBox();
  const at = { x: (corner?.x ?? 0) + 8, y: (corner?.y ?? 0) + 8 };
  await page.mouse.dblclick(at.x + 200, at.y + 200);
  await expect(page.getByRole('dialog', { name: 'Add to the canvas' })).toBeVisible();
  const watch = await page.evaluateHandle(({ x, y }) => {
    const isReached = new Promise<boolean>((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector('[role=dialog]') !== null) return;
        observer.disconnect();
        resolve(document.elementFromPoint(x, y)?.closest('.react-flow') != null);
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
    return { isReached };
  }, at);
  await page.keyboard.press('Escape');
  expect(await watch.evaluate(({ isReached }) => isReached)).toBe(true);
});

test('a node of an unknown type keeps its edges and its data through a save', async ({
  page,
  patchbay,
}) => {
  const file = path.join(patchbay.folder, 'future.patchbay');
  await writeChanged(file, (pipeline) => {
    const changed = { type: 'hologram', settings: { depth: { near: 1 } } };
    Object.assign(nodeOf(pipeline, 'upscale'), changed);
  });
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('future.patchbay');
  await expect(canvas.node('Enlarge').getByText('hologram')).toBeVisible();
  await expect(page.getByRole('group', { name: /^Edge from/ })).toHaveCount(4);
  await page.keyboard.press('ControlOrMeta+S');
  await expect(page.getByText('Saved future.patchbay.')).toBeVisible();
  const saved = JSON.parse(await readFile(file, 'utf8')) as {
    readonly graph: { readonly nodes: { readonly [id: string]: object } };
  };
  expect(saved.graph.nodes['upscale']).toMatchObject({
    type: 'hologram',
    settings: { depth: { near: 1 } },
  });
});

test('what depends on a disabled node says that it does not run, and why', async ({
  page,
  patchbay,
}) => {
  await patchbay.open({ firstVisit: true });
  const canvas = createCanvasPage(page);
  await canvas.node('Enlarge').click({ position: { x: 60, y: 12 } });
  await page.keyboard.press('ControlOrMeta+M');
  const reason = canvas.node('Save').getByText('Does not run: "Enlarge" is disabled.');
  await expect(reason).toBeVisible();
  await expect(canvas.node('In between').getByText('Does not run')).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(reason).toBeHidden();
});

test('a number out of range is said at the field before any run', async ({ page, patchbay }) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.addByKeyboard('builtin/make-variations', /make-variations/);
  const node = canvas.node('make-variations');
  const count = node.getByRole('textbox', { name: 'Count' });
  await count.fill('99');
  await expect(node.getByRole('note')).toContainText('"Count" must be at most');
  await count.fill('3');
  await expect(node.getByRole('note')).toBeHidden();
});
