import { defineConfig } from '@playwright/test';

/**
 * Browser tests: the real page, a real server host, a real engine and the real built-in models. With PATCHBAY_TRACE=1 a
 * test that fails leaves a trace, for which every test has to be recorded.
 */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  globalSetup: './test/browser/globalSetup.ts',
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // One race that shows once in many runs does not stop a change; `npm test` names what needed its second try.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: 'list',
  use: { trace: process.env['PATCHBAY_TRACE'] === '1' ? 'retain-on-failure' : 'off' },
});
