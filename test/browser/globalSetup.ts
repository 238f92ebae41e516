import path from 'node:path';
import { buildStale, rendererBuild } from '../../scripts/builds.ts';
import { cliBuild } from '../../scripts/cliBuild.ts';
import { compileOnce } from '../../scripts/compileOnce.ts';
import { findChromium } from './findChromium.ts';
import type { BrowserChoice } from './launchOptions.ts';

/** The variable that tells the workers which browser was found. */
export const browserVariable = 'PATCHBAY_FOUND_BROWSER';

/** Builds what a browser test starts (the page, the server, the built-in models) and finds its browser, for the workers too. */
export async function setUpBrowser(): Promise<BrowserChoice> {
  const root = path.join(import.meta.dirname, '..', '..');
  if (!(await buildStale([rendererBuild, cliBuild], { root })))
    throw new Error('Something does not build: see above.');
  compileOnce(root);
  const choice = await findChromium((line) => console.log(line));
  process.env[browserVariable] = JSON.stringify(choice);
  return choice;
}

/** Once before all browser tests. */
async function globalSetup(): Promise<void> {
  await setUpBrowser();
}

// Playwright wants a default export here.
// oxlint-disable-next-line import/no-default-export
export default globalSetup;
