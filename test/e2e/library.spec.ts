import type { Locator, Page } from '@playwright/test';
import {
  createBuiltinServer,
  type BuiltinServer,
} from '../../electron/builtin/createBuiltinServer.ts';
import { createGatewayEmulator, type GatewayEmulator } from '../gateway/gatewayEmulator.ts';
import { reverse } from '../support/cogModels.ts';
import { createCogServer } from '../support/cogServer.ts';
import { scratchFolder } from '../support/scratchFolder.ts';
import { createCanvasPage } from './canvasPage.ts';
import { expect, test as base } from './fixtures.ts';
import { seriousFaults } from './seriousFaults.ts';

const token = 'a-token-for-library-tests';

/** A built-in server that plays Replicate; its faults are at hand. */
const test = base.extend<{ readonly replicate: BuiltinServer }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern.
  replicate: async ({}, provide) => {
    await using scratch = await scratchFolder();
    const server = await createBuiltinServer({ token, storageDir: scratch.at('replicate') });
    await provide(server);
    await server.close();
  },
  hostOptions: async ({ replicate }, provide) => {
    await provide({
      env: { REPLICATE_BASE_URL: replicate.baseUrl, REPLICATE_API_TOKEN: token },
    });
  },
});

/** The same server, reached through the gateway. */
const gatewayTest = base.extend<{ readonly gateway: GatewayEmulator }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern.
  gateway: async ({}, provide) => {
    await using scratch = await scratchFolder();
    const upstream = await createBuiltinServer({ token, storageDir: scratch.at('replicate') });
    const gateway = await createGatewayEmulator({ upstream, envelope: 'result' });
    await provide(gateway);
    await gateway.close();
    await upstream.close();
  },
  hostOptions: async ({ gateway }, provide) => {
    await provide({
      env: { LOWCODEAPI_BASE_URL: gateway.baseUrl, LOWCODEAPI_TOKEN: gateway.token },
    });
  },
});

gatewayTest('the gateway’s models are found, looked at and placed', async ({ page, patchbay }) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  const library = await openLibrary(page);
  await chooseConnection(page, 'LowCodeAPI');
  await expect(library.getByRole('button', { name: 'Edit images' })).toBeVisible();
  await expect(
    library
      .getByRole('list', { name: 'Your models' })
      .getByRole('button', { name: 'builtin/blur' }),
  ).toBeVisible();
  await searchField(page).fill('blur');
  await library
    .getByRole('list', { name: 'Models found' })
    .getByRole('button', { name: 'builtin/blur' })
    .click();
  await expect(library.getByText('Price unknown.')).toBeVisible();
  await expect(library.getByRole('heading', { name: 'README' })).toBeVisible();
  await library.getByRole('tab', { name: 'Versions' }).click();
  await expect(library.getByText('Newest')).toBeVisible();
  await library.getByRole('tab', { name: 'Examples' }).click();
  await library.getByRole('button', { name: 'Use this example' }).click();
  await expect(canvas.node('blur').getByText('image.svg')).toBeVisible();
});

async function openLibrary(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+B');
  await expect(searchField(page)).toBeFocused();
  return page.getByRole('complementary', { name: 'Library' });
}

function searchField(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Search models' });
}

async function chooseConnection(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'Connection' }).click();
  await page.getByRole('option', { name }).click();
}

test('a model is found by keyboard and placed, and its page opened and left', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  const library = await openLibrary(page);
  await page.keyboard.type('sharpen');
  await page.keyboard.press('Enter');
  await expect(canvas.node('sharpen')).toBeFocused();

  await searchField(page).fill('picture');
  const rows = library.getByRole('list', { name: 'Models found' }).getByRole('button');
  await expect(rows.nth(1)).toBeVisible();
  await searchField(page).press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second = library.locator('[data-library-row]').nth(1);
  await expect(second).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(library.getByRole('button', { name: 'Back to Library' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(second).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: /node$/ })).toHaveCount(2);

  await searchField(page).fill('no such thing');
  await expect(library.getByText('Nothing for “no such thing”')).toBeVisible();
  await library.getByRole('button', { name: 'Search Replicate' }).click();
  await expect(library.getByText(/^Replicate has no such model/)).toBeVisible();
  await expect(searchField(page)).toBeFocused();
});

test('a model is dragged to the canvas, out of a list and off its page', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  const library = await openLibrary(page);
  const region = page.getByRole('region', { name: 'Canvas', exact: true });
  const row = library.getByRole('button', { name: 'builtin/blur' });
  await row.dragTo(region, { targetPosition: { x: 200, y: 120 } });
  await expect(canvas.node('blur')).toBeVisible();
  const place = await region.boundingBox();
  const box = await canvas.node('blur').boundingBox();
  expect((box?.y ?? 0) - (place?.y ?? 0)).toBeLessThan(140);
  await row.first().click();
  await library.getByText('by builtin').dragTo(region, { targetPosition: { x: 200, y: 460 } });
  await expect(page.getByRole('group', { name: /^blur/ })).toHaveCount(2);
});

