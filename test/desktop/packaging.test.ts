import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { extractAsar, readAsar } from './readAsar.ts';
import { runProgram, type Ended } from './runProgram.ts';
import type { Seen } from './standIn/electronRuntime.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'patchbay-packaging-'));
const project = join(folder, 'project');
const resources = join(folder, 'release', 'linux-unpacked', 'resources');
const archive = join(resources, 'app.asar');
let packed: readonly string[] = [];

/** Electron marks the place of its fuses in its program with this text; version 1, eight fuses, each the wrong way. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Files that must never be packed, planted where a wrong pattern would find them. */
const planted = [
  'dist/desktop/main.js.map',
  'dist/renderer/assets/index.js.map',
  'dist/other/x.js',
  'electron/desktop/main.ts',
  'renderer/main.tsx',
  'shared/x.ts',
  'test/x.test.ts',
  'docs/x.md',
  'scripts/x.ts',
  'bench/x.ts',
  'bin/patchbay.js',
  '.cache/x',
  '.env',
  'release/old.AppImage',
  'README.md',
  'package-lock.json',
];

function write(path: string, content: string): void {
  const file = join(project, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
}

/** A copy of the project with everything that is packed and everything that must not be. */
async function prepareProject(): Promise<void> {
  for (const path of planted) write(path, 'must not be packed');
  for (const path of [
    'package.json',
    'package-lock.json',
    'electron-builder.yml',
    'build',
    'examples',
  ]) {
    cpSync(join(root, path), join(project, path), { recursive: true });
  }
  copyInstalledPackages();
  write('dist/renderer/index.html', '<!doctype html><title>Patchbay</title>');
  write('dist/renderer/assets/index.js', 'export {};');
  const desktop = await node(
    ['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.desktop.config.ts'],
    {
      PATCHBAY_DESKTOP_OUT: join(project, 'dist', 'desktop'),
    },
  );
  expect(desktop.code, desktop.stderr).toBe(0);
}

/** What npm has installed for production: whole where electron-builder.yml packs it, otherwise the manifest alone. */
function copyInstalledPackages(): void {
  const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const wanted = [...config.matchAll(/^ {2}- (node_modules\/.+)\/\*\*$/gm)].map(
    ([, path = '']) => path,
  );
  expect(wanted.length).toBeGreaterThan(3);
  const lock: Lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  for (const [path, { dev }] of Object.entries(lock.packages)) {
    const isRuntime = path === 'node_modules/electron';
    if (path === '' || (dev === true && !isRuntime) || !existsSync(join(root, path))) continue;
    const isWanted = wanted.some((start) => path === start || path.startsWith(`${start}/`));
    const part = isWanted ? path : join(path, 'package.json');
    cpSync(join(root, part), join(project, part), { recursive: true });
  }
}

/** An unpacked Electron runtime without Electron in it. */
function standInRuntime(): string {
  const runtime = join(folder, 'runtime');
  mkdirSync(join(runtime, 'resources'), { recursive: true });
  mkdirSync(join(runtime, 'locales'));
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/en-US.pak']) {
    writeFileSync(join(runtime, name), '');
  }
  writeFileSync(join(runtime, 'electron'), `stand-in ${fuseMark}\u0001\u000800110001`);
  chmodSync(join(runtime, 'electron'), 0o755);
  return runtime;
}

type Lock = { readonly packages: { readonly [path: string]: { readonly dev?: boolean } } };

const node = (args: readonly string[], env = {}, cwd = root): Promise<Ended> =>
  runProgram(process.execPath, args, { cwd, env });

function contentOf(name: string): string {
  return readFileSync(join(folder, 'release', 'linux-unpacked', name), 'latin1');
}

