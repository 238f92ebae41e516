import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { normalisedPipeline } from '../support/normalisedPipeline.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { createKeyboardOnly } from './keyboardOnly.ts';

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
  await keys.press('ControlOrMeta+Enter');
  await expectCard(page, patchbay);
});

test('20 nodes by keyboard', async ({ page, patchbay }) => {
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
  await keys.add('note', /^Note/);
  await keys.fill('Three prints of every place.');
  await keys.save('Three prints');
  await expect(page.getByText('Saved Three prints.patchbay.')).toBeVisible();
  await expectSaved(patchbay, 'Three prints');
});

test('60 nodes by keyboard', async ({ page, patchbay }) => {
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
  await keys.add('note', /^Note/);
  await keys.fill('Eleven places on one sheet.');
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