test('a page shows what a model is, and an example and a version of it go on the canvas', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  const canvas = createCanvasPage(page);
  const library = await openLibrary(page);
  await library.getByRole('button', { name: 'builtin/blur' }).click();
  await expect(library.getByText('Free.')).toBeVisible();
  await expect(library.getByRole('heading', { name: 'README' })).toBeVisible();
  await expect(library.getByText('The picture to soften.')).toBeVisible();

  await library.getByRole('tab', { name: 'Examples' }).click();
  await library.getByRole('button', { name: 'Use this example' }).click();
  await expect(canvas.node('blur').getByText('image.svg')).toBeVisible();
  await canvas.run();
  await expect(canvas.node('blur').getByRole('img', { name: 'Done' })).toBeVisible();

  await library.getByRole('tab', { name: 'Versions' }).click();
  const version = library.getByRole('button', { name: /^Use this version/ });
  const [, id = ''] = /, (\S+)$/.exec((await version.getAttribute('aria-label')) ?? '') ?? [];
  await version.click();
  await expect(page.getByRole('group', { name: /^blur/ })).toHaveCount(2);
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText(id);
});

test('favourites, recents, the connection and the open panel survive a reload', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  const library = await openLibrary(page);
  await chooseConnection(page, 'Replicate');
  await expect(library.getByText('Star a model to keep it here.')).toBeVisible();
  const own = library.getByRole('list', { name: 'Your models' });
  await own.getByRole('button', { name: 'builtin/upscale' }).click();
  await library.getByRole('button', { name: 'Favourite' }).click();
  await library.getByRole('button', { name: 'Add to canvas' }).click();
  await page.reload();
  const kept = (name: string): Locator =>
    library.getByRole('list', { name }).getByRole('button', { name: 'builtin/upscale' });
  await expect(kept('Favourites')).toBeVisible();
  await expect(kept('Recents')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Connection' })).toHaveText('Replicate');
  await kept('Favourites').click();
  await library.getByRole('button', { name: 'Favourite', pressed: true }).click();
  await page.keyboard.press('Escape');
  await expect(library.getByText('Star a model to keep it here.')).toBeVisible();
  await chooseConnection(page, 'Built-in');
  await expect(library.getByText('The models that you place or run come here.')).toBeVisible();
});

test('the width of the panel survives a reload and its being closed', async ({
  page,
  patchbay,
}) => {
  await patchbay.open();
  const library = await openLibrary(page);
  const width = async (): Promise<number> => (await library.boundingBox())?.width ?? 0;
  const before = await width();
  await page.getByRole('separator', { name: 'Size of the library' }).focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(width).toBeGreaterThan(before + 8);
  const wide = Math.round(await width());
  await page.reload();
  await expect.poll(async () => Math.round(await width())).toBe(wide);
  await page.getByRole('button', { name: 'Library' }).click();
  await expect(library).toBeHidden();
  await page.getByRole('button', { name: 'Library' }).click();
  await expect.poll(async () => Math.round(await width())).toBe(wide);
});

test('a collection opens, and the way back leads through it', async ({ page, patchbay }) => {
  await patchbay.open();
  const library = await openLibrary(page);
  await library.getByRole('button', { name: 'Work with text' }).click();
  await library.getByRole('button', { name: 'builtin/split-text' }).click();
  await expect(library.getByRole('heading', { name: 'split-text' })).toBeVisible();
  await library.getByRole('button', { name: 'Back to Work with text' }).click();
  await expect(library.getByRole('button', { name: 'builtin/split-text' })).toBeFocused();
  await library.getByRole('button', { name: 'Back to Library' }).click();
  await expect(library.getByRole('button', { name: 'Work with text' })).toBeFocused();
});

