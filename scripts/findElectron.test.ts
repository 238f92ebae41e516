import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findElectron } from './findElectron.ts';

/** Nothing listens there: the download server cannot be reached. */
const env = { DISPLAY: ':0', ELECTRON_MIRROR: 'http://127.0.0.1:9/' };

/** A project whose electron package has this installer. */
function projectWith(installer: string): string {
  const root = mkdtempSync(join(tmpdir(), 'patchbay-electron-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'node_modules', 'electron');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'install.js'), installer);
  return root;
}

const installs = `
  const fs = require('node:fs');
  fs.mkdirSync(__dirname + '/dist');
  fs.writeFileSync(__dirname + '/dist/electron', '');
  fs.writeFileSync(__dirname + '/path.txt', 'electron');
`;

test('uses the runtime that is there, without its installer', async () => {
  const root = projectWith('throw new Error("not needed")');
  mkdirSync(join(root, 'node_modules', 'electron', 'dist'));
  const program = join(root, 'node_modules', 'electron', 'dist', 'electron');
  writeFileSync(program, '');
  expect(await findElectron({ root, env, platform: 'linux' })).toEqual({ program });
});

test('lets Electron’s own installer fetch a missing runtime', async () => {
  const root = projectWith(installs);
  const program = join(root, 'node_modules', 'electron', 'dist', 'electron');
  expect(await findElectron({ root, env, platform: 'linux' })).toEqual({ program });
});

test.each([
  ['it could not be downloaded', 'process.exit(1)'],
  ['its download is incomplete', 'process.exit(0)'],
])('says that %s', async (missing, installer) => {
  expect(await findElectron({ root: projectWith(installer), env, platform: 'linux' })).toEqual({
    missing,
  });
});

test('does not wait for a download without end', async () => {
  const root = projectWith('setInterval(() => {}, 1000)');
  expect(await findElectron({ root, env, platform: 'linux', downloadMs: 50 })).toEqual({
    missing: 'its download took too long',
  });
});

test('needs a display on Linux, and only there', async () => {
  const root = projectWith(installs);
  expect(await findElectron({ root, env: {}, platform: 'linux' })).toEqual({
    missing: 'there is no display',
  });
  const wayland = { ...env, DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' };
  expect(await findElectron({ root, env: wayland, platform: 'linux' })).toHaveProperty('program');
  expect(await findElectron({ root, env: {}, platform: 'darwin' })).toHaveProperty('program');
});

test('takes the runtime of ELECTRON_OVERRIDE_DIST_PATH, and never downloads in its place', async () => {
  const root = projectWith('throw new Error("not needed")');
  const override = join(root, 'mine');
  const withOverride = { ...env, ELECTRON_OVERRIDE_DIST_PATH: override };
  expect(await findElectron({ root, env: withOverride, platform: 'win32' })).toHaveProperty(
    'missing',
  );
  mkdirSync(override);
  writeFileSync(join(override, 'electron.exe'), '');
  expect(await findElectron({ root, env: withOverride, platform: 'win32' })).toEqual({
    program: join(override, 'electron.exe'),
  });
});
