import { copyFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { defineConfig, type EnvironmentOptions } from 'vite';

const outDir = process.env['PATCHBAY_DESKTOP_OUT'] ?? 'dist/desktop';
/** Left out of the bundles: Node, Electron, and what has native code (electron-builder.yml packs those). */
const external = [
  'electron',
  ...builtinModules,
  /^node:/,
  /^sharp($|\/)/,
  /^@napi-rs\/keyring($|\/)/,
];

/** A bundle of everything that `entry` needs, for Node in the Electron runtime. */
function nodeBundle(name: string, entry: string, format: 'es' | 'cjs'): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true },
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'node24',
      minify: false,
      sourcemap: false,
      ssr: true,
      rolldownOptions: {
        input: { [name]: entry },
        external,
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          codeSplitting: false,
        },
      },
    },
  };
}

/** The desktop host: main, the sandboxed preload script, and the child process of the built-in models. */
export default defineConfig({
  publicDir: false,
  environments: {
    main: nodeBundle('main', 'electron/desktop/main.ts', 'es'),
    preload: nodeBundle('preload', 'electron/desktop/preload.ts', 'cjs'),
    builtin: nodeBundle('builtin', 'electron/builtin/main.ts', 'es'),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['main', 'preload', 'builtin']) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
      await copyFile('build/icon.png', `${outDir}/icon.png`);
    },
  },
});
