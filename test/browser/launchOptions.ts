import { chromium } from '@playwright/test';

/** How a browser is started: passed from the global set-up to the workers as JSON. */
export type BrowserChoice = {
  /** Playwright's own browser when absent. */
  readonly executablePath?: string;
  /** Added to the environment, such as a path of libraries. */
  readonly env?: { readonly [name: string]: string };
};

/** Keeps a browser from asking anything of anybody but this computer. */
const quietArguments = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** The options to start this browser with. */
export function launchOptions({
  executablePath,
  env,
}: BrowserChoice): Parameters<typeof chromium.launch>[0] {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    headless: true,
    chromiumSandbox: false,
    args: quietArguments,
    ...(executablePath === undefined ? {} : { executablePath }),
    env: { ...Object.fromEntries(inherited), ...env },
  };
}

/** Says whether this browser starts here and runs a page; a path that is there proves nothing. */
export async function runsPages(choice: BrowserChoice): Promise<boolean> {
  try {
    const browser = await chromium.launch({ ...launchOptions(choice), timeout: 60_000 });
    try {
      const page = await browser.newPage();
      return (await page.evaluate(() => [1, 2].at(-1))) === 2;
    } finally {
      await browser.close();
    }
  } catch {
    return false;
  }
}
