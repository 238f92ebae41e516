import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { nodeOf, writeChanged, type LooseFile } from '../cli/pipelineFile.ts';
import { examples } from '../cli/runCli.ts';
import { bigPipelineText } from './bigPipeline.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

const shots = path.join(import.meta.dirname, '..', '..', '.cache', 'screenshots');

const sizes = [
  { width: 1440, height: 900 },
  { width: 900, height: 600 },
];

/** Brings the page into a state worth looking at. */
type Scene = (page: Page, patchbay: Patchbay) => Promise<void>;

const scenes: { readonly [name: string]: Scene } = {
  empty: async (page, patchbay) => {
    await patchbay.open();
    await expect(page.getByRole('region', { name: 'How to begin' })).toBeVisible();
  },
  typical: async (page, patchbay) => {
    await patchbay.open({ firstVisit: true });
    const canvas = createCanvasPage(page);
    await canvas.node('Enlarge').click({ position: { x: 60, y: 12 } });
  },
  'after-a-run': async (page, patchbay) => {
    // A small window shows the small example: the other would be drawn as plain boxes.
    const isSmall = (page.viewportSize()?.width ?? 0) < 1000;
    const [name, chosen] = isSmall ? ['first-steps', 'Enlarge'] : ['photo-card', 'Card'];
    for (const file of [`${name}.patchbay`, 'still-life.jpg', 'mountain-lake.jpg']) {
      await cp(path.join(examples, file), path.join(patchbay.folder, file));
    }
    await patchbay.open();
    const canvas = createCanvasPage(page);
    await canvas.openFile(`${name}.patchbay`);
    await canvas.run();
    await page.getByRole('button', { name: 'Fit to screen' }).click();
    await canvas.node(chosen).click({ position: { x: 60, y: 12 } });
  },
  'with-errors': async (page, patchbay) => {
    const { folder } = patchbay;
    await cp(path.join(examples, 'mountain-lake.jpg'), path.join(folder, 'mountain-lake.jpg'));
    await writeFile(path.join(folder, 'letter.txt'), 'Dear reader, this is no picture.\n');
    await writeChanged(path.join(folder, 'first-steps.patchbay'), () => undefined);
    await patchbay.open();
    const canvas = createCanvasPage(page);
    await canvas.openFile('first-steps.patchbay');
    await canvas
      .node('Photo')
      .locator('input[type=file]')
      .setInputFiles(path.join(folder, 'letter.txt'));
    await expect(canvas.node('Photo').getByText('letter.txt')).toBeVisible();
    await canvas.run();
    await expect(canvas.node('Black and white').getByRole('note')).toBeVisible();
    await page.getByRole('button', { name: 'Run log' }).click();
    await page.getByRole('button', { name: 'Fit to screen' }).click();
  },
  palette: async (page, patchbay) => {
    await patchbay.open({ firstVisit: true });
    await page.keyboard.press('Space');
    const palette = page.getByRole('dialog', { name: 'Add to the canvas' });
    await palette.getByRole('combobox').fill('list');
    await expect(palette.getByRole('region', { name: 'Replicate' })).toBeVisible();
  },
  library: async (page, patchbay) => {
    await patchbay.open({ firstVisit: true });
    await page.keyboard.press('ControlOrMeta+B');
    const library = page.getByRole('complementary', { name: 'Library' });
    await expect(library.getByRole('button', { name: 'Edit images' })).toBeVisible();
  },
  'library-page': async (page, patchbay) => {
    await patchbay.open({ firstVisit: true });
    await page.keyboard.press('ControlOrMeta+B');
    const library = page.getByRole('complementary', { name: 'Library' });
    await library.getByRole('button', { name: 'builtin/compose' }).click();
    await expect(library.getByRole('heading', { name: 'README' })).toBeVisible();
  },
  training: async (page, patchbay) => {
    const names = ['blue-hour-1.jpg', 'blue-hour-2.jpg', 'blue-hour-3.jpg', 'mountain-lake.jpg'];
    for (const file of ['train-and-apply.patchbay', ...names])
      await cp(path.join(examples, file), path.join(patchbay.folder, file));
    await patchbay.open();
    const canvas = createCanvasPage(page);
    await canvas.openFile('train-and-apply.patchbay');
    await canvas.run();
    await page.getByRole('button', { name: 'Fit to screen' }).click();
    await canvas.node('Learn their colours').click({ position: { x: 60, y: 12 } });
  },
  frames: async (page, patchbay) => {
    await cp(
      path.join(examples, 'mountain-lake.jpg'),
      path.join(patchbay.folder, 'mountain-lake.jpg'),
    );
    await writeChanged(path.join(patchbay.folder, 'framed.patchbay'), addFrames);
    await patchbay.open();
    const canvas = createCanvasPage(page);
    await canvas.openFile('framed.patchbay');
    await canvas.run();
    await page.getByRole('button', { name: 'Fit to screen' }).click();
    await canvas.node('Enlarge').click({ position: { x: 60, y: 12 } });
  },
  commands: async (page, patchbay) => {
    await patchbay.open({ firstVisit: true });
    await page.keyboard.press('ControlOrMeta+Shift+P');
    const palette = page.getByRole('dialog', { name: 'Command palette' });
    await expect(palette.getByRole('option').first()).toBeVisible();
  },
  german: async (page, patchbay) => {
    await patchbay.open({ firstVisit: true });
    await createCanvasPage(page)
      .node('Enlarge')
      .click({ position: { x: 60, y: 12 } });
    await page.keyboard.press('ControlOrMeta+Comma');
    const settings = page.getByRole('dialog', { name: 'Settings' });
    await settings.getByRole('radio', { name: 'Deutsch' }).click();
    const changed = page.getByRole('dialog', { name: 'Einstellungen' });
    await expect(changed).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(changed).toBeHidden();
  },
  '300-nodes': async (page, patchbay) => {
    await writeFile(path.join(patchbay.folder, 'big.patchbay'), await bigPipelineText(300));
    await patchbay.open();
    await createCanvasPage(page).openFile('big.patchbay');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('300 nodes');
  },
};

