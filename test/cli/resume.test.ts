import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import type { RunSummary } from '../../shared/api/types.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { twoColourPng } from '../support/images.ts';
import { createInProcessCli } from '../support/inProcessCli.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { writeChangedExample } from './pipelineFile.ts';
import { createCliTest, type CliResult } from './runCli.ts';

const textOnly = serializePipeline(
  new PipelineBuilder('Words')
    .node('text', 'text', { text: 'Hello' })
    .node('show', 'preview')
    .edge('text.text', 'show.value')
    .build(),
);
const runsAtReplicate = ['--provider', 'replicate', '-o', 'results'];

/** First steps in a folder of its own, whose Replicate is a built-in server in this process. */
async function createResumeTest() {
  const token = randomBytes(24).toString('hex');
  const cli = await createCliTest({ REPLICATE_API_TOKEN: token });
  const server = await createBuiltinServer({ token, storageDir: cli.path('server') });
  await writeFile(cli.path('mountain-lake.jpg'), await twoColourPng(8, 8));
  await writeChangedExample('first-steps', {
    target: cli.path('steps.patchbay'),
    change: () => undefined,
  });
  const env = { REPLICATE_BASE_URL: server.baseUrl };
  return {
    server,
    cli,
    env,
    run: (...args: readonly string[]): Promise<CliResult> => cli.run(args, env),
    creates: () => server.counts.creates().map(({ model }) => model),
    async [Symbol.asyncDispose]() {
      await server.close();
      await cli[Symbol.asyncDispose]();
    },
  };
}

async function newestRun(t: Awaited<ReturnType<typeof createResumeTest>>): Promise<RunSummary> {
  const { stdout } = await t.run('runs', '--json', '--limit', '1');
  const [newest] = JSON.parse(stdout) as readonly RunSummary[];
  if (newest === undefined) throw new Error('there is no run');
  return newest;
}

test('a failed run says how to go on, and goes on from the failed task', async () => {
  await using t = await createResumeTest();
  t.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'model-failure', error: 'The weights are lost.' },
    model: 'builtin/upscale',
  });
  const failed = await t.run('run', 'steps.patchbay', ...runsAtReplicate);
  expect(failed).toMatchObject({ code: 1, stdout: '' });
  const { runId } = await newestRun(t);
  expect(failed.stderr.trimEnd().split('\n').at(-1)).toBe(
    `Go on with it: patchbay resume ${runId}`,
  );

  const shown = await t.run('runs', 'show', runId);
  expect(shown.code).toBe(0);
  expect(shown.stdout).toMatch(/^Status +failed$/m);
  expect(shown.stdout).toMatch(/^Enlarge\tfailed\t\w+\tThe weights are lost\.$/m);
  expect(shown.stdout).toMatch(/^Black and white\tsucceeded\t\w+\t$/m);

  const resumed = await t.run('resume');
  expect(resumed).toMatchObject({ code: 0 });
  expect(resumed.stderr).toMatch(/^Goes on where it stopped: 3 of 5 tasks are done\.\n/);
  expect(resumed.stderr).not.toContain('Black and white');
  const [file] = await readdir(t.cli.path('results'));
  expect(resumed.stdout).toBe(`${t.cli.path('results', file ?? '')}\n`);
  expect(t.creates()).toEqual(['builtin/grayscale', 'builtin/upscale', 'builtin/upscale']);
  expect(await newestRun(t)).toMatchObject({ runId, status: 'succeeded' });
});

test('a command killed by kill -9 is picked up: nothing is made twice, the results go where they were to go', async () => {
  await using t = await createResumeTest();
  t.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'hold', at: 'processing', answers: 'at once' },
    model: 'builtin/upscale',
  });
  const running = t.cli.start(['run', 'steps.patchbay', '--json', ...runsAtReplicate], t.env, {
    group: true,
  });
  await running.untilOutput(/"task\.submitted"[^\n]*"nodeId":"upscale"/);
  await t.server.faults.whenHeld(1);
  process.kill(-(running.child.pid ?? 0), 'SIGKILL');
  await running.ended;

  const { runId, status } = await newestRun(t);
  expect(status).toBe('interrupted');
  expect(t.server.counts.live()).toBe(1);
  t.server.faults.clear();
  const resumed = await t.run('resume', '--json');
  expect(resumed).toMatchObject({ code: 0, stderr: '' });
  const types = resumed.stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly type: string }).type);
  expect([types[0], types.at(-1)]).toEqual(['run.resumed', 'run.finished']);
  expect(t.creates()).toEqual(['builtin/grayscale', 'builtin/upscale']);
  expect(await readdir(t.cli.path('results'))).toHaveLength(1);
  expect(await newestRun(t)).toMatchObject({ runId, status: 'succeeded' });
});

