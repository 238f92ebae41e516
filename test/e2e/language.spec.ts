import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { registry } from '../../electron/builtin/models/registry.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { examples } from '../cli/runCli.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { bareTexts } from './bareTexts.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

/** A node that has run, with the inspector: most of what the window says. */
async function runExample(page: Page, patchbay: Patchbay): Promise<void> {
  for (const file of ['first-steps.patchbay', 'mountain-lake.jpg'])
    await cp(path.join(examples, file), path.join(patchbay.folder, file));
  await patchbay.open();
  const canvas = createCanvasPage(page);
  await canvas.openFile('first-steps.patchbay');
  await canvas.run();
  await canvas.node('Enlarge').click({ position: { x: 60, y: 12 } });
}

/** Gives the settings, which stay open. */
async function chooseGerman(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+Comma');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('radio', { name: 'Deutsch' }).click();
  return page.getByRole('dialog', { name: 'Einstellungen' });
}

/** English in brackets and a third longer, from a new start of the page. */
async function speakBrackets(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept: unknown = JSON.parse(localStorage.getItem('patchbay.ui') ?? '{}');
    const open = { inspectorOpen: true, logOpen: true };
    localStorage.setItem(
      'patchbay.ui',
      JSON.stringify({ ...Object(kept), ...open, language: 'en-XA' }),
    );
  });
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
}

