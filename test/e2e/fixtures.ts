import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  test as base,
  chromium,
  expect,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test';
import { createSessionSecrets } from '../../electron/engine/secrets/keyringSecrets.ts';
import {
  createServerHost,
  type ServerHost,
  type ServerHostOptions,
} from '../../electron/server/createServerHost.ts';
import { browserVariable } from '../browser/globalSetup.ts';
import { launchOptions, type BrowserChoice } from '../browser/launchOptions.ts';
import { watchPage } from './watchPage.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** A folder, a server and an engine of one test. */
export type Patchbay = {
  readonly folder: string;
  readonly host: ServerHost;
  /** Ends the server and starts another one in its place, with another token; gives the address to open. */
  readonly restart: () => Promise<string>;
  /** Opens the page; without the example that a first visit shows, unless asked for. */
  readonly open: (options?: { readonly firstVisit?: boolean }) => Promise<void>;
  /** Messages that a test provokes on purpose: console errors that match are no fault. */
  readonly expectErrors: (pattern: RegExp) => void;
};

type Fixtures = {
  readonly hostOptions: Partial<ServerHostOptions>;
  readonly patchbay: Patchbay;
};

/** Playwright's test with a running Patchbay; fails on any request that would leave this computer and on any error of the page. */
export const test = base.extend<Fixtures, { readonly browser: Browser }>({
  hostOptions: [{}, { option: true }],
  browser: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are needed from the pattern.
    async ({}, provide) => {
      const browser = await chromium.launch(launchOptions(foundBrowser()));
      await provide(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  patchbay: async ({ page, context, hostOptions }, provide) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-e2e-'));
    const host = await startHost(folder, hostOptions);
    let current = host;
    const watch = await watchPage(context, page);
    await provide({
      folder,
      host,
      restart: async () => {
        await current.close();
        const port = Number(new URL(host.url).port);
        current = await startHost(folder, { ...hostOptions, port });
        return current.url;
      },
      open: (options) => openPage({ context, page, host }, options?.firstVisit === true),
      expectErrors: watch.expectErrors,
    });
    await page.close();
    await current.close();
    await rm(folder, { recursive: true, force: true });
    expect(watch.faults(), 'requests that leave this computer, and errors of the page').toEqual([]);
  },
});

export { expect } from '@playwright/test';

function foundBrowser(): BrowserChoice {
  const found = process.env[browserVariable];
  if (found === undefined) throw new Error('The global set-up has found no browser.');
  return JSON.parse(found) as BrowserChoice;
}

function startHost(folder: string, changes: Partial<ServerHostOptions>): Promise<ServerHost> {
  return createServerHost({
    dataDir: path.join(folder, 'data'),
    version: '0.0.0-test',
    secrets: createSessionSecrets(),
    env: {},
    defaultOutputFolder: path.join(folder, 'out'),
    examplesDir: path.join(root, 'examples'),
    startFolder: folder,
    port: 0,
    rendererDir: path.join(root, 'dist', 'renderer'),
    builtinEntry: path.join(root, 'dist', 'builtin', 'main.js'),
    ...changes,
  });
}

type Window = { readonly context: BrowserContext; readonly page: Page; readonly host: ServerHost };

async function openPage({ context, page, host }: Window, isFirstVisit: boolean): Promise<void> {
  if (!isFirstVisit)
    await context.addInitScript(() => localStorage.setItem('patchbay.visited', 'yes'));
  await page.goto(host.url);
  await expect(page.getByRole('region', { name: 'Canvas', exact: true })).toBeVisible();
  if (isFirstVisit) await expect(page.locator('.node-box')).not.toHaveCount(0);
}
