import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { testEdge, testNode, testPipeline } from '../support/rendererApp.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

const file = 'edges.patchbay';

/** A text that a preview shows, and below them a template that nothing is connected to. */
const loose: Pipeline = placed(
  testPipeline(
    [
      testNode('a', 'text', { text: 'hello' }),
      testNode('p', 'preview'),
      testNode('t', 'text-template', { template: 'Oh {{x}}' }),
    ],
    [testEdge('a.text -> p.value')],
  ),
  { a: [0, 0], p: [640, 0], t: [320, 320] },
);

function placed(
  pipeline: Pipeline,
  at: { readonly [id: string]: readonly [x: number, y: number] },
): Pipeline {
  const layout = Object.fromEntries(Object.entries(at).map(([id, [x, y]]) => [id, { x, y }]));
  return { ...pipeline, layout };
}

async function open(page: Page, patchbay: Patchbay, pipeline: Pipeline): Promise<void> {
  await writeFile(path.join(patchbay.folder, file), serializePipeline(pipeline));
  await patchbay.open();
  await createCanvasPage(page).openFile(file);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(pipeline.name);
  await createCanvasPage(page).middleOf(page.locator('.react-flow__node').first());
}

/** The edges by their spoken names. */
function edgesOf(page: Page): Locator {
  return page.getByRole('group', { name: /^Edge from/ });
}

/** The names of all edges, sorted. */
async function edgeNames(page: Page): Promise<readonly string[]> {
  const names = await edgesOf(page).evaluateAll((edges) =>
    edges.map((edge) => edge.getAttribute('aria-label') ?? ''),
  );
  return names.toSorted();
}

/** Halfway along an edge that runs straight, as its ends are equally high. */
async function middleBetween(page: Page, from: string, to: string) {
  const canvas = createCanvasPage(page);
  const start = await canvas.middleOf(
    canvas.node(from).locator('.react-flow__handle.source').first(),
  );
  const end = await canvas.middleOf(canvas.node(to).locator('.react-flow__handle.target').first());
  return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
}

test('a loose node that is dropped on an edge is led into it, in one step of undo', async ({
  page,
  patchbay,
}) => {
  await open(page, patchbay, loose);
  const canvas = createCanvasPage(page);
  const hint = page.getByText('Insert into the connection');
  const header = await canvas.middleOf(canvas.node('Text template').locator('.node-header'));
  const edge = await middleBetween(page, 'Text', 'Preview');
  await page.mouse.move(header.x, header.y);
  await page.mouse.down();
  await page.mouse.move(header.x, header.y - 40, { steps: 4 });
  await expect(hint).toBeHidden();
  await page.mouse.move(edge.x, edge.y, { steps: 8 });
  await expect(hint).toBeVisible();
  await expect(page.locator('.edge-line[data-insert="fits"]')).toHaveCount(1);
  await page.mouse.up();
  await expect(hint).toBeHidden();
  await expect(edgesOf(page)).toHaveCount(2);
  expect(await edgeNames(page)).toEqual([
    'Edge from Text template text to Preview value',
    'Edge from Text text to Text template x',
  ]);
  // It stands between them and on none of them.
  const boxes = await Promise.all(
    ['Text', 'Text template', 'Preview'].map(async (title) => canvas.node(title).boundingBox()),
  );
  const ends = boxes.map((box) => [box?.x ?? NaN, (box?.x ?? NaN) + (box?.width ?? NaN)]).flat();
  expect(ends).toEqual(ends.toSorted((one, other) => one - other));
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(edgesOf(page)).toHaveCount(1);
  await expect(page).toHaveTitle(/^[^•]/);
});

test('what does not fit an edge says why, and stays beside it', async ({ page, patchbay }) => {
  await open(page, patchbay, loose);
  const canvas = createCanvasPage(page);
  await canvas.addByKeyboard('builtin/blur', /^builtin\/blur/);
  // The canvas has moved to show the new node: the edge is to be in sight too.
  await canvas.fit();
  const header = await canvas.middleOf(canvas.node('blur').locator('.node-header'));
  const edge = await middleBetween(page, 'Text', 'Preview');
  await page.mouse.move(header.x, header.y);
  await page.mouse.down();
  // A node follows from where the mouse is when the drag is noticed: not far from where it was pressed.
  await page.mouse.move(header.x + 2, header.y - 2);
  await page.mouse.move(edge.x, edge.y, { steps: 8 });
  const why = page.getByText('No input of “blur” takes text.');
  await expect(why).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await page.mouse.up();
  await expect(why).toBeHidden();
  expect(await edgeNames(page)).toEqual(['Edge from Text text to Preview value']);
});