test('a service without a token says so and leads to Settings', async ({ page, patchbay }) => {
  await patchbay.open();
  const library = await openLibrary(page);
  await chooseConnection(page, /^LowCodeAPI/);
  await expect(library.getByText('LowCodeAPI needs a token')).toBeVisible();
  await searchField(page).fill('flux');
  await expect(library.getByText('LowCodeAPI needs a token')).toBeVisible();
  await library.getByRole('button', { name: 'Open Settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
});

test('a service that refuses is told where it happened, and asked again', async ({
  page,
  patchbay,
  replicate,
}) => {
  const fault = { kind: 'problem' as const, status: 401 };
  replicate.faults.add({ on: 'collections.list', fault });
  await patchbay.open();
  const library = await openLibrary(page);
  await chooseConnection(page, 'Replicate');
  const alert = library.getByRole('alert');
  await expect(alert).toContainText(/token/i);
  await expect(alert.getByRole('button', { name: 'Open Settings' })).toBeVisible();
  await expect(library.getByRole('button', { name: 'builtin/blur' })).toBeVisible();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(library.getByRole('button', { name: 'Edit images' })).toBeVisible();

  // Asked twice before it is told.
  const broken = { kind: 'problem' as const, status: 500 };
  replicate.faults.add({ on: 'search', fault: broken, times: 2 });
  await searchField(page).fill('upscale');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(library.getByRole('button', { name: 'builtin/upscale' })).toBeVisible();
});

test('a page tells the price of the table, and reload asks past what is kept on disk', async ({
  page,
  patchbay,
  replicate,
}) => {
  const { client } = patchbay.host.engine;
  const charges = [{ unit: 'output' as const, price: 0.04 }];
  await client.prices.set({ models: [{ model: 'builtin/blur', asOf: '2026-05-05', charges }] });
  await patchbay.open();
  const library = await openLibrary(page);
  await chooseConnection(page, 'Replicate');
  const asked = (): number => replicate.counts.requests('models.get');
  await library.getByRole('button', { name: 'builtin/blur' }).click();
  await expect(library.getByText('About $0.04 an output.')).toBeVisible();
  await expect(library.getByText('By your own price of 2026-05-05.')).toBeVisible();
  const before = asked();
  await client.resources.models.get({ provider: 'replicate', owner: 'builtin', name: 'blur' });
  expect(asked()).toBe(before);
  await library.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(asked).toBe(before + 1);
});

test('the model of a Cog server has a page too', async ({ page, patchbay }) => {
  await using server = await createCogServer({ model: reverse });
  await patchbay.open();
  await page.keyboard.press('ControlOrMeta+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByLabel('Address of a Cog server').fill(server.url);
  await page.keyboard.press('Enter');
  await expect(settings.getByText(new URL(server.url).host).first()).toBeVisible();
  await page.keyboard.press('Escape');

  const library = await openLibrary(page);
  await chooseConnection(page, /^Cog at/);
  await library.getByRole('list', { name: 'On this server' }).getByRole('button').first().click();
  await expect(library.getByText('No charge.')).toBeVisible();
  await library.getByRole('tab', { name: 'Examples' }).click();
  await expect(library.getByText('No examples')).toBeVisible();
  await library.getByRole('tab', { name: 'Versions' }).click();
  await library.getByRole('button', { name: /^Use this version/ }).click();
  await expect(page.getByRole('group', { name: /node$/ })).toBeVisible();
});

test('what others wrote is shown without HTML, pictures of the web and links of other kinds', async ({
  page,
  patchbay,
  replicate,
}) => {
  await createOwnModel(replicate);
  await patchbay.open();
  const library = await openLibrary(page);
  await chooseConnection(page, 'Replicate');
  await library
    .getByRole('list', { name: 'Your models' })
    .getByRole('button', { name: 'builtin/mine' })
    .click();
  await expect(library.getByRole('heading', { name: 'Read me' })).toBeVisible();
  await expect(library.getByRole('link', { name: 'good' })).toHaveAttribute(
    'rel',
    'noreferrer noopener',
  );
  await expect(library.getByText('bad', { exact: true })).toBeVisible();
  await expect(library.getByRole('link', { name: 'bad' })).toBeHidden();
  await expect(library.locator('.prose-text').locator('img, b, script')).toHaveCount(0);
  // Through the engine, as a file of Patchbay's own.
  const cover = library.locator('img');
  await expect(cover).toHaveAttribute('src', /artifact/);
  await expect.poll(() => cover.evaluate(isLoaded)).toBe(true);
  await library.getByRole('tab', { name: 'Versions' }).click();
  await expect(library.getByText('No versions')).toBeVisible();
});

function isLoaded(image: Element): boolean {
  return image instanceof HTMLImageElement && image.naturalWidth > 0;
}

async function createOwnModel({ baseUrl }: BuiltinServer): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const send = async (method: string, path: string, body: object): Promise<void> => {
    const answer = await fetch(`${baseUrl}${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
    });
    expect(answer.status, await answer.text()).toBeLessThan(300);
  };
  const cover = new URL('/examples/upscale/upscaled.png', baseUrl).href;
  await send('POST', '/models', {
    owner: 'builtin',
    name: 'mine',
    visibility: 'private',
    hardware: 'local',
    cover_image_url: cover,
  });
  const readme = [
    '# Read me',
    '<b>bold</b> <script>document.title = "owned"</script>',
    '![a picture](https://example.org/a.png)',
    '[good](https://example.org/) [bad](javascript:alert(1))',
  ];
  await send('PATCH', '/models/builtin/mine', { readme: readme.join('\n\n') });
}

test('the panel and a page have no serious fault for a reader', async ({ page, patchbay }) => {
  await patchbay.open();
  const library = await openLibrary(page);
  await expect(library.getByRole('button', { name: 'Edit images' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await library.getByRole('button', { name: 'builtin/blur' }).click();
  await expect(library.getByText('The picture to soften.')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  for (const name of ['Examples', 'Versions']) {
    await library.getByRole('tab', { name }).click();
    await expect(library.getByRole('list', { name })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  }
});
