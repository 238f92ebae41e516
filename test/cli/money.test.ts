import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createInProcessCli } from '../support/inProcessCli.ts';

async function setUp() {
  const cli = await createInProcessCli();
  onTestFinished(() => cli[Symbol.asyncDispose]());
  return cli;
}

test('a price of your own is set, shown, exported, imported and removed', async () => {
  const t = await setUp();
  expect((await t.run(['prices', 'show', 'nano-banana'])).stdout).toBe(
    'google/nano-banana\tbundled\t2026-05-05\t$0.039 a run\n' +
      'google/nano-banana-pro\tbundled\t2026-05-05\t$0.15 to $0.30 an output, by resolution\n',
  );
  await t.run(['prices', 'set', 'google/nano-banana', '--usd', '0.05']);
  await t.run(['prices', 'set', 'acme/slow', '--hardware', 'gpu-t4']);
  await t.run(['prices', 'set', 'gpu-t4', '--usd', '0.001']);
  await t.run([
    'prices',
    'set',
    'acme/film',
    '--usd',
    '.12',
    '--unit',
    'second_media',
    '--count',
    'duration',
  ]);
  const { stdout } = await t.run(['prices', 'show']);
  const own = stdout.split('\n').filter((line) => line.includes('your own'));
  expect(own.map((line) => line.replace(/\d{4}-\d\d-\d\d/, 'today'))).toEqual([
    'acme/film\tyour own\ttoday\t$0.12 a second of video or sound',
    'acme/slow\tyour own\ttoday\tits time on gpu-t4',
    'google/nano-banana\tyour own\ttoday\t$0.05 a run',
    'gpu-t4\tyour own\ttoday\t$0.001 a second (Nvidia T4)',
  ]);
  expect(await t.run(['prices', 'export', 'mine.json'])).toMatchObject({ code: 0, stdout: '' });
  expect((await t.run(['prices', 'export', 'mine.json'])).stderr).toMatch(/EEXIST.+not taken/);
  for (const name of ['google/nano-banana', 'acme/slow', 'acme/film', 'gpu-t4'])
    expect(await t.run(['prices', 'remove', name])).toMatchObject({ code: 0 });
  expect((await t.run(['prices', 'show'])).stdout).not.toContain('your own');
  expect((await t.run(['prices', 'import', 'mine.json'])).stderr).toMatch(
    /Prices of your own: 4\./,
  );
  expect((await t.run(['prices', 'show'])).stdout).toBe(stdout);
  expect((await t.run(['prices', 'export'])).stdout).toBe(
    await readFile(path.join(t.folder, 'mine.json'), 'utf8'),
  );
});

test('a file with a bad entry is refused whole, and the entry is named', async () => {
  const t = await setUp();
  const models = [
    { model: 'acme/good', charges: [{ unit: 'run', price: 1 }] },
    { model: 'acme/bad', charges: [{ unit: 'run', price: 'much' }] },
  ];
  await writeFile(
    path.join(t.folder, 'p.json'),
    JSON.stringify({ format: 'patchbay/prices', version: 1, models }),
  );
  const { code, stderr } = await t.run(['prices', 'import', 'p.json']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^No price was imported\. "acme\/bad": charges\.0\.price: /);
  for (const json of [[], ['--json']])
    expect(await t.run(['prices', 'show', 'acme/good', ...json])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'No price is known for "acme/good": "patchbay prices show" lists all, and "patchbay prices set" adds one.\n',
    });
});

test('what counts for all models of an owner is shown for each', async () => {
  const t = await setUp();
  await t.run(['prices', 'set', 'acme/*', '--usd', '0.05']);
  const { code, stdout } = await t.run(['prices', 'show', 'Acme/painter']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^acme\/\*\tyour own\t\S+\t\$0\.05 a run\n$/);
});

test.each([
  [['prices', 'set', 'acme/a'], /either --usd or --hardware/],
  [['prices', 'set', 'acme/a', '--usd', '1', '--hardware', 'cpu'], /either --usd or --hardware/],
  [['prices', 'set', 'acme/a', '--usd', 'much'], /--usd takes an amount of US dollars/],
  [['prices', 'set', 'acme/a', '--usd', '1', '--unit', 'banana'], /banana/],
  [['prices', 'set', 'cpu', '--usd', '1', '--unit', 'run'], /is a SKU/],
  [['prices', 'set', 'a b/c', '--usd', '1'], /owner\/name/],
  [['prices', 'remove', 'google/nano-banana'], /bundled prices cannot be removed, only replaced/],
  [['prices', 'import', 'gone.json'], /"gone\.json" cannot be read \(ENOENT\)/],
  [['budget', '--per-day', '-1'], /--per-day takes an amount/],
  [['budget', '--per-run', 'lots'], /--per-run takes an amount/],
])('%j is refused in one sentence', async (args, sentence) => {
  const t = await setUp();
  const { code, stdout, stderr } = await t.run(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(sentence);
});

test('the budget is set and shown; one limit leaves the other alone', async () => {
  const t = await setUp();
  await t.run(['budget', '--per-day', '5']);
  const { stdout } = await t.run(['budget', '--per-run', '0.50']);
  expect(stdout).toMatch(
    /^Day +\d{4}-\d\d-\d\d\nSpent +\$0\nReserved +\$0\nLimit per day +\$5\.00\nLimit per run +\$0\.50\n$/,
  );
  const json = await t.run(['budget', '--per-day', 'none', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject({ perDay: null, perRun: 0.5, spentToday: 0 });
});
