import { expect, onTestFinished, test } from 'vitest';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import type { ModelSummary } from '../../../shared/domain/model.ts';
import { createModelShelf } from './modelShelf.ts';
import { openDatabase } from './openDatabase.ts';

const summary = (name: string, description = ''): ModelSummary => ({
  owner: 'acme',
  name,
  description,
  official: false,
  runCount: 3,
  coverImageUrl: null,
  url: null,
});

async function open() {
  const scratch = await scratchFolder();
  const database = openDatabase(scratch.at('journal.sqlite'));
  onTestFinished(async () => {
    database.close();
    await scratch[Symbol.asyncDispose]();
  });
  let time = 0;
  const shelf = createModelShelf(database, () => (time += 1));
  const names = (provider: string) => {
    const { favourites, recents } = shelf.get(provider);
    return {
      favourites: favourites.map(({ name }) => name),
      recents: recents.map(({ name }) => name),
    };
  };
  return { database, shelf, names };
}

test('favourites are kept by connection, and outlive the engine', async () => {
  const { database, shelf, names } = await open();
  const star = { provider: 'replicate', favourite: true };
  shelf.setFavourite({ ...star, model: summary('b') });
  shelf.setFavourite({ ...star, model: summary('a') });
  expect(names('replicate')).toEqual({ favourites: ['a', 'b'], recents: [] });
  expect(names('lowcodeapi').favourites).toEqual([]);
  shelf.setFavourite({ ...star, model: summary('b'), favourite: false });
  expect(createModelShelf(database, () => 0).get('replicate').favourites).toEqual([summary('a')]);
  expect(database.prepare('SELECT COUNT(*) AS rows FROM library_models').get()).toEqual({
    rows: 1,
  });
});

test('recents are the last 30, newest first, each once; a favourite never leaves', async () => {
  const { database, shelf, names } = await open();
  shelf.setFavourite({ provider: 'p', model: summary('starred'), favourite: true });
  shelf.note('p', summary('starred'));
  for (let index = 1; index <= 40; index += 1) shelf.note('p', summary(`m${index}`));
  shelf.note('p', summary('m20'));
  const { favourites, recents } = names('p');
  expect(recents).toHaveLength(30);
  expect(recents.slice(0, 2)).toEqual(['m20', 'm40']);
  expect(favourites).toEqual(['starred']);
  const rows = database.prepare('SELECT COUNT(*) AS rows FROM library_models').get();
  expect(rows).toEqual({ rows: 31 });
});

test('a run forgets nothing that is known, and a text that names no model is passed over', async () => {
  const { shelf } = await open();
  shelf.note('p', summary('known', 'Draws.'));
  shelf.noteRun('p', { model: 'acme/other', description: 'Paints.' });
  shelf.noteRun('p', { model: 'acme/known' });
  shelf.noteRun('p', { model: 'no model' });
  expect(shelf.get('p').recents).toEqual([
    summary('known', 'Draws.'),
    { ...summary('other', 'Paints.'), runCount: 0 },
  ]);
});
