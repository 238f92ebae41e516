import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron as electron } from '@playwright/test';
import { buildStale, desktopBuild, rendererBuild } from './builds.ts';

const root = join(import.meta.dirname, '..');

/** Builds the app as it is packed, starts it in the real Electron runtime and waits for the sample pipeline. */
async function smoke(home: string): Promise<void> {
  if (!(await buildStale([rendererBuild, desktopBuild], { root }))) {
    throw new Error('The app does not build: Vite says why above.');
  }
  // The runners' kernel forbids Chromium's own sandbox to an unpacked runtime on Linux.
  const flags =
    process.platform === 'linux' && process.env['CI'] !== undefined ? ['--no-sandbox'] : [];
  const app = await electron.launch({
    args: [...flags, root],
    env: { ...environment(), PATCHBAY_HOME: home },
    timeout: 120_000,
  });
  try {
    const errors: string[] = [];
    const window = await app.firstWindow({ timeout: 120_000 });
    window.on('pageerror', (error) => errors.push(error.message));
    // Nodes come from the engine, so that they prove the page, the protocol and the RPC at once.
    await window.locator('.react-flow__node').first().waitFor({ timeout: 60_000 });
    const nodes = await window.locator('.react-flow__node').count();
    if (errors.length > 0) throw new Error(`The page reported: ${errors.join('; ')}`);
    console.log(
      `Electron ${await app.evaluate(() => process.versions['electron'])}: ${nodes} nodes on the canvas.`,
    );
  } finally {
    await app.close();
  }
}

function environment(): Record<string, string> {
  const set = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(set);
}

const home = mkdtempSync(join(tmpdir(), 'patchbay-smoke-'));
try {
  await smoke(home);
} finally {
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
