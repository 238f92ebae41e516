import { cp } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { nodeOf, writeChanged } from '../cli/pipelineFile.ts';
import { examples } from '../cli/runCli.ts';
import { echo, tellTales } from '../secrets/carelessness.ts';
import { createHostilePlaces } from '../secrets/hostilePlaces.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test } from './fixtures.ts';

/** Keeps everything that a page says or is told; a token goes out once, when it is saved. */
function listenTo(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on('console', (message) => heard.push(message.text()));
  page.on('pageerror', (error) => heard.push(`${error.message} ${error.stack}`));
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => heard.push(payload.toString()));
  });
  return heard;
}

/** What can be seen of a page, read out of it or found in its storage. */
async function allOf(page: Page): Promise<readonly string[]> {
  const kept = await page.evaluate(() => [
    document.body.innerText,
    [...document.querySelectorAll('input, textarea')]
      .map((field) => ('value' in field ? String(field.value) : ''))
      .join('\n'),
    JSON.stringify(Object.entries(localStorage)),
    JSON.stringify(Object.entries(sessionStorage)),
    location.href,
  ]);
  return [...kept, await page.content(), JSON.stringify(await page.context().cookies())];
}

test('the page neither shows nor keeps a token, whatever the services say', async ({ page }) => {
  test.slow();
  await using places = await createHostilePlaces();
  const { cli, search, env, others, planted, plantedSearch, proxies } = places;
  await cp(path.join(examples, 'mountain-lake.jpg'), cli.path('mountain-lake.jpg'));
  for (const provider of ['replicate', 'lowcodeapi'])
    await writeChanged(cli.path(`${provider}.patchbay`), (file) => {
      for (const id of ['grayscale', 'upscale']) nodeOf(file, id).settings['provider'] = provider;
    });
  const { LOWCODEAPI_TOKEN: typed, ...rest } = env;
  const serve = cli.start(['serve'], rest);
  const address = /Patchbay is at (\S+)/;
  const [, url = ''] = address.exec(await serve.untilOutput(address)) ?? [];
  const heard = listenTo(page);
  const seen: string[] = [];
  await page.addInitScript(() => localStorage.setItem('patchbay.visited', 'yes'));
  await page.goto(url);
  await expect(page.getByRole('region', { name: 'Canvas', exact: true })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+Comma');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByLabel('Token for LowCodeAPI').fill(typed);
  await settings.getByLabel('Token for LowCodeAPI').press('Enter');
  const card = settings.getByRole('listitem').filter({ hasText: 'LowCodeAPI' });
  await expect(card.getByText('Token until Patchbay closes')).toBeVisible();
  proxies.lowcodeapi.api.meet(/account/, echo(422, { others }), 2);
  await card.getByRole('button', { name: 'Test' }).click();
  await expect(card.getByRole('alert')).toContainText('[redacted]');
  seen.push(...(await allOf(page)));
  await page.keyboard.press('Escape');

  const canvas = createCanvasPage(page);
  // What was made before is made anew.
  const run = (): Promise<void> =>
    canvas.run(() => page.keyboard.press('ControlOrMeta+Shift+Enter'));
  for (const provider of ['replicate', 'lowcodeapi'] as const) {
    await canvas.openFile(`${provider}.patchbay`);
    const proxy = proxies[provider].api;
    const refusals = [
      echo(401, { others, as: 'html' }),
      echo(402, { others, as: 'html' }),
      echo(422, { others }),
    ];
    for (const fault of refusals) {
      proxy.meet(/^POST \S*\/v1\/predictions/, fault);
      await run();
      await expect(canvas.node('Black and white').getByRole('note')).toBeVisible();
      seen.push(...(await allOf(page)));
    }
    // A create that is held open answers with the end, others are asked for it.
    proxy.meet(/^(POST|GET) \S*\/v1\/predictions/, tellTales([planted]), 99);
    await run();
    await expect(canvas.node('Enlarge').getByRole('img', { name: 'Done' })).toBeVisible();
    await canvas.node('Enlarge').click({ position: { x: 60, y: 12 } });
    seen.push(...(await allOf(page)));
    const tales = proxy.met() - refusals.length;
    expect(tales, 'one at least of each of the two predictions').toBeGreaterThanOrEqual(2);
  }

  const everything = [...heard, ...seen];
  expect(everything.flatMap((text) => search.inText(text.slice(0, 400), text))).toEqual([]);
  expect(await search.inFolder(cli.folder)).toEqual([]);
  expect(await search.inArguments()).toEqual([]);
  expect(heard.flatMap((text) => plantedSearch.inText('heard', text))).not.toEqual([]);
});
