import { existsSync, rmSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toRunId } from '../../shared/domain/ids.ts';
import type { ArtifactRef } from '../../shared/domain/artifact.ts';
import { scratchFolder } from '../support/scratchFolder.ts';
import { fingerprint, journalFiles, openCache, result } from './cacheStore.ts';
import { createReferenceCache } from './referenceCache.ts';

const hour = 3_600_000;
const fileSize = 400_000;
const limit = 1_000_000;

type Step =
  | { readonly do: 'put'; readonly name: string; readonly files: readonly number[] }
  | { readonly do: 'find'; readonly name: string }
  | { readonly do: 'keep' | 'damage'; readonly file: number }
  | { readonly do: 'journal'; readonly run: string; readonly file: number }
  | { readonly do: 'delete-run'; readonly run: string }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'clear'; readonly model?: string; readonly olderThanMs?: number }
  | { readonly do: 'evict' | 'settle' | 'drain' | 'reopen' };

const name = fc.constantFrom('a', 'b', 'c', 'd');
const run = fc.constantFrom('r', 's');
const file = fc.integer({ min: 0, max: 4 });
const put = fc.record({
  do: fc.constant('put' as const),
  name,
  files: fc.uniqueArray(file, { minLength: 1, maxLength: 2 }),
});
const wait = fc.record({
  do: fc.constant('wait' as const),
  hours: fc.integer({ min: 1, max: 3 }).map((half) => half / 2),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: put },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('find' as const), name }) },
  { weight: 2, arbitrary: wait },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('keep' as const, 'damage' as const), file }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('journal' as const), run, file }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete-run' as const), run }) },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        do: fc.constant('clear' as const),
        model: name.map((each) => `x/${each}`),
        olderThanMs: fc.constantFrom(hour, 2 * hour),
      },
      { requiredKeys: ['do'] },
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'evict' as const,
        'settle' as const,
        'settle' as const,
        'settle' as const,
        'drain' as const,
        'reopen' as const,
      ),
    }),
  },
);

test('does what the reference does, whatever happens', { timeout: 120_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), play), {
    numRuns: 30,
  });
});

async function play(steps: readonly Step[]): Promise<void> {
  await using scratch = await scratchFolder();
  // Two hours ahead of the files: none of them is too fresh to go.
  const clock = { now: Date.now() + 2 * hour };
  const open = () => openCache(scratch.at('data'), () => clock.now);
  let at = await open();
  const reference = createReferenceCache(fileSize);
  const known = new Map<number, ArtifactRef>();
  /** A deleted run's id stays taken: the next of that name is another run. */
  const turns = new Map<string, number>();
  const runIdOf = (name: string): string => `${name}${turns.get(name) ?? 0}`;

  const makeFile = async (number: number): Promise<ArtifactRef> => {
    const made = await at.makeFile(String(number).repeat(fileSize));
    known.set(number, made);
    reference.disk.add(made.id);
    return made;
  };

  const act = async (next: Step): Promise<void> => {
    switch (next.do) {
      case 'put': {
        const files = [];
        for (const number of next.files) files.push(await makeFile(number));
        const kept = result(next.name, files, {
          fingerprint: fingerprint(next.name, { model: `x/${next.name}` }),
        });
        expect(await at.cache.put(kept)).toBe(true);
        const length = JSON.stringify(kept.outputs).length;
        const ids = new Set(files.map(({ id }) => String(id)));
        return reference.put(next.name, {
          files: ids,
          model: `x/${next.name}`,
          length,
          usedAt: clock.now,
        });
      }
      case 'find':
        expect((await at.cache.find(next.name)).kind).toBe(reference.find(next.name, clock.now));
        return;
      case 'keep': {
        const { id } = await makeFile(next.file);
        at.store.keep(id);
        return reference.keep(id);
      }
      case 'journal': {
        const artifact = await makeFile(next.file);
        journalFiles(at.database, runIdOf(next.run), [artifact]);
        return reference.journal(next.run, artifact.id);
      }
      case 'damage': {
        const artifact = known.get(next.file);
        if (artifact === undefined) return;
        rmSync(at.store.pathOf(artifact.id), { force: true });
        reference.disk.delete(artifact.id);
        return;
      }
      case 'wait':
        clock.now += next.hours * hour;
        return;
      case 'clear': {
        const { do: _, ...filter } = next;
        at.cache.clear(filter);
        return reference.clear(filter, clock.now);
      }
      case 'evict':
        at.cache.setLimit(limit);
        at.cache.evict();
        return reference.evict(limit, clock.now);
      case 'settle':
        clock.now += hour;
        return act({ do: 'evict' });
      case 'drain':
        await act({ do: 'clear' });
        clock.now += 2 * hour;
        Array.from(at.cache.sweep());
        return reference.sweep(clock.now);
      case 'delete-run': {
        if (!reference.hasRun(next.run)) return;
        const runId = toRunId(runIdOf(next.run));
        turns.set(next.run, (turns.get(next.run) ?? 0) + 1);
        const deleted = await at.remover.delete({ runIds: [runId] });
        expect(deleted.freedBytes).toBe(reference.deleteRun(next.run, clock.now));
        return;
      }
      case 'reopen':
        at.database.close();
        at = await open();
        return;
    }
  };

  for (const next of steps) {
    await act(next);
    const rows = at.database.prepare('SELECT fingerprint FROM results ORDER BY fingerprint').all();
    expect(rows.map((row) => row['fingerprint'])).toEqual(reference.names());
    const here = [...known.values()].filter(({ id }) => existsSync(at.store.pathOf(id)));
    expect(here.map(({ id }) => id).toSorted()).toEqual([...reference.disk].toSorted());
  }
  at.database.close();
}