/** A pipeline with all that only helps the eye: an open frame, a collapsed one, a bypassed node, a dot and a note. */
function addFrames(file: LooseFile): void {
  const { nodes, edges } = file.graph;
  const frame = (title: string, color: string, collapsed: boolean) => ({
    type: 'frame',
    typeVersion: 1,
    title,
    settings: { color, collapsed },
    inputs: {},
  });
  nodes['looks'] = frame('Looks', 'blue', false);
  nodes['ends'] = frame('What comes of it', 'green', true);
  Object.assign(nodeOf(file, 'grayscale'), { frame: 'looks', bypassed: true });
  Object.assign(nodeOf(file, 'upscale'), { frame: 'looks' });
  Object.assign(nodeOf(file, 'preview'), { frame: 'ends' });
  nodeOf(file, 'note').settings['text'] =
    '## Portraits\n\nThe **photo** is enlarged twice.\n\n- bypass the grey\n- keep the rest';
  nodes['dot'] = Object.assign(
    { type: 'reroute', typeVersion: 1 },
    { settings: { itemType: 'image', lists: 0 }, inputs: {} },
  );
  for (const edge of edges)
    if (edge['target'] === 'save') Object.assign(edge, { source: 'dot', sourcePort: 'out' });
  edges.push({
    id: 'to-dot',
    source: 'upscale',
    sourcePort: 'output',
    target: 'dot',
    targetPort: 'in',
  });
  Object.assign(file.layout, {
    looks: { x: 272, y: 0, width: 640, height: 470 },
    ends: { x: 620, y: -200, width: 320, height: 200 },
    dot: { x: 960, y: 180 },
    save: { x: 1040, y: 60 },
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of sizes) {
    const isLarge = viewport.width > 1000;
    test.describe(`${viewport.width}x${viewport.height} ${colorScheme}`, () => {
      test.use({ colorScheme, viewport });
      for (const [index, [name, show]] of Object.entries(scenes).entries()) {
        // Each scene once, large and light or small and dark in turn; in all of them with `npm run test:long`.
        const isShort = isLarge === (index % 2 === 0) && isLarge === (colorScheme === 'light');
        test(name, isShort ? {} : { tag: '@long' }, async ({ page, patchbay }) => {
          await show(page, patchbay);
          await page.mouse.move(1, viewport.height - 1);
          await expect(page.locator('main')).toBeVisible();
          await settle(page);
          await mkdir(shots, { recursive: true });
          const file = path.join(
            shots,
            `${name}-${viewport.width}x${viewport.height}-${colorScheme}.png`,
          );
          await page.screenshot({ path: file, animations: 'disabled' });
          expect(await seriousFaults(page)).toEqual([]);
        });
      }
    });
  }
}

/** Waits until every picture is decoded and two frames have passed without work. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    await Promise.all(
      document.getAnimations().map((animation) => animation.finished.catch(() => undefined)),
    );
    await new Promise((resolve) => requestIdleCallback(resolve));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
