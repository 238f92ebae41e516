import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';

// As deep as the runners, which find the peers beside their folder.
const outDir = join(import.meta.dirname, 'dist');

/** What a measured process runs, once it is built. */
export const builtChild = join(outDir, 'child.js');

/**
 * Bundles what a measured process runs, the floor like ours and as the hosts that users run: whoever runs sources has
 * Node's own compiler of types in memory. Each runner stays a file of its own, so that none loads another.
 */
export async function buildChild(): Promise<void> {
  await build({
    configFile: false,
    root: join(import.meta.dirname, '..'),
    logLevel: 'warn',
    publicDir: false,
    resolve: { noExternal: true },
    ssr: { noExternal: true },
    build: {
      outDir,
      target: 'node24',
      minify: false,
      ssr: true,
      rolldownOptions: {
        input: { child: join(import.meta.dirname, 'child.ts') },
        external: [...builtinModules, /^node:/, /^sharp($|\/)/, /^@napi-rs\/keyring($|\/)/],
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}