test('a language that is chosen holds at once, and the engine keeps it', async ({
  page,
  patchbay,
}) => {
  await runExample(page, patchbay);
  const view = page.locator('.react-flow__viewport');
  const before = (await view.getAttribute('style')) ?? '';
  const settings = await chooseGerman(page);
  await expect(settings.getByRole('tab', { name: 'Allgemein' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  // The canvas behind it shows what it showed.
  await expect(view).toHaveAttribute('style', before);
  await page.getByRole('menuitem', { name: 'Bearbeiten' }).click();
  await expect(page.getByRole('menuitem', { name: 'Alles auswählen' })).toBeVisible();
  await page.keyboard.press('Escape');
  const inspector = page.getByRole('complementary', { name: 'Inspektor' });
  await expect(inspector.getByText('Letzter Lauf')).toBeVisible();

  await page.evaluate(() => localStorage.removeItem('patchbay.ui'));
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
});

test('the keyboard stays where it is in another language, and goes back to what opened the settings', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  await page.getByRole('button', { name: 'Manage…' }).focus();
  const settings = await chooseGerman(page);
  await expect(settings.getByRole('radio', { name: 'Deutsch' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Verwalten…' })).toBeFocused();
});

test('nodes, their settings and what is wrong with them are told in German, and found by both names', async ({
  page,
  patchbay,
}) => {
  const pipeline = new PipelineBuilder('Bilder')
    .node('upload', 'file-upload')
    .node('pick', 'pick', { mode: 'slice', itemType: 'file' })
    .node('save', 'download', {}, { title: 'Sichern' })
    .edge('upload.file', 'pick.items')
    .edge('pick.picked', 'save.file')
    .build();
  await writeFile(path.join(patchbay.folder, 'bilder.patchbay'), serializePipeline(pipeline));
  await patchbay.open();
  await createCanvasPage(page).openFile('bilder.patchbay');
  await chooseGerman(page);
  await page.keyboard.press('Escape');

  const canvas = page.getByRole('region', { name: 'Arbeitsfläche', exact: true });
  const node = (title: string): Locator =>
    canvas.locator('.node-box', { has: page.locator(`.node-title[title="${title}"]`) });
  const upload = node('Datei-Upload');
  await expect(upload.getByText('Datei wählen oder ablegen')).toBeVisible();
  await expect(node('Sichern').getByText('Dateiname')).toBeVisible();
  await node('Auswahl').locator('.node-title').click();
  const inspector = page.getByRole('complementary', { name: 'Inspektor' });
  await expect(inspector.getByText('Nimmt ein Element oder einen Teil')).toBeVisible();
  await expect(inspector.getByRole('combobox', { name: 'Nehmen' })).toHaveText(
    'Einen Teil der Liste',
  );

  await page.getByRole('button', { name: 'Ausführen', exact: true }).click();
  const fault =
    'Keine Datei ist gewählt: Wählen Sie eine, oder legen Sie eine auf diesem Knoten ab.';
  await expect(upload.getByText(fault)).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);

  await canvas.focus();
  await page.keyboard.press('Space');
  const palette = page.getByRole('dialog', { name: 'Zur Arbeitsfläche hinzufügen' });
  for (const query of ['text teilen', 'split text', 'absätze']) {
    await palette.getByRole('combobox').fill(query);
    await expect(palette.getByRole('option', { name: /^Text teilen/ })).toBeVisible();
  }
});

test('what a file was repaired of, a run fails with and a task is skipped for is told in German', async ({
  page,
  patchbay,
}) => {
  const pipeline = new PipelineBuilder('Auslesen')
    .node('json', 'json', { json: { a: 1 } })
    .node('take', 'extract', { path: 'b', as: 'text' })
    .node('show', 'preview')
    .edge('json.json', 'take.json')
    .edge('take.value', 'show.value')
    .edge('gone.text', 'show.value')
    .build();
  await writeFile(path.join(patchbay.folder, 'auslesen.patchbay'), serializePipeline(pipeline));
  await patchbay.open();
  await createCanvasPage(page).openFile('auslesen.patchbay');
  await chooseGerman(page);
  await page.keyboard.press('Escape');
  const inspector = page.getByRole('complementary', { name: 'Inspektor' });
  await expect(
    inspector.getByText(/^Die Verbindung „e3“ .* wurde entfernt: Es gibt keinen Knoten „gone“\.$/),
  ).toBeVisible();

  await page.getByRole('button', { name: 'Ausführen', exact: true }).click();
  const canvas = page.getByRole('region', { name: 'Arbeitsfläche', exact: true });
  const fault = 'Das JSON hat nichts bei „b“: Vergleichen Sie den Pfad mit dem Wert.';
  await expect(canvas.getByText(fault)).toBeVisible();
  const skipped = 'Übersprungen: „Auslesen“, wovon dies abhängt, war nicht erfolgreich.';
  await expect(canvas.getByText(skipped)).toBeVisible();
});

test('no text of the language before stays on screen', async ({ page, patchbay }) => {
  await patchbay.open();
  await speakBrackets(page);
  await page.keyboard.press('ControlOrMeta+Comma');
  const settings = page.getByRole('dialog', { name: '⟦Settings' });
  await settings.getByRole('radio', { name: 'Deutsch' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  const bracketed = "//body//*[text()[contains(., '⟦')] or @*[contains(., '⟦')]]";
  await expect(page.locator(`xpath=${bracketed}`)).toHaveCount(0);
});

for (const [name, open] of Object.entries<(page: Page) => Promise<Locator>>({
  settings: async (page) => {
    await page.keyboard.press('ControlOrMeta+Comma');
    return page.getByRole('dialog', { name: '⟦Settings' });
  },
  'the budget': async (page) => {
    await page.keyboard.press('ControlOrMeta+Comma');
    const settings = page.getByRole('dialog', { name: '⟦Settings' });
    await settings.getByRole('tab', { name: '⟦Budget' }).click();
    return settings;
  },
  'the palette': async (page) => {
    await page.keyboard.press('Space');
    const palette = page.getByRole('dialog', { name: '⟦Add to the canvas' });
    await expect(palette.getByText('builtin/blur')).toBeAttached();
    return palette;
  },
  'the dialog that opens': async (page) => {
    await page.keyboard.press('ControlOrMeta+O');
    return page.getByRole('dialog', { name: '⟦Open pipeline' });
  },
  'the command palette': async (page) => {
    await page.keyboard.press('ControlOrMeta+Shift+P');
    return page.getByRole('dialog', { name: '⟦Command palette' });
  },
  'the keyboard shortcuts': async (page) => {
    await page.keyboard.press('ControlOrMeta+Shift+P');
    await page.keyboard.type('Keyboard shortcuts');
    await page.keyboard.press('Enter');
    return page.getByRole('dialog', { name: '⟦Keyboard shortcuts' });
  },
  'the menu of the canvas': async (page) => {
    await page.locator('.react-flow__pane').click({ button: 'right', position: { x: 20, y: 20 } });
    return page.getByRole('menu');
  },
  'the inspector': async (page) => page.getByRole('complementary', { name: '⟦Inspector' }),
  'the run log': async (page) => page.getByRole('region', { name: '⟦Run log' }),
})) {
  test(`every text of ${name} comes from a message file, and has room`, async ({
    page,
    patchbay,
  }) => {
    await page.setViewportSize({ width: 900, height: 600 });
    await patchbay.open();
    await speakBrackets(page);
    const part = await open(page);
    await expect(part).toBeVisible();
    expect((await bareTexts(part)).filter((text) => !isData(text))).toEqual([]);
    expect(await overflowing(page, part)).toEqual([]);
  });
}

const modelTexts = registry.map(({ description }) => description);

/** What no message file holds: names, addresses and paths, prices, and what models say of themselves. */
function isData(text: string): boolean {
  if (/[/$]|^patchbay-e2e-/.test(text) || modelTexts.includes(text)) return true;
  if (text.startsWith('LowCodeAPI is a third party')) return true;
  return [
    'Built-in',
    'Untitled',
    'Replicate',
    'LowCodeAPI',
    'English',
    'Deutsch',
    'Tab',
    'data',
    'tmp',
  ].includes(text);
}

/** Controls whose text does not fit them, and what makes the page wider than the window. */
async function overflowing(page: Page, part: Locator): Promise<readonly string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  const cut = await part
    .getByRole('button')
    .evaluateAll((buttons) =>
      buttons
        .filter((button) => button.scrollWidth > button.clientWidth + 1)
        .map((button) => button.textContent),
    );
  return [...(wide ? ['the page'] : []), ...cut];
}
