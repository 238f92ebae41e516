import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{shared,electron,renderer,scripts}/**/*.test.{ts,tsx}',
      'test/{conformance,faults,gates,desktop,cli,server}/**/*.test.ts',
    ],
    setupFiles: ['test/setup/loopbackOnly.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
  },
});