// Packing takes a few seconds; the time limit is for a busy machine.
beforeAll(async () => {
  if (process.platform !== 'linux') return;
  await prepareProject();
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const options = [
    `-c.electronDist=${standInRuntime()}`,
    `-c.directories.output=${join(folder, 'release')}`,
  ];
  const args = [
    '--linux',
    'dir',
    '--config',
    'electron-builder.yml',
    '--publish',
    'never',
    ...options,
  ];
  const { code, stdout, stderr } = await node([builder, ...args], {}, project);
  expect(code, stdout + stderr).toBe(0);
  packed = readAsar(archive).map(({ path }) => path);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const onLinux = test.skipIf(process.platform !== 'linux');

onLinux('the archive holds the app', () => {
  expect(packed).toEqual(
    expect.arrayContaining([
      'package.json',
      'dist/desktop/main.js',
      'dist/desktop/preload.cjs',
      'dist/desktop/builtin.js',
      'dist/desktop/icon.png',
      'dist/renderer/index.html',
      'dist/renderer/assets/index.js',
      'examples/first-steps.patchbay',
      'node_modules/sharp/package.json',
      'node_modules/@napi-rs/keyring/index.js',
    ]),
  );
  expect(packed.some((path) => /^node_modules\/@img\/sharp-.*\.node$/.test(path))).toBe(true);
  expect(packed.some((path) => /^node_modules\/@napi-rs\/keyring-.*\.node$/.test(path))).toBe(true);
});

onLinux('the archive holds nothing else', () => {
  const allowed =
    /^(package\.json|dist\/(desktop|renderer)\/.+|examples\/.+|node_modules\/(@img|@napi-rs|sharp|detect-libc|semver)\/.+)$/;
  expect(packed.filter((path) => !allowed.test(path))).toEqual([]);
  expect(packed.filter((path) => planted.includes(path))).toEqual([]);
  const needless = /\.(map|ts|tsx|mts|cts|h|cc|md|yml)$|(^|\/)(test|tests|\.env|\.DS_Store)(\/|$)/;
  const licences = /LICENSE(\.[a-z-]+)*\.md$/;
  expect(packed.filter((path) => needless.test(path) && !licences.test(path))).toEqual([]);
});

onLinux('what native code and child processes open lies beside the archive', () => {
  const beside = join(resources, 'app.asar.unpacked');
  const needed = [
    ...packed.filter((path) => /\.node$|\.so(\.|$)/.test(path)),
    'dist/desktop/builtin.js',
    'package.json',
  ];
  expect(needed.length).toBeGreaterThan(4);
  for (const path of needed) expect(existsSync(join(beside, path)), path).toBe(true);
});

onLinux('the packed manifest names the entry and no scripts', () => {
  const manifest = JSON.parse(
    readFileSync(join(resources, 'app.asar.unpacked', 'package.json'), 'utf8'),
  );
  expect(manifest).toMatchObject({
    name: 'patchbay',
    main: 'dist/desktop/main.js',
    type: 'module',
  });
  expect(manifest.scripts).toBeUndefined();
  expect(manifest.devDependencies).toBeUndefined();
});

onLinux('the runtime takes no debugger, no NODE_OPTIONS and no other app', () => {
  const program = contentOf('patchbay');
  const fuses = program.slice(program.indexOf(fuseMark) + fuseMark.length + 2);
  // In Electron's order: runAsNode, cookieEncryption, nodeOptions, inspect, asarIntegrity, onlyAsar, snapshot, file.
  const named = {
    runAsNode: fuses[0],
    nodeOptions: fuses[2],
    inspect: fuses[3],
    integrity: fuses[4],
    onlyAsar: fuses[5],
    file: fuses[7],
  };
  const [off, on] = ['0', '1'];
  expect(named).toEqual({
    runAsNode: on,
    nodeOptions: off,
    inspect: off,
    integrity: on,
    onlyAsar: on,
    file: off,
  });
});

onLinux('the packed app runs an example, far from the project and its node_modules', async () => {
  const app = join(folder, 'installed');
  extractAsar(archive, app);
  const runtime = join(import.meta.dirname, 'standIn', 'electronRuntime.ts');
  const file = join(folder, 'cats.patchbay');
  const home = join(folder, 'home');
  const env = { PATCHBAY_HOME: home, PATCHBAY_KEYCHAIN: 'off' };
  const { code, stdout, stderr } = await node([runtime, app, file], env, folder);
  expect(code, stderr).toBe(0);
  const seen: Seen = JSON.parse(stdout);
  expect(seen).toMatchObject({ page: { status: 200 }, outcome: 'succeeded', opened: file });
  expect(seen.examples).toContain('first-steps');
  expect(seen.models).toContain('builtin/blur');
  expect(stderr).toBe('');
});
