import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { normalisedPipeline } from '../support/normalisedPipeline.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { createKeyboardOnly } from './keyboardOnly.ts';
import { createMouseOnly, type MouseOnly } from './mouseOnly.ts';

const fixtures = path.join(import.meta.dirname, '..', 'fixtures', 'scenarios');
const places = [
  'harbour',
  'forest',
  'mountain',
  'river',
  'island',
  'meadow',
  'desert',
  'glacier',
  'valley',
  'canyon',
  'lagoon',
];

/** What was saved is what was written down by hand before. */
async function expectSaved(patchbay: Patchbay, name: string): Promise<void> {
  const file = `${name.toLowerCase().replaceAll(' ', '-')}.patchbay`;
  const expected = await readFile(path.join(fixtures, file), 'utf8');
  const saved = await readFile(path.join(patchbay.folder, `${name}.patchbay`), 'utf8');
  expect(normalisedPipeline(saved)).toEqual(normalisedPipeline(expected));
}

/** A text becomes a card on the disk. */
async function expectCard(page: Page, patchbay: Patchbay): Promise<void> {
  await expect(
    createCanvasPage(page).node('Download').getByRole('img', { name: 'Done' }),
  ).toBeVisible();
  const out = path.join(patchbay.folder, 'out');
  const names = await readdir(out, { recursive: true });
  expect(names.filter((name) => name.endsWith('card.png'))).toHaveLength(1);
}

/** A canvas with room for 60 nodes at half their size. */
async function openForMouse(page: Page, patchbay: Patchbay): Promise<MouseOnly> {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await patchbay.open();
  const mouse = createMouseOnly(page);
  await mouse.zoomOut();
  return mouse;
}

test('5 nodes by keyboard, and a run', async ({ page, patchbay }) => {
  await patchbay.open();
  const keys = createKeyboardOnly(page);
  await keys.add('text', /^Text(?! template)/);
  await keys.fill('Blue hour');
  await keys.addAfter(/^Text/, 'template', /^Text template/);
  await keys.fill('{{subject}} by the sea');
  await keys.addAfter(/^Text/, 'render-text', /render-text/);
  await keys.addAfter(/^Output/, 'upscale', /builtin\/upscale/);
  await keys.addAfter(/^Output/, 'download', /^Download/);
  await keys.fill('card.{{ext}}');
  await keys.save('Title card');
  await expect(page.getByText('Saved Title card.patchbay.')).toBeVisible();
  await expectSaved(patchbay, 'Title card');
  await createCanvasPage(page).run(() => keys.press('ControlOrMeta+Enter'));
  await expectCard(page, patchbay);
});

test('20 nodes by keyboard', { tag: '@long' }, async ({ page, patchbay }) => {
  test.slow();
  await patchbay.open();
  const keys = createKeyboardOnly(page);
  await keys.add('text', /^Text(?! template)/);
  await keys.fill('harbour\nforest\nmountain');
  await keys.addAfter(/^Text/, 'split text', /^Split text/);
  await keys.addAfter(/^Parts/, 'template', /^Text template/);
  await keys.fill('A poster of {{subject}}');
  await keys.addAfter(/^Text/, 'render-text', /render-text/);
  await keys.addAfter(/^Output/, 'upscale', /builtin\/upscale/);
  await keys.addAfter(/^Output/, 'sharpen', /builtin\/sharpen/);
  await keys.addAfter(/^Output/, 'contact-sheet', /contact-sheet/);
  await keys.press('ArrowLeft');
  for (const kind of ['stamp', 'card']) {
    await keys.press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft');
    await keys.duplicate();
    await keys.connect(/^Output/, /^contact-sheet · Images/);
    await keys.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await keys.connect(/^subject/, /^Split text · Parts/);
    await keys.fill(`A ${kind} of {{subject}}`);
    await keys.press('ArrowRight', 'ArrowRight', 'ArrowRight');
  }
  await keys.press('ArrowRight');
  await keys.addAfter(/^Output/, 'preview', /^Preview/);
  await keys.press('ArrowLeft');
  await keys.addAfter(/^Output/, 'download', /^Download/);
  await keys.press('Home');
  await keys.addAfter(/^Text/, 'summarise', /summarise-text/);
  await keys.addAfter(/^Output/, 'preview', /^Preview/);
  await keys.note('Three prints of every place.');
  await keys.save('Three prints');
  await expect(page.getByText('Saved Three prints.patchbay.')).toBeVisible();
  await expectSaved(patchbay, 'Three prints');
});

