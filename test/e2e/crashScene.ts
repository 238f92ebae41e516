import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { browserVariable } from '../browser/globalSetup.ts';
import { launchOptions, type BrowserChoice } from '../browser/launchOptions.ts';
import { recordScreen, type ScreenHistory } from './screenHistory.ts';
import { startServerProcess } from './serverProcess.ts';

/** What is killed: the process of the page, that of the engine, or that of the engine and all of the browser. */
export type Victim = (typeof victims)[number];
export const victims = ['tab', 'engine', 'both'] as const;

/** A server and a browser of their own over one file, which can be killed. */
export type CrashScene = {
  readonly page: Page;
  readonly history: ScreenHistory;
  /** Kills by SIGKILL, starts again what is gone, and gives a new page as somebody opens it then. */
  readonly kill: (victim: Victim) => Promise<Page>;
  /** When the last of the processes was killed, in milliseconds since 1970. */
  readonly killedAt: () => number;
  /** Kills the engine under the page and starts it again; gives the address to open. */
  readonly restartEngine: () => Promise<string>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

/** Opens a pipeline, given as the text of its file, in this browser; only one of its own can be killed with the engine. */
export async function openCrashScene(text: string, shared?: Browser): Promise<CrashScene> {
  const folder = await mkdtemp(path.join(tmpdir(), 'patchbay-crash-'));
  const file = path.join(folder, 'work.patchbay');
  await writeFile(file, text);
  let server = await startServerProcess({ folder, port: 0, file });
  let browser = shared === undefined ? await startBrowser() : await enter(shared);
  const page = await browser.context.newPage();
  const history = await recordScreen(page);
  let killedAt = 0;
  await page.goto(server.url);
  await untilOpen(page, text);
  const restartEngine = async (): Promise<string> => {
    await server.stop('SIGKILL');
    server = await startServerProcess({ folder, port: server.port });
    return server.url;
  };
  return {
    page,
    history,
    restartEngine,
    killedAt: () => killedAt,
    kill: async (victim) => {
      if (victim === 'tab') killedAt = await killRenderers(page);
      else if (victim === 'engine') {
        killedAt = Date.now();
        await server.stop('SIGKILL');
        // Left open, it would come back under the new page.
        await page.close();
        server = await startServerProcess({ folder, port: server.port });
      } else {
        // What the engine was sent, the browser has told the test by then.
        await server.stop('SIGKILL');
        killedAt = Date.now();
        await browser.kill();
        server = await startServerProcess({ folder, port: 0 });
        browser = await startBrowser();
      }
      const next = await browser.context.newPage();
      await next.goto(server.url);
      return next;
    },
    [Symbol.asyncDispose]: async () => {
      await browser.kill();
      await server.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The page comes up empty, and opens the file then: what is done before that is done to another document. */
async function untilOpen(page: Page, text: string): Promise<void> {
  const { name } = JSON.parse(text) as { readonly name: string };
  const heading = page.getByRole('heading', { name: `Pipeline name: ${name}` });
  await expect(heading).toBeVisible();
}

type KillableBrowser = { readonly context: BrowserContext; readonly kill: () => Promise<void> };

/** A browser that can be killed as a whole. */
export async function startBrowser(): Promise<KillableBrowser> {
  const found = process.env[browserVariable];
  if (found === undefined) throw new Error('The global set-up has found no browser.');
  const server = await chromium.launchServer(launchOptions(JSON.parse(found) as BrowserChoice));
  const { context } = await enter(await chromium.connect(server.wsEndpoint()));
  return { context, kill: () => server.kill() };
}

async function enter(browser: Browser): Promise<KillableBrowser> {
  const context = await browser.newContext();
  await context.addInitScript(() => localStorage.setItem('patchbay.visited', 'yes'));
  return { context, kill: () => context.close() };
}

/** Ends the processes that draw the pages of this browser by SIGKILL; gives when. */
async function killRenderers(page: Page): Promise<number> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page has no browser of its own.');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const gone = page.waitForEvent('crash');
  const killedAt = Date.now();
  // One test at a time has a worker's browser.
  const killed = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  for (const id of killed) process.kill(id, 'SIGKILL');
  await gone;
  // A new page in one that the browser takes for alive would never come.
  await expect
    .poll(async () => {
      const left = await session.send('SystemInfo.getProcessInfo');
      return left.processInfo.filter(({ id }) => killed.includes(id));
    })
    .toEqual([]);
  return killedAt;
}
