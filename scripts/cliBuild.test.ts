import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isStale, stampOf, type Build } from './cliBuild.ts';

const build: Build = {
  name: 'it',
  outputs: ['dist/a', 'dist/b'],
  sources: ['src', 'config.ts', 'absent'],
  stamp: 'stamp',
  args: [],
};

/** A project that was just built. */
function builtProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'patchbay-builds-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['src/deep', 'dist']) mkdirSync(join(root, folder), { recursive: true });
  for (const path of ['src/deep/x.ts', 'src/deep/x.test.ts', 'config.ts', 'dist/a', 'dist/b'])
    writeFileSync(join(root, path), path);
  writeFileSync(join(root, 'stamp'), stampOf(build, root));
  return root;
}

test('what was made of the sources as they are is fresh, and tests are no sources', () => {
  const root = builtProject();
  expect(isStale(build, root)).toBe(false);
  writeFileSync(join(root, 'src/deep/x.test.ts'), 'changed');
  expect(isStale(build, root)).toBe(false);
});

const changes: Record<string, (root: string) => void> = {
  'a source was edited': (root) => writeFileSync(join(root, 'src/deep/x.ts'), 'edited'),
  'the configuration was edited': (root) => writeFileSync(join(root, 'config.ts'), 'edited'),
  'a source was added': (root) => writeFileSync(join(root, 'src/y.ts'), ''),
  'a source was deleted': (root) => rmSync(join(root, 'src/deep/x.ts')),
  'a source has another name': (root) =>
    renameSync(join(root, 'src/deep/x.ts'), join(root, 'src/deep/y.ts')),
  'a file that was absent appears': (root) => writeFileSync(join(root, 'absent'), ''),
  'an output is missing': (root) => rmSync(join(root, 'dist/b')),
  'nobody knows what the outputs were made of': (root) => rmSync(join(root, 'stamp')),
  'a source of the same size and time was put in its place': (root) => {
    const path = join(root, 'src/deep/x.ts');
    const { atime, mtime } = statSync(path);
    const other = join(root, 'other.ts');
    writeFileSync(other, 'SRC/DEEP/X.TS');
    utimesSync(other, atime, mtime);
    renameSync(other, path);
  },
  'a source is older than the outputs, as one of an archive is': (root) => {
    copyFileSync(join(root, 'config.ts'), join(root, 'src/deep/x.ts'));
    utimesSync(join(root, 'src/deep/x.ts'), 1_000_000, 1_000_000);
  },
};

test.each(Object.entries(changes))('it is stale when %s', (_what, change) => {
  const root = builtProject();
  change(root);
  expect(isStale(build, root)).toBe(true);
});

test('after a checkout of another commit and back again nothing old counts as fresh', () => {
  const root = builtProject();
  const git = (...args: readonly string[]): void => {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    execFileSync('git', [...who, ...args], { cwd: root, stdio: 'ignore' });
  };
  git('init', '--initial-branch=one');
  git('add', 'src', 'config.ts');
  git('commit', '-m', 'one');
  const path = join(root, 'src/deep/x.ts');
  writeFileSync(path, 'another');
  git('commit', '-am', 'two');
  writeFileSync(join(root, 'stamp'), stampOf(build, root));
  expect(isStale(build, root)).toBe(false);
  git('checkout', 'HEAD~1');
  expect(isStale(build, root)).toBe(true);
});