test('60 nodes by keyboard', { tag: '@long' }, async ({ page, patchbay }) => {
  test.slow();
  await patchbay.open();
  const keys = createKeyboardOnly(page);
  const [first = '', ...others] = places;
  await keys.add('text', /^Text(?! template)/);
  await keys.fill(first);
  await keys.addAfter(/^Text/, 'template', /^Text template/);
  await keys.addAfter(/^Text/, 'render-text', /render-text/);
  await keys.addAfter(/^Output/, 'sharpen', /builtin\/sharpen/);
  await keys.addAfter(/^Output/, 'upscale', /builtin\/upscale/);
  await keys.addAfter(/^Output/, 'contact-sheet', /contact-sheet/);
  await keys.addAfter(/^Output/, 'preview', /^Preview/);
  await keys.press('ArrowLeft');
  await keys.addAfter(/^Output/, 'grayscale', /builtin\/grayscale/);
  await keys.addAfter(/^Output/, 'download', /^Download/);
  await keys.note('Eleven places on one sheet.');
  await keys.press('Home', ...Array.from({ length: 4 }, () => 'ArrowRight'));
  for (const place of others) {
    await keys.press(...Array.from({ length: 4 }, () => 'Shift+ArrowLeft'));
    await keys.duplicate();
    await keys.connect(/^Output/, /^contact-sheet · Images/);
    await keys.press(...Array.from({ length: 4 }, () => 'ArrowLeft'));
    await keys.fill(place);
    await keys.press(...Array.from({ length: 4 }, () => 'ArrowRight'));
  }
  await keys.save('Eleven pictures');
  await expect(page.getByText('Saved Eleven pictures.patchbay.')).toBeVisible();
  await expectSaved(patchbay, 'Eleven pictures');
});

test('5 nodes by mouse, and a run', { tag: '@long' }, async ({ page, patchbay }) => {
  const mouse = await openForMouse(page, patchbay);
  const text = await mouse.add({ x: 160, y: 200 }, 'text', /^Text(?! template)/);
  await mouse.fill(text.getByRole('textbox'), 'Blue hour');
  const line = await mouse.addAfter(mouse.output(text), { x: 360, y: 200 }, [
    'template',
    /^Text template/,
  ]);
  await mouse.fill(line.getByRole('textbox').first(), '{{subject}} by the sea');
  const picture = await mouse.addAfter(mouse.output(line), { x: 560, y: 200 }, [
    'render-text',
    /render-text/,
  ]);
  const large = await mouse.addAfter(mouse.output(picture), { x: 760, y: 200 }, [
    'upscale',
    /builtin\/upscale/,
  ]);
  const save = await mouse.addAfter(mouse.output(large), { x: 960, y: 200 }, [
    'download',
    /^Download/,
  ]);
  await mouse.fill(save.getByRole('textbox', { name: 'File name' }), 'card.{{ext}}');
  await mouse.save('Title card');
  await expect(page.getByText('Saved Title card.patchbay.')).toBeVisible();
  await expectSaved(patchbay, 'Title card');
  await createCanvasPage(page).run();
  await expectCard(page, patchbay);
});

