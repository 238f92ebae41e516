import { expect, test } from 'vitest';
import { keepPlace, readPlace } from './place.ts';
import { refusalOf, sections } from './sections.ts';

const start = { section: 'predictions', provider: 'builtin' };

test('Manage comes back where it was left', () => {
  let saved: string | null = null;
  const storage = {
    getItem: () => saved,
    setItem: (_key: string, value: string) => {
      saved = value;
    },
  };
  expect(readPlace(storage)).toEqual(start);
  keepPlace(storage, { section: 'files', provider: 'replicate' });
  expect(readPlace(storage)).toEqual({ section: 'files', provider: 'replicate' });
});

test('what cannot be read is the start', () => {
  for (const saved of ['{', 'null', '7', '{"section":"nowhere","provider":""}']) {
    expect(readPlace({ getItem: () => saved })).toEqual(start);
  }
});

test('a Cog server says of each page that it lacks why, and no other connection does', () => {
  const refused = sections().filter(({ id }) => refusalOf({ id: 'cog:127.0.0.1:5000' }, id));
  expect(refused.map(({ id }) => id)).toEqual([
    'trainings',
    'deployments',
    'models',
    'files',
    'hardware',
    'account',
  ]);
  for (const { id } of sections()) expect(refusalOf({ id: 'lowcodeapi' }, id)).toBeUndefined();
});
