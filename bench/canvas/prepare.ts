import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { createSessionSecrets } from '../../electron/engine/secrets/keyringSecrets.ts';
import { createServerHost, type ServerHost } from '../../electron/server/createServerHost.ts';
import { buildStale, rendererBuild } from '../../scripts/builds.ts';
import { pictures } from './shape.ts';

/** Our own server, with the page as it is built. */
export type Patchbay = {
  readonly host: ServerHost;
  readonly folder: string;
};

const here = import.meta.dirname;
/** The address of the peers' page; nothing listens there, the bench answers itself. */
export const peersUrl = 'http://localhost/peers/';

/** Installs what we compare with, where it is absent, and builds its page. */
export async function preparePeers(root: string, folder: string): Promise<void> {
  if (!existsSync(join(here, 'node_modules', '@comfyorg', 'litegraph'))) {
    const args = ['ci', '--no-audit', '--no-fund', '--ignore-scripts'];
    const { status } = spawnSync('npm', args, { cwd: here, stdio: 'inherit' });
    if (status !== 0) throw new Error('The peers could not be installed: npm says why above.');
  }
  await build({
    root: join(here, 'page'),
    base: '/peers/',
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: join(folder, 'peers'), emptyOutDir: true },
  });
  if (!(await buildStale([rendererBuild], { root })))
    throw new Error('The page does not build: Vite says why above.');
}

type At = {
  readonly folder: string;
  /** The page as it is built. */
  readonly page: string;
};

/** Starts the server with a data folder of its own. */
export async function startPatchbay(root: string, { folder, page }: At): Promise<Patchbay> {
  mkdirSync(folder, { recursive: true });
  const host = await createServerHost({
    dataDir: join(folder, 'data'),
    version: 'bench',
    secrets: createSessionSecrets(),
    env: {},
    defaultOutputFolder: join(folder, 'out'),
    examplesDir: join(root, 'examples'),
    startFolder: folder,
    port: 0,
    rendererDir: page,
  });
  return { host, folder };
}

/** Answers the peers' page from the folder where it was built. */
export async function servePeers(page: Page, peers: string): Promise<void> {
  const vendor = join(here, 'node_modules', '@comfyorg', 'litegraph', 'dist', 'litegraph.es.js');
  await page.route('http://localhost/vendor/*', (route) => route.fulfill({ path: vendor }));
  await page.route('http://localhost/pictures/*', (route) =>
    route.fulfill({ path: picturePath(Number(route.request().url().split('/').at(-1))) }),
  );
  await page.route(`${peersUrl}**`, (route) => {
    const path = new URL(route.request().url()).pathname.replace('/peers/', '');
    return route.fulfill({ path: join(peers, path === '' ? 'index.html' : path) });
  });
}

/** The pictures that nodes show: those of the examples, over and over. */
function picturePath(index: number): string {
  const names = ['still-life', 'mountain-lake', 'blue-hour-1', 'blue-hour-2', 'blue-hour-3'];
  const name = names[index % names.length] ?? 'still-life';
  return join(here, '..', '..', 'examples', `${name}.jpg`);
}

/** The addresses of the pictures on the peers' page. */
export const pictureUrls = Array.from(
  { length: pictures },
  (_, index) => `http://localhost/pictures/${index}`,
);

export function readPicture(index: number): Buffer {
  return readFileSync(picturePath(index));
}