test('a task of which nobody knows says so, and resuming looks again', async () => {
  await using t = await createResumeTest();
  t.server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'drop', when: 'after' },
    model: 'builtin/upscale',
  });
  t.server.faults.add({ on: 'predictions.list', fault: { kind: 'problem', status: 404 } });
  const failed = await t.run('run', 'steps.patchbay', ...runsAtReplicate);
  expect(failed.code).toBe(1);
  expect(failed.stderr).toMatch(/^Enlarge failed: .+$/m);
  t.server.faults.clear();
  expect(await t.run('resume')).toMatchObject({ code: 0 });
  expect(t.creates()).toEqual(['builtin/grayscale', 'builtin/upscale']);
});

test('what cannot be resumed is told with exit code 2', async () => {
  await using cli = await createInProcessCli();
  const none = await cli.run(['resume']);
  expect(none).toMatchObject({ code: 2, stdout: '' });
  expect(none.stderr).toMatch(
    /^No run of a pipeline in this folder failed, broke off or is paused/,
  );
  expect(await cli.run(['resume', 'no-such-run'])).toMatchObject({
    code: 2,
    stderr: 'There is no run "no-such-run" in this data folder: "patchbay runs" lists them.\n',
  });
  expect((await cli.run(['runs', 'show', '../x'])).stderr).toBe(
    '"../x" is not the id of a run: "patchbay runs" lists them.\n',
  );
  expect(await cli.run(['runs'])).toMatchObject({ code: 0, stderr: 'There are none.\n' });
  await writeFile(path.join(cli.folder, 'words.patchbay'), textOnly);
  expect(await cli.run(['run', 'words.patchbay'])).toMatchObject({ code: 0 });
  const done = await cli.run(['resume', 'run']);
  expect(done).toMatchObject({ code: 2 });
  expect(done.stderr).toContain('has succeeded: there is nothing left to do');
  expect((await cli.run(['runs'])).stdout).toMatch(/^run\tsucceeded\t\S+Z\t[\d.]+ s\tWords\n$/);
});

test('the beginning of an id names its run; of several it names none', async () => {
  await using cli = await createInProcessCli();
  await writeFile(path.join(cli.folder, 'words.patchbay'), textOnly);
  for (let runs = 0; runs < 8; runs += 1)
    expect(await cli.run(['run', 'words.patchbay'])).toMatchObject({ code: 0 });
  // They are run, run-2 to run-8: one whose id is written out is meant, whatever else begins so.
  expect((await cli.run(['runs', 'show', 'run'])).stdout).toMatch(/^Run +run$/m);
  const several = await cli.run(['runs', 'delete', 'run-', '--yes']);
  expect(several).toEqual({
    code: 2,
    stdout: '',
    stderr:
      '"run-" is the beginning of 7 ids: write more of it, of run-8, run-7, run-6, run-5, run-4 and 2 more.\n',
  });
  expect((await cli.run(['runs', 'show', 'ru'])).stderr).toBe(
    '"ru" is too little of an id: write at least 4 characters of it.\n',
  );
  await cli.run(['runs', 'delete', 'run', 'run-3', '--yes']);
  for (const command of [
    ['runs', 'show'],
    ['runs', 'delete', '--yes'],
    ['resume'],
    ['runs', 'cancel'],
  ])
    expect((await cli.run([...command, 'run-3'])).stderr).toMatch(/^There is no run "run-3" /);
});

test('a run that fails again says so; one of a folder below is of this folder too', async () => {
  await using t = await createResumeTest();
  await mkdir(t.cli.path('elsewhere'));
  await writeChangedExample('first-steps', {
    target: t.cli.path('elsewhere', 'broken.patchbay'),
    change: () => undefined,
  });
  await writeFile(t.cli.path('elsewhere', 'mountain-lake.jpg'), 'no picture');
  expect((await t.run('run', 'elsewhere/broken.patchbay', '-o', 'results')).code).toBe(1);
  const { status } = await newestRun(t);
  expect(status).toBe('failed');
  expect(await t.run('resume')).toMatchObject({ code: 1 });
});
