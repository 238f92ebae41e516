import type { Browser } from '@playwright/test';

/** Frame times, and the processor time of the browser's processes over all of them; in milliseconds. */
export type Measured = { readonly frames: readonly number[]; readonly cpuMs: number };

/** Measures what goes on in a page. */
export type Meter = (act: () => Promise<readonly number[]>) => Promise<Measured>;

/** Asks the browser what its processes have used; all but the one that steers them, which serves the bench. */
export async function createMeter(browser: Browser): Promise<Meter> {
  const session = await browser.newBrowserCDPSession();
  const used = async (): Promise<number> => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const working = processInfo.filter(({ type }) => type !== 'browser');
    return working.reduce((sum, { cpuTime }) => sum + cpuTime, 0) * 1000;
  };
  return async (act) => {
    const before = await used();
    const frames = await act();
    return { frames, cpuMs: (await used()) - before };
  };
}
