import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as electron from 'electron';
import { createEngine } from '../engine/createEngine.ts';
import { defaultDataDir } from '../engine/installation.ts';
import { createDesktop } from './createDesktop.ts';

// This file runs as dist/desktop/main.js, in a packaged app inside app.asar.
const desktopDir = dirname(fileURLToPath(import.meta.url));
const root = join(desktopDir, '..', '..');
// Child processes and native code need real files: those lie beside the archive.
const unpackedRoot = root.replace(/app\.asar$/, 'app.asar.unpacked');
const dataDir = defaultDataDir(process.env);
const stateDir = join(dataDir, 'desktop');
const { app } = electron;

// The lock of the single instance lies in this folder too: one app per data folder.
app.setPath('userData', stateDir);

// Not awaited: Electron becomes ready only after this file has run to its end.
createDesktop(electron, {
  platform: process.platform,
  argv: process.argv,
  workingDirectory: process.cwd(),
  env: process.env,
  preload: join(desktopDir, 'preload.cjs'),
  rendererDir: join(root, 'dist', 'renderer'),
  icon: join(desktopDir, 'icon.png'),
  stateDir,
  startFolder: app.getPath('documents'),
  now: Date.now,
  log: (message) => process.stderr.write(`${message}\n`),
  createEngine: ({ host, secrets }) =>
    createEngine({
      dataDir,
      version: app.getVersion(),
      host,
      secrets,
      env: process.env,
      defaultOutputFolder: join(app.getPath('downloads'), 'Patchbay'),
      examplesDir: join(unpackedRoot, 'examples'),
      builtinEntry: join(unpackedRoot, 'dist', 'desktop', 'builtin.js'),
      startFolder: homedir(),
      recover: true,
    }),
}).catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  electron.dialog.showErrorBox(
    'Patchbay cannot start',
    `${reason}\n\nThe data folder is ${dataDir}; set PATCHBAY_HOME to use another.`,
  );
  app.exit(1);
});
