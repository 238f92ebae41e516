import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const pages = ['README.md', 'CONTRIBUTING.md', 'docs/vocabulary.md', 'docs/invariants.md'].concat(
  globSync('docs/decisions/*.md', { cwd: root }),
);

const read = (page: string) => readFileSync(join(root, page), 'utf8');

/** Paths in code marks, such as `shared/api/contract.ts` or `renderer/actions/`; not `x.ts`, which stands for any. */
function namedPaths(text: string): readonly string[] {
  const codes = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');
  return codes.filter((code) =>
    /^(\.ci|\.github|bench|docs|electron|examples|renderer|scripts|shared|test)\/[\w./-]+$/.test(
      code,
    ),
  );
}

function linkedPaths(text: string): readonly string[] {
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link ?? '');
  return links.filter((link) => !/^(https?:|#)/.test(link));
}

describe.each(pages)('%s', (page) => {
  it('names only files and folders that exist', () => {
    const missing = namedPaths(read(page)).filter((path) => !existsSync(join(root, path)));
    expect(missing).toEqual([]);
  });

  it('links only to what exists', () => {
    const missing = linkedPaths(read(page)).filter(
      (path) => !existsSync(join(root, page, '..', path)),
    );
    expect(missing).toEqual([]);
  });
});

describe('docs/invariants.md', () => {
  const rows = read('docs/invariants.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| rule'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it('has rows', () => {
    expect(rows.length).toBeGreaterThan(20);
  });

  it.each(rows.map(([, rule = '', , guard = '']) => [rule, guard] as const))(
    'says what guards: %s',
    (_, guard) => {
      expect(guard).toMatch(/`[\w./-]+\.(test|spec)\.tsx?`|UNGUARDED/);
    },
  );
});

describe('the search for paths', () => {
  it('finds a planted fault', () => {
    expect(
      namedPaths('see `shared/nope/gone.ts`, `x.ts`, `electron/engine/` and `npm test`'),
    ).toEqual(['shared/nope/gone.ts', 'electron/engine/']);
    expect(linkedPaths('[a](docs/gone.md) [b](https://example.org)')).toEqual(['docs/gone.md']);
  });
});
