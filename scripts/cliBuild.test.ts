import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isStale, type Build } from './cliBuild.ts';

const build: Build = {
  name: 'it',
  outputs: ['dist/a', 'dist/b'],
  sources: ['src', 'config.ts', 'absent'],
  args: [],
};

/** Files by name, each with its age in seconds. */
function projectOf(ages: { readonly [path: string]: number }): string {
  const root = mkdtempSync(join(tmpdir(), 'patchbay-builds-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['src/deep', 'dist']) mkdirSync(join(root, folder), { recursive: true });
  for (const path of Object.keys(ages))
    if (!path.endsWith('/')) writeFileSync(join(root, path), '');
  const old = Date.now() / 1000 - 1000;
  for (const folder of ['src/deep', 'src']) utimesSync(join(root, folder), old, old);
  for (const [path, age] of Object.entries(ages)) {
    const time = Date.now() / 1000 - age;
    utimesSync(join(root, path), time, time);
  }
  return root;
}

const fresh = { 'dist/a': 10, 'dist/b': 20, 'src/deep/x.ts': 100, 'config.ts': 100 };

test('what is newer than every source is fresh', () => {
  expect(isStale(build, projectOf(fresh))).toBe(false);
  expect(isStale(build, projectOf({ ...fresh, 'src/deep/x.test.ts': 1 }))).toBe(false);
});

test.each([
  ['a source is newer than the oldest output', { ...fresh, 'src/deep/x.ts': 15 }],
  ['the configuration is newer', { ...fresh, 'config.ts': 1 }],
  ['an output is missing', { 'dist/a': 10, 'src/deep/x.ts': 100, 'config.ts': 100 }],
  ['a source was deleted', { ...fresh, 'src/deep/': 1 }],
])('it is stale when %s', (_why, ages) => {
  expect(isStale(build, projectOf(ages))).toBe(true);
});
