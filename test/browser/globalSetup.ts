import path from 'node:path';
import { buildStale, rendererBuild } from '../../scripts/builds.ts';
import { cliBuild } from '../../scripts/cliBuild.ts';
import { compileOnce } from '../../scripts/compileOnce.ts';
import { findChromium } from './findChromium.ts';

/** The variable that tells the workers which browser was found. */
export const browserVariable = 'PATCHBAY_FOUND_BROWSER';

/** Once before all browser tests: the page, the server and the built-in models are built, and a browser is there. */
async function globalSetup(): Promise<void> {
  const root = path.join(import.meta.dirname, '..', '..');
  if (!(await buildStale([rendererBuild, cliBuild], { root })))
    throw new Error('Something does not build: see above.');
  compileOnce(root);
  const choice = await findChromium((line) => console.log(line));
  process.env[browserVariable] = JSON.stringify(choice);
}

// Playwright wants a default export here.
// oxlint-disable-next-line import/no-default-export
export default globalSetup;
