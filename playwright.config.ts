import { defineConfig } from '@playwright/test';

/** Browser tests: the real page, a real server host, a real engine and the real built-in models. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  globalSetup: './test/browser/globalSetup.ts',
  fullyParallel: false,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  reporter: 'list',
  use: { trace: 'retain-on-failure' },
});
