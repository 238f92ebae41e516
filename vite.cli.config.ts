import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

const outDir = process.env['PATCHBAY_CLI_OUT'] ?? 'dist';
const main = (host: string) => `electron/${host}/main.ts`;

/**
 * The command line, the server that it starts and the built-in models, for Node: in folders as deep as their sources,
 * so that what they look for lies where it lies for the sources. What has native code is left out.
 */
export default defineConfig({
  publicDir: false,
  resolve: { noExternal: true },
  build: {
    outDir,
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: { cli: main('cli'), server: main('server'), builtin: main('builtin') },
      external: [...builtinModules, /^node:/, /^sharp($|\/)/, /^@napi-rs\/keyring($|\/)/],
      output: { entryFileNames: '[name]/main.js', chunkFileNames: 'shared/[name]-[hash].js' },
    },
  },
  ssr: { noExternal: true },
});
