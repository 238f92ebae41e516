import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { startChild } from './startChild.ts';
import { createSecretSearch } from './secretSearch.ts';

const secret = 'Canary+/"\\token=1';
const search = createSecretSearch({ token: secret });

test.each([
  ['plain', `x${secret}y`],
  ['in an address', `?a=${encodeURIComponent(secret)}`],
  ['in a query', String(new URLSearchParams({ a: secret }))],
  ['in JSON', JSON.stringify({ secret })],
  ['in JSON within JSON', JSON.stringify(JSON.stringify({ secret }))],
  ['reversed', secret.split('').toReversed().join('')],
  ['in base64', Buffer.from(secret).toString('base64')],
  ['in base64 after one byte', Buffer.from(`a${secret}:`).toString('base64')],
  ['in base64 after two bytes', Buffer.from(`ab${secret}:`).toString('base64')],
  ['in hexadecimal', Buffer.from(secret).toString('hex')],
  ['in UTF-16', Buffer.from(secret, 'utf16le')],
])('a secret %s is found', (_, text) => {
  expect(search.inText('here', text)).not.toEqual([]);
  expect(search.inText('here', 'Canary')).toEqual([]);
});

test('a planted secret is found in a file, in a name, in a database and in its log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'patchbay-search-'));
  const database = new DatabaseSync(join(folder, 'journal.sqlite'));
  onTestFinished(async () => {
    database.close();
    await rm(folder, { recursive: true, force: true });
  });
  database.exec('PRAGMA journal_mode = wal; CREATE TABLE events (body TEXT)');
  expect(await search.inFolder(folder)).toEqual([]);
  // So long that it is spread over pages, with the secret across the end of one.
  const insert = database.prepare('INSERT INTO events VALUES (?)');
  for (let before = 4070; before < 4100; before += 1) insert.run('x'.repeat(before) + secret);
  await writeFile(join(folder, 'a.log'), secret);
  await writeFile(join(folder, encodeURIComponent(secret)), '');
  const finds = await search.inFolder(folder);
  for (const where of [/sqlite, rows: /, /sqlite-wal: /, /a\.log: /, /%22/])
    expect(finds.some((find) => where.test(find))).toBe(true);
});

test('a secret among the arguments of a process is found (needs /proc)', async (context) => {
  if (process.platform !== 'linux') context.skip('only Linux tells the arguments of processes');
  expect(await search.inArguments()).toEqual([]);
  const script = new URL('../faults/children/openAtOnce.ts', import.meta.url);
  await using child = startChild(script, [secret]);
  expect(child.child.pid).toBeDefined();
  expect(await search.inArguments()).not.toEqual([]);
});