test('20 nodes by mouse', { tag: '@long' }, async ({ page, patchbay }) => {
  test.slow();
  const mouse = await openForMouse(page, patchbay);
  const line = await mouse.add({ x: 440, y: 30 }, 'template', /^Text template/);
  const picture = await mouse.addAfter(mouse.output(line), { x: 560, y: 40 }, [
    'render-text',
    /render-text/,
  ]);
  const large = await mouse.addAfter(mouse.output(picture), { x: 740, y: 40 }, [
    'upscale',
    /builtin\/upscale/,
  ]);
  await mouse.addAfter(mouse.output(large), { x: 920, y: 40 }, ['sharpen', /builtin\/sharpen/]);
  await mouse.selectAll();
  await mouse.duplicate(line);
  const [, second = line] = await mouse.row('Text template');
  await mouse.move(second, { x: 0, y: 270 });
  await mouse.duplicate(second);
  const [, , third = line] = await mouse.row('Text template');
  await mouse.move(third, { x: 0, y: 270 });

  const text = await mouse.add({ x: 80, y: 300 }, 'text', /^Text(?! template)/);
  await mouse.fill(text.getByRole('textbox'), 'harbour\nforest\nmountain');
  const lines = await mouse.addAfter(mouse.output(text), { x: 200, y: 300 }, [
    'split text',
    /^Split text/,
  ]);
  const sharp = await mouse.row('sharpen');
  const sheet = await mouse.addAfter(mouse.output(sharp[0] ?? line), { x: 1180, y: 300 }, [
    'contact-sheet',
    /contact-sheet/,
  ]);
  for (const end of sharp.slice(1))
    await mouse.connect(mouse.output(end), mouse.input(sheet, /^Images input/));
  for (const [index, template] of [line, second, third].entries()) {
    const kind = ['poster', 'stamp', 'card'][index] ?? '';
    await mouse.fill(template.getByRole('textbox').first(), `A ${kind} of {{subject}}`);
    await mouse.connect(mouse.output(lines), mouse.input(template, /^subject input/));
  }
  await mouse.addAfter(mouse.output(sheet), { x: 1360, y: 120 }, ['preview', /^Preview/]);
  await mouse.addAfter(mouse.output(sheet), { x: 1360, y: 500 }, ['download', /^Download/]);
  const short = await mouse.addAfter(mouse.output(text), { x: 120, y: 560 }, [
    'summarise',
    /summarise-text/,
  ]);
  await mouse.addAfter(mouse.output(short), { x: 300, y: 720 }, ['preview', /^Preview/]);
  const note = await mouse.add({ x: 100, y: 80 }, 'note', /^Note/);
  await mouse.fill(note.getByRole('textbox'), 'Three prints of every place.');
  await mouse.save('Three prints');
  await expect(page.getByText('Saved Three prints.patchbay.')).toBeVisible();
  await expectSaved(patchbay, 'Three prints');
});

test('60 nodes by mouse', { tag: '@long' }, async ({ page, patchbay }) => {
  test.slow();
  const mouse = await openForMouse(page, patchbay);
  const text = await mouse.add({ x: 80, y: 30 }, 'text', /^Text(?! template)/);
  const line = await mouse.addAfter(mouse.output(text), { x: 200, y: 40 }, [
    'template',
    /^Text template/,
  ]);
  const picture = await mouse.addAfter(mouse.output(line), { x: 380, y: 40 }, [
    'render-text',
    /render-text/,
  ]);
  const sharp = await mouse.addAfter(mouse.output(picture), { x: 560, y: 40 }, [
    'sharpen',
    /builtin\/sharpen/,
  ]);
  await mouse.addAfter(mouse.output(sharp), { x: 740, y: 40 }, ['upscale', /builtin\/upscale/]);
  await mouse.selectAll();
  for (let copies = 1; copies < places.length; copies += 1) {
    const heads = await mouse.row('Text');
    await mouse.duplicate(heads.at(-1) ?? text);
  }
  const ends = await mouse.row('upscale');
  const sheet = await mouse.add({ x: 200, y: 640 }, 'contact-sheet', /contact-sheet/);
  const heads = await mouse.row('Text');
  for (const [index, head] of heads.entries()) {
    await mouse.raise(head);
    await mouse.fill(head.getByRole('textbox'), places[index] ?? '');
    const end = ends[index] ?? sheet;
    await mouse.raise(end);
    await mouse.connect(mouse.output(end), mouse.input(sheet, /^Images input/));
  }
  await mouse.addAfter(mouse.output(sheet), { x: 460, y: 860 }, ['preview', /^Preview/]);
  const gray = await mouse.addAfter(mouse.output(sheet), { x: 460, y: 640 }, [
    'grayscale',
    /builtin\/grayscale/,
  ]);
  await mouse.addAfter(mouse.output(gray), { x: 700, y: 640 }, ['download', /^Download/]);
  const note = await mouse.add({ x: 1300, y: 200 }, 'note', /^Note/);
  await mouse.fill(note.getByRole('textbox'), 'Eleven places on one sheet.');
  await mouse.save('Eleven pictures');
  await expect(page.getByText('Saved Eleven pictures.patchbay.')).toBeVisible();
  await expectSaved(patchbay, 'Eleven pictures');
});
