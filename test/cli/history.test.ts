import path from 'node:path';
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { createInProcessCli } from '../support/inProcessCli.ts';
import { numberLines } from '../support/numberLines.ts';

/** Twelve words, one of which fails, and a run of them beside one of a single word. */
async function createHistoryCli() {
  const cli = await createInProcessCli();
  const words = Array.from({ length: 12 }, (_, at) => (at === 10 ? 'no json' : `{"n":${at}}`));
  const write = (name: string, lines: readonly string[]) =>
    writeFile(
      path.join(cli.folder, `${name}.patchbay`),
      serializePipeline(numberLines(name, lines)),
    );
  await write('Numbers', words);
  await write('One number', ['{"n":1}']);
  const failed = await cli.run(['run', 'Numbers.patchbay', '--json']);
  await cli.run(['run', 'One number.patchbay']);
  const runId: unknown = JSON.parse(failed.stdout.split('\n')[0] ?? '').runId;
  return { ...cli, cli, runId: String(runId) };
}

test('a list is searched and narrowed by status', async () => {
  await using at = await createHistoryCli();
  const names = async (...args: readonly string[]) => {
    const { stdout } = await at.run(['runs', 'list', '--json', ...args]);
    const runs: readonly { readonly pipelineName: string }[] = JSON.parse(stdout);
    return runs.map(({ pipelineName }) => pipelineName);
  };
  expect(await names()).toEqual(['One number', 'Numbers']);
  expect(await names('--status', 'failed')).toEqual(['Numbers']);
  expect(await names('--search', 'ONE')).toEqual(['One number']);
  expect(await names('--search', 'one', '--status', 'failed')).toEqual([]);
});

test('the items of one node are shown in their order, the failed ones alone where asked for', async () => {
  await using at = await createHistoryCli();
  const items = async (...args: readonly string[]) => {
    const { stdout } = await at.run(['runs', 'show', at.runId, '--json', ...args]);
    const { tasks }: { readonly tasks: readonly { readonly item: string }[] } = JSON.parse(stdout);
    return tasks.map(({ item }) => item);
  };
  const all = Array.from({ length: 12 }, (_, index) => String(index + 1));
  expect(await items('--node', 'number')).toEqual(all);
  expect(await items('--node', 'number', '--failed')).toEqual(['11']);
  expect(await items('--failed')).toEqual(['11']);
  expect(await items()).toEqual(['', '', ...all, '']);
  const unknown = await at.run(['runs', 'show', at.runId, '--node', 'nothing']);
  expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('no node "nothing"') });
});

test('a run that has ended is not canceled', async () => {
  await using at = await createHistoryCli();
  expect(await at.run(['runs', 'cancel', at.runId])).toMatchObject({
    code: 2,
    stderr: `The run "${at.runId}" has ended already (failed).\n`,
  });
  expect((await at.run(['runs', 'cancel', 'nothing'])).stderr).toMatch(
    /^There is no run "nothing"/,
  );
});

test('a deletion says what would go, asks, and leaves the other runs', async () => {
  await using at = await createHistoryCli();
  const dry = await at.run(['runs', 'delete', at.runId, '--dry-run']);
  expect(dry.stderr).toMatch(/^1 run would go: 0 files of 0 B, [\d.]+ KB of the journal\.\n$/);
  expect(await at.run(['runs', 'delete', at.runId])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('add --yes'),
  });
  expect(await at.run(['runs', 'delete', at.runId], { typed: 'n' })).toMatchObject({ code: 3 });
  const done = await at.run(['runs', 'delete', at.runId], { typed: 'y' });
  expect(done.stderr).toContain('Delete 1 run (0 files of 0 B');
  expect(done.stderr).toContain('1 run deleted.');
  const left = await at.run(['runs', '--json']);
  expect(JSON.parse(left.stdout)).toMatchObject([{ pipelineName: 'One number' }]);
  expect(await at.run(['runs', 'show', at.runId])).toMatchObject({ code: 2 });

  const none = await at.run(['runs', 'delete', '--older-than', '30d', '--json']);
  expect(JSON.parse(none.stdout)).toMatchObject({ runs: 0 });
  expect(await at.run(['runs', 'delete'])).toMatchObject({
    code: 2,
    stderr: 'No run is named: write which runs to delete, or --older-than 30d.\n',
  });
});
