import { beforeAll, expect, test } from 'vitest';
import { crashRun, type CrashResult, type Death } from './crashHarness.ts';
import { buildCrashPipelines, type CrashPipelines } from './crashPipelines.ts';

// A bounded form of `npm run crash`, which kills at every write and at hundreds of instants.
let pipelines: CrashPipelines;
const calm = new Map<string, CrashResult>();

const patience = 300_000;

beforeAll(async () => {
  pipelines = await buildCrashPipelines(6);
  for (const name of ['chain', 'diamond', 'batch'] as const)
    calm.set(name, await crashRun(pipelines[name], []));
}, patience);

async function survives(
  name: keyof CrashPipelines,
  deaths: readonly Death[],
  dropEvery?: number,
): Promise<CrashResult> {
  const result = await crashRun(pipelines[name], deaths, dropEvery);
  const { kills: _, counts: __, ...expected } = calm.get(name) ?? {};
  expect(result).toMatchObject(expected);
  return result;
}

test('a calm run makes each prediction once and leaves whole files', () => {
  expect(Object.values(calm.get('chain')?.creates ?? {})).toEqual([1, 1, 1]);
  expect(Object.values(calm.get('batch')?.creates ?? {}).toSorted((a, b) => a - b)).toEqual([
    1, 6, 6, 6,
  ]);
  for (const result of calm.values()) expect(result.broken).toEqual([]);
  expect(calm.get('chain')).toMatchObject({ spent: 30_000, reservedStill: 0 });
  expect(calm.get('batch')).toMatchObject({ spent: 190_000, reservedStill: 0 });
  expect(Object.keys(calm.get('batch')?.files ?? {})).toHaveLength(6);
});

test(
  'killed around each of its first writes, one life after the other, a chain comes to the same',
  async () => {
    const deaths = [1, 2, 3, 4, 5, 6].flatMap((atWrite): readonly Death[] => [
      { kind: 'write', at: atWrite, when: 'before' },
      { kind: 'write', at: atWrite, when: 'after' },
    ]);
    const { kills } = await survives('chain', deaths);
    expect(kills).toBeGreaterThan(6);
  },
  patience,
);

test(
  'killed around its first steps with files, a chain leaves whole ones and no other',
  async () => {
    const deaths = [1, 2, 3].flatMap((at): readonly Death[] => [
      { kind: 'file', at, when: 'before' },
      { kind: 'file', at, when: 'after' },
    ]);
    const { kills } = await survives('chain', deaths);
    expect(kills).toBeGreaterThan(3);
  },
  patience,
);

test(
  'killed at some instants, with lost answers, a diamond comes to the same',
  async () => {
    const { kills } = await survives(
      'diamond',
      [50, 150, 250, 350, 450, 600, 800].map((afterMs) => ({ afterMs })),
      3,
    );
    expect(kills).toBeGreaterThan(0);
  },
  patience,
);

test(
  'killed at some instants, a batch comes to the same',
  async () => {
    const { kills } = await survives(
      'batch',
      [50, 200, 350, 500, 700, 900, 1_100].map((afterMs) => ({ afterMs })),
    );
    expect(kills).toBeGreaterThan(0);
  },
  patience,
);