test('a model of the library is dropped into an edge that it fits', async ({ page, patchbay }) => {
  const images = placed(
    testPipeline(
      [testNode('u', 'file-upload'), testNode('p', 'preview')],
      [testEdge('u.file -> p.value')],
    ),
    { u: [0, 0], p: [640, 0] },
  );
  await open(page, patchbay, images);
  const canvas = createCanvasPage(page);
  await page.keyboard.press('ControlOrMeta+B');
  const row = page
    .getByRole('complementary', { name: 'Library' })
    .getByRole('button', { name: 'builtin/blur' });
  await expect(row.first()).toBeVisible();
  const edge = await middleBetween(page, 'File upload', 'Preview');
  const from = await canvas.middleOf(row.first());
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(edge.x, edge.y - 120, { steps: 4 });
  await page.mouse.move(edge.x, edge.y, { steps: 4 });
  // The page hears of a drag one movement late.
  await page.mouse.move(edge.x + 1, edge.y);
  await expect(page.getByText('Insert into the connection')).toBeVisible();
  await page.mouse.up();
  await expect(edgesOf(page)).toHaveCount(2);
  expect(await edgeNames(page)).toEqual([
    'Edge from File upload file to blur image',
    'Edge from blur output to Preview value',
  ]);
});

test('the menu of an edge inserts what fits both of its ends', async ({ page, patchbay }) => {
  await open(page, patchbay, loose);
  const canvas = createCanvasPage(page);
  const edge = await middleBetween(page, 'Text', 'Preview');
  await page.mouse.click(edge.x, edge.y, { button: 'right' });
  await page.getByRole('menuitem', { name: 'Insert node…' }).click();
  const palette = page.getByRole('dialog', { name: 'Insert a node' });
  await expect(palette.getByText('What can take the text', { exact: true })).toBeVisible();
  await expect(palette.getByRole('option', { name: /^Text template/ })).toBeVisible();
  await expect(palette.getByRole('option', { name: /^Boolean/ })).toBeHidden();
  expect(await seriousFaults(page)).toEqual([]);
  await canvas.choose('split', /^Split text/);
  expect(await edgeNames(page)).toEqual([
    'Edge from Split text parts to Preview value',
    'Edge from Text text to Split text text',
  ]);
  await expect(canvas.node('Split text')).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(edgesOf(page)).toHaveCount(1);
});

test('a node is replaced by another one: what fits stays, what does not is said before', async ({
  page,
  patchbay,
}) => {
  const chain = placed(
    testPipeline(
      [
        testNode('a', 'text', { text: 'hello' }),
        testNode('t', 'text-template', { template: 'Oh {{x}}' }),
        testNode('p', 'preview'),
      ],
      [testEdge('a.text -> t.x'), testEdge('t.text -> p.value')],
    ),
    { a: [0, 0], t: [340, 0], p: [680, 0] },
  );
  await open(page, patchbay, chain);
  const canvas = createCanvasPage(page);
  const before = await edgeNames(page);
  const replace = async (): Promise<void> => {
    await canvas.node('Text template').locator('.node-header').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Replace…' }).click();
    await expect(page.getByText('In the place of “Text template”')).toBeVisible();
    await canvas.choose('split', /^Split text/);
  };
  await replace();
  const question = page.getByRole('alertdialog').or(page.getByRole('dialog')).filter({
    hasText: 'Replace “Text template”?',
  });
  await expect(question.getByText('The setting “Template”.')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  expect(await edgeNames(page)).toEqual(before);
  await replace();
  await question.getByRole('button', { name: 'Replace' }).click();
  await expect(canvas.node('Split text')).toBeFocused();
  expect(await edgeNames(page)).toEqual([
    'Edge from Split text parts to Preview value',
    'Edge from Text text to Split text text',
  ]);
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(canvas.node('Text template')).toBeVisible();
  expect(await edgeNames(page)).toEqual(before);
  await expect(page).toHaveTitle(/^[^•]/);
});

test('an edge says in words what happens to the value, pointed at or with the focus', async ({
  page,
  patchbay,
}) => {
  const mapped = placed(
    testPipeline(
      [
        testNode('n', 'number'),
        testNode('s', 'split-text'),
        testNode('t', 'text-template', { template: '{{x}}' }),
      ],
      [testEdge('n.number -> s.text'), testEdge('s.parts -> t.x')],
    ),
    { n: [0, 0], s: [340, 0], t: [740, 0] },
  );
  await open(page, patchbay, mapped);
  const words = page.locator('.edge-words');
  await expect(words).toBeHidden();
  await page.getByRole('img', { name: 'Runs once for each item of the list of text.' }).hover();
  await expect(words).toHaveText('Runs once for each item of the list of text.');
  await page.mouse.move(5, 5);
  await expect(words).toBeHidden();
  const edge = edgesOf(page)
    .filter({ has: page.locator('.edge-line') })
    .first();
  await page.keyboard.press('Tab');
  await edge.focus();
  await expect(words).toHaveText('The number is written as text.');
  await expect(edge).toHaveAccessibleDescription(/^The number is written as text\./);
  expect(await seriousFaults(page)).toEqual([]);
});

test('copied nodes come into another window, with the edges between them', async ({
  page,
  patchbay,
  context,
}) => {
  await open(page, patchbay, loose);
  const canvas = page.getByRole('region', { name: 'Canvas', exact: true });
  await canvas.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+C');
  const other = await context.newPage();
  await other.goto(patchbay.host.url);
  await other.bringToFront();
  await other.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await other.keyboard.press('ControlOrMeta+V');
  await expect(createCanvasPage(other).node('Text template')).toBeVisible();
  expect(await edgeNames(other)).toEqual(['Edge from Text text to Preview value']);
  await other.close();
});
