import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../domain/json.ts';
import { formatVersion } from '../format.ts';
import { applyMigrations, checkMigrations, type Migration } from './migration.ts';
import { migrations } from './migrations.ts';

const rename: Migration = {
  from: 1,
  title: 'x became y.',
  migrate: ({ x, ...rest }) => ({ ...rest, y: x ?? null }),
};
const wrap: Migration = {
  from: 2,
  title: 'y is a list.',
  migrate: (file) => ({ ...file, y: [file['y'] ?? null] }),
};

describe('the frame', () => {
  it('runs the steps from a version on, in order, and sets the version', () => {
    expect(applyMigrations([rename, wrap], { version: 1, x: 5, keep: true }, 1)).toEqual({
      version: 3,
      y: [5],
      keep: true,
    });
    expect(applyMigrations([rename, wrap], { version: 2, y: 5 }, 2)).toEqual({
      version: 3,
      y: [5],
    });
    expect(applyMigrations([rename, wrap], { version: 3, y: [5] }, 3)).toEqual({
      version: 3,
      y: [5],
    });
  });

  it('refuses a list with a gap, a double, a wrong order or a missing end', () => {
    expect(checkMigrations([], 1)).toEqual([]);
    expect(checkMigrations([rename, wrap], 3)).toEqual([rename, wrap]);
    for (const [list, version] of [
      [[wrap], 3],
      [[wrap, rename], 3],
      [[rename, rename], 3],
      [[rename], 3],
      [[rename], 1],
    ] as const) {
      expect(() => checkMigrations(list, version)).toThrow(RangeError);
    }
  });
});

const released: Readonly<Record<string, string>> = import.meta.glob(
  '../../../test/fixtures/pipelines/*/*.patchbay',
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

/** Released files of one version, as deeply frozen JSON. */
function frozenFiles(version: number): readonly JsonObject[] {
  const texts = Object.entries(released).filter(([path]) => path.includes(`/v${version}/`));
  return texts.map(([, text]) => deepFreeze(JSON.parse(text) as JsonObject));
}

function deepFreeze<T extends Json>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

/** The steps that change a frozen file, or throw on one that was released. */
function impure(
  list: readonly Migration[],
  filesOf: (version: number) => readonly JsonObject[],
): readonly string[] {
  const isImpure = (step: Migration): boolean =>
    filesOf(step.from).some((file) => {
      try {
        return step.migrate(file) === undefined;
      } catch {
        return true;
      }
    });
  return list.filter(isImpure).map((step) => step.title);
}

describe('every migration', () => {
  it('never changes what it is given', () => {
    expect(impure(migrations, frozenFiles)).toEqual([]);
  });

  it('would be caught if it did', () => {
    const mutating: Migration = {
      from: 1,
      title: 'Renames in place.',
      migrate: (file) => Object.assign(file, { name: 'new' }),
    };
    const deep: Migration = {
      from: 1,
      title: 'Sorts the edges in place.',
      migrate: (file) => {
        const { edges } = file['graph'] as { edges: Json[] };
        edges.reverse();
        return file;
      },
    };
    expect(impure([rename, mutating, deep], frozenFiles)).toEqual([mutating.title, deep.title]);
  });

  it('has released files to run on', () => {
    for (let version = 1; version <= formatVersion; version += 1) {
      expect(frozenFiles(version).length, `test/fixtures/pipelines/v${version}`).toBeGreaterThan(0);
    }
  });
});
