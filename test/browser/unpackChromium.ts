import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserChoice } from './launchOptions.ts';

/**
 * Unpacks the Chromium that the npm package @sparticuz/chromium holds (Linux x64): once without, once with the
 * NSS libraries that it brings for systems that have none.
 */
export async function unpackChromium(): Promise<readonly BrowserChoice[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  try {
    const { default: packed, inflate } = await import('@sparticuz/chromium');
    const executablePath = await packed.executablePath();
    const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    const libraries = path.join(path.dirname(main), '..', 'bin', 'al2023.tar.br');
    await inflate(libraries);
    return [
      { executablePath },
      { executablePath, env: { LD_LIBRARY_PATH: path.join(tmpdir(), 'al2023', 'lib') } },
    ];
  } catch {
    return [];
  }
}
