import { chmod, cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { examples } from '../cli/runCli.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test, type Patchbay } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';
import { untilKept } from './untilKept.ts';

const name = 'text-tools.patchbay';

/** Opens a copy of an example from the test's folder; gives what the test changes in it. */
async function openCopy(page: Page, patchbay: Patchbay) {
  const file = path.join(patchbay.folder, name);
  for (const each of [name, 'still-life.jpg', 'mountain-lake.jpg'])
    await cp(path.join(examples, each), path.join(patchbay.folder, each));
  await patchbay.open();
  return { file, ...(await openIt(page)) };
}

async function openIt(page: Page) {
  const canvas = createCanvasPage(page);
  await canvas.openFile(name);
  const delay = canvas.node('Word by word').getByRole('textbox', { name: 'Delay ms' });
  await expect(delay).toBeVisible();
  const type = async (value: string): Promise<void> => {
    await delay.fill(value);
    await delay.press('Tab');
  };
  return { canvas, delay, type };
}

/** Another program writes the file. */
async function writeDelay(file: string, value: number): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/"delay_ms": \d+/, `"delay_ms": ${value}`));
}

function banner(page: Page) {
  return page.getByRole('status', { name: 'The file' });
}

test('an unchanged pipeline follows its file, and one undo takes that back', async ({
  page,
  patchbay,
}) => {
  const { file, delay } = await openCopy(page, patchbay);
  const before = await delay.inputValue();
  await writeDelay(file, 777);
  await expect(delay).toHaveValue('777');
  await expect(page.getByText(`"${name}" was changed elsewhere`)).toBeVisible();
  await expect(page.getByText('Unsaved changes')).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(delay).toHaveValue(before);
});

test('a changed pipeline asks, shows the difference, and keeps either side', async ({
  page,
  patchbay,
}) => {
  const { file, delay, type } = await openCopy(page, patchbay);
  await type('888');
  await writeDelay(file, 777);
  await expect(banner(page)).toContainText('changed elsewhere, and you have changes');
  expect(await seriousFaults(page)).toEqual([]);
  await banner(page).getByRole('button', { name: 'See difference' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('"Word by word": Delay ms was 777 and is 888.');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Reload the file' }).click();
  await expect(delay).toHaveValue('777');
  await expect(banner(page)).toBeEmpty();
  // Nothing was lost by it.
  await page.getByRole('region', { name: 'Canvas', exact: true }).focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(delay).toHaveValue('888');
  await writeDelay(file, 666);
  await banner(page).getByRole('button', { name: 'Keep mine' }).click();
  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText(`Saved ${name}.`)).toBeVisible();
  expect(await readFile(file, 'utf8')).toContain('"delay_ms": 888');
});

test('two pages on one file learn of each other, and neither writes over the other unasked', async ({
  page,
  context,
  patchbay,
}) => {
  const { file, type } = await openCopy(page, patchbay);
  await type('888');
  await expect(page.getByText('Unsaved changes')).toBeAttached();
  await untilKept(page);
  const other = await context.newPage();
  await other.goto(patchbay.host.url);
  await expect(other.getByText('Chain models on a canvas')).toBeVisible();
  const second = await openIt(other);
  await expect(banner(other)).toContainText('open in another window, with changes');
  await second.type('999');
  await other.keyboard.press('ControlOrMeta+s');
  await expect(other.getByText(`Saved ${name}.`)).toBeVisible();
  await expect(banner(page)).toContainText('changed elsewhere, and you have changes');
  await page.keyboard.press('ControlOrMeta+s');
  await expect(banner(page)).toContainText('was not saved: it was changed elsewhere');
  expect(await readFile(file, 'utf8')).toContain('"delay_ms": 999');
  await banner(page).getByRole('button', { name: 'Keep mine' }).click();
  await expect(page.getByText(`Saved ${name}.`)).toBeVisible();
  // The other one had nothing unsaved, so it follows.
  await expect(second.delay).toHaveValue('888');
});

for (const first of ['the old page', 'a new page'] as const) {
  test(`after a restart of the server, where ${first} is back first, both show the edits and one says that they are open twice`, async ({
    page,
    context,
    patchbay,
  }) => {
    // Two pages, and a server that is started twice.
    test.slow();
    patchbay.expectErrors(/WebSocket connection|401|net::ERR_/);
    const { delay, type } = await openCopy(page, patchbay);
    await type('888');
    await untilKept(page);
    const url = await patchbay.restart();
    if (first === 'the old page') {
      await page.goto(url);
      await expect(page.getByText('Connected to the engine')).toBeAttached();
      await untilKept(page);
    }
    const other = await context.newPage();
    await other.goto(url);
    await expect(
      createCanvasPage(other).node('Word by word').getByRole('textbox', { name: 'Delay ms' }),
    ).toHaveValue('888');
    await expect(page.getByText('Connected to the engine')).toBeAttached();
    await expect(delay).toHaveValue('888');
    await expect
      .poll(async () =>
        [await banner(page).textContent(), await banner(other).textContent()].join(),
      )
      .toContain('open in another window, with changes');
    await expect(other.getByText('Unsaved changes')).toBeAttached();
  });
}

test('a file that is deleted loses nothing: it is saved again', async ({ page, patchbay }) => {
  const { file } = await openCopy(page, patchbay);
  const before = await readFile(file, 'utf8');
  await rm(file);
  await expect(banner(page)).toContainText('was deleted, renamed or moved. Nothing is lost');
  await expect(page.getByText('Unsaved changes')).toBeAttached();
  await banner(page).getByRole('button', { name: 'Save again' }).click();
  await expect(banner(page)).toBeEmpty();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    graph: { nodes: JSON.parse(before).graph.nodes },
  });
});

test('a read-only file is not written over: a sentence says so, and Save as is at hand', async ({
  page,
  patchbay,
}) => {
  const { file, type } = await openCopy(page, patchbay);
  await chmod(file, 0o444);
  await type('888');
  await page.keyboard.press('ControlOrMeta+s');
  const notice = page.getByText('is read-only: save the pipeline under another name');
  await expect(notice).toBeVisible();
  await page.getByRole('button', { name: 'Save as…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save pipeline' });
  await dialog.getByLabel('Name').fill('mine');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Saved mine.patchbay.')).toBeVisible();
  expect(await readFile(path.join(patchbay.folder, 'mine.patchbay'), 'utf8')).toContain('888');
  expect(await readFile(file, 'utf8')).not.toContain('888');
});
