import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,electron,renderer,scripts,test}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'test/e2e/**'],
    setupFiles: ['test/setup/loopbackOnly.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // As with the browser tests: `npm test` names what needed its second try, and why.
    retry: process.env['CI'] === undefined ? 0 : 1,
    // Tests wait for disks and processes more than they work: three keep two cores busy.
    maxWorkers: 3,
    // Processes that tests start compile the sources once between them.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '.cache', 'compiled') },
  },
});
