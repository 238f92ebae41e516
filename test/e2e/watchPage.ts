import type { BrowserContext, Page } from '@playwright/test';

/** What went wrong in a page besides what its test looks at. */
export type PageWatch = {
  readonly faults: () => readonly string[];
  readonly expectErrors: (pattern: RegExp) => void;
};

/** Blocks and notes every request that is not to this computer, every console error and every uncaught error. */
export async function watchPage(context: BrowserContext, page: Page): Promise<PageWatch> {
  const faults: string[] = [];
  const expected: RegExp[] = [];
  const isElsewhere = (url: URL): boolean =>
    /^(https?|wss?):$/.test(url.protocol) && !isLoopback(url.hostname);
  await context.route(isElsewhere, (route) => {
    faults.push(`request to ${route.request().url()}`);
    return route.abort();
  });
  await context.routeWebSocket(isElsewhere, (socket) => {
    faults.push(`WebSocket to ${socket.url()}`);
    void socket.close();
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  return {
    faults: () => faults.filter((fault) => !expected.some((pattern) => pattern.test(fault))),
    expectErrors: (pattern) => expected.push(pattern),
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}
