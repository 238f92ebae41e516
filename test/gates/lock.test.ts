import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockProblems } from '../../scripts/lockProblems.ts';

const manifest = {
  name: 'planted',
  version: '1.0.0',
  dependencies: { image: '1.2.3' },
  devDependencies: { lint: '2.0.0' },
};

const entry = { version: '1.0.0', integrity: 'sha512-x' };

const packages = {
  '': { ...manifest },
  'node_modules/image': {
    ...entry,
    optionalDependencies: { '@image/linux': '1', '@image/win': '1' },
  },
  'node_modules/@image/linux': { ...entry, dependencies: { libc: '1' } },
  'node_modules/@image/linux/node_modules/libc': entry,
  'node_modules/@image/win': { ...entry, dependencies: { deep: '1' } },
  'node_modules/lint': { ...entry, dependencies: { deep: '2' } },
  'node_modules/lint/node_modules/deep': { ...entry, dependencies: { image: '1' } },
  'node_modules/deep': entry,
};

const lockOf = (change: Readonly<Record<string, unknown>>) => ({
  name: 'planted',
  version: '1.0.0',
  lockfileVersion: 3,
  packages: { ...packages, ...change },
});

const without = (path: string) => ({
  ...lockOf({}),
  packages: Object.fromEntries(Object.entries(packages).filter(([key]) => key !== path)),
});

describe('the lock check', () => {
  it('lets a complete lockfile pass', () => {
    expect(lockProblems(manifest, lockOf({}))).toEqual([]);
  });

  it('reads the lockfile of this repository and lets it pass', () => {
    const root = join(import.meta.dirname, '..', '..');
    const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
    expect(lockProblems(read('package.json'), read('package-lock.json'))).toEqual([]);
  });

  it.each([
    ['the binary of another platform', '@image/win', without('node_modules/@image/win')],
    ['a nested package', 'libc', without('node_modules/@image/linux/node_modules/libc')],
    ['a direct dependency', 'lint', without('node_modules/lint')],
  ])('catches a missing entry for %s', (_, name, lock) => {
    const problems = lockProblems(manifest, lock);
    expect(problems).toContainEqual(expect.stringContaining(`${name}, which`));
  });

  it.each([
    'https://registry.example/image/-/image-1.2.3.tgz',
    'http://127.0.0.1:4873/image.tgz',
    'git+ssh://git@host.example/image.git#1',
  ])('catches a lockfile that records %s', (resolved) => {
    const lock = lockOf({ 'node_modules/image': { ...entry, resolved } });
    expect(lockProblems(manifest, lock)).toContainEqual(expect.stringContaining('records where'));
  });

  it('catches an entry without a hash', () => {
    const lock = lockOf({ 'node_modules/deep': { version: '1.0.0' } });
    expect(lockProblems(manifest, lock)).toContainEqual(expect.stringContaining('no "integrity"'));
  });

  it('catches a lockfile that is older than package.json', () => {
    const newer = { ...manifest, dependencies: { image: '1.2.4' } };
    expect(lockProblems(newer, lockOf({}))).toContainEqual(expect.stringContaining('differ'));
  });

  it('catches a version that is not pinned', () => {
    const loose = { ...manifest, dependencies: { image: '^1.2.3' } };
    const lock = lockOf({ '': loose });
    expect(lockProblems(loose, lock)).toEqual([expect.stringContaining('pin one exact version')]);
  });

  it('catches a lockfile of another format', () => {
    expect(lockProblems(manifest, { lockfileVersion: 1 })).toEqual([
      expect.stringContaining('cannot be read'),
    ]);
  });
});
