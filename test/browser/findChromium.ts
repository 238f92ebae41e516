import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { installedBrowsers } from './installedBrowsers.ts';
import { runsPages, type BrowserChoice } from './launchOptions.ts';
import { unpackChromium } from './unpackChromium.ts';

type Way = {
  readonly name: string;
  /** The browsers that this way offers; may download or install. */
  readonly find: () => readonly BrowserChoice[] | Promise<readonly BrowserChoice[]>;
};

const root = path.join(import.meta.dirname, '..', '..');
const installTimeoutMs = 240_000;

/** The ways to a Chromium, the cheapest first. */
const ways: readonly Way[] = [
  { name: 'PATCHBAY_BROWSER', find: () => choices([process.env['PATCHBAY_BROWSER'] ?? '']) },
  {
    name: 'a browser of this computer',
    find: () => choices(installedBrowsers(process.platform, process.env)),
  },
  { name: "Playwright's own browser", find: () => choices([chromium.executablePath()]) },
  { name: "a download of Playwright's browser", find: download },
  { name: "Debian's chromium", find: installFromDebian },
  { name: 'the Chromium inside @sparticuz/chromium', find: unpackChromium },
];

/** Finds, or else installs, a Chromium that runs pages here. Throws when there is no way to one. */
export async function findChromium(report: (line: string) => void): Promise<BrowserChoice> {
  for (const { name, find } of ways) {
    for (const choice of await find()) {
      if (!(await runsPages(choice))) continue;
      report(`Browser: ${choice.executablePath ?? 'as Playwright finds it'} (${name}).`);
      return choice;
    }
  }
  throw new Error(
    'No Chromium runs here: install Chrome or Chromium, or name one with PATCHBAY_BROWSER=/path/to/it.',
  );
}

function choices(paths: readonly string[]): readonly BrowserChoice[] {
  return paths
    .filter((file) => file !== '' && existsSync(file))
    .map((executablePath) => ({ executablePath }));
}

function download(): readonly BrowserChoice[] {
  const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const done = spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    timeout: installTimeoutMs,
    stdio: 'ignore',
  });
  return done.status === 0 ? choices([chromium.executablePath()]) : [];
}

/** Only as root: the tests ask nobody for a password. */
function installFromDebian(): readonly BrowserChoice[] {
  if (process.getuid?.() !== 0 || !isDebian()) return [];
  const options = {
    timeout: installTimeoutMs,
    stdio: 'ignore' as const,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update'], options);
  const done = spawnSync(
    'apt-get',
    ['install', '-y', '--no-install-recommends', 'chromium'],
    options,
  );
  return done.status === 0 ? choices(['/usr/bin/chromium']) : [];
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
