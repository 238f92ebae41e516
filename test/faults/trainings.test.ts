import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openZip } from '../../electron/builtin/files/readZip.ts';
import type { JsonObject } from '../../shared/domain/json.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import {
  bluePictures,
  meanColour,
  newDestination as created,
  trainAndApply,
} from '../support/trainAndApply.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

test('pictures train a version, and the prediction that it feeds gives a picture their colours', async () => {
  await using t = await createTestEngine();
  const { events, state } = await t.run(await trainAndApply(t));

  expect(state.status).toBe('succeeded');
  const [red = 0, green = 0, blue = 0] = await meanColour(
    await readFile(join(t.folder, 'out', 'Train', 'sunny.png')),
  );
  expect(blue).toBeGreaterThan(green + 40);
  expect(green).toBeGreaterThan(red);
  const learned = state.tasks['learn'];
  expect(learned?.outputs?.['version']).toEqual({
    type: 'text',
    text: expect.stringMatching(/^builtin\/mine:[0-9a-f]{64}$/),
  });
  expect(learned?.outputs?.['weights']).toMatchObject({
    artifact: { name: 'mine-weights.json', mediaType: 'application/json' },
  });
  expect(learned?.logs).toContain('Pictures to learn from: 3.');
  expect(learned).toMatchObject({ fraction: 1, provider: 'builtin' });

  const told = events.filter((event) => 'nodeId' in event && event.nodeId === 'learn');
  const spending = told.filter(
    ({ type }) => type === 'task.submitting' || type === 'task.submitted',
  );
  expect(spending).toMatchObject([
    { type: 'task.submitting', work: 'training', request: expect.any(String) },
    { type: 'task.submitted', work: 'training', provider: 'builtin' },
  ]);
  const { resources } = t.client;
  const { items } = await resources.trainings.list({ provider: 'builtin' });
  expect(items.map(({ id }) => id)).toEqual([learned?.predictionId]);
  // The version that was sent was the trained one, and no input was made of it.
  const made = await resources.predictions.list({ provider: 'builtin' });
  expect(made.items).toMatchObject([{ model: 'builtin/mine' }]);
  expect(Object.keys(made.items[0]?.input ?? {})).toEqual(['image']);
});

test('loose files make one zip, the same files the same zip, and one training', async () => {
  await using t = await createTestEngine();
  const runOnce = async () => {
    const { state } = await t.runAgain(await trainAndApply(t));
    expect(state.status).toBe('succeeded');
    return state.nodes;
  };
  expect(Object.keys(await runOnce())).toContain('learn');
  await runOnce();
  expect(t.server.counts.requests('trainings.create')).toBe(2);
  // Six files were uploaded at most once each: the zip of three pictures, and the sunny picture.
  expect(t.server.counts.requests('files.create')).toBe(2);
});

test('a zip is given as it is', async () => {
  await using t = await createTestEngine();
  const loose = await bluePictures(t);
  const folder = await readdir(join(t.folder, 'data', 'artifacts'));
  expect(folder.length).toBeGreaterThan(1);
  const first = new PipelineBuilder('Zip').upload('blues', ...loose);
  await first.training(t.client, 'learn', created);
  const { state } = await t.run(first.edge('blues.file', 'learn.input_images').build());
  expect(state.status).toBe('succeeded');
  const zips = (await filesUnder(join(t.folder, 'data', 'artifacts'))).filter((file) =>
    file.bytes.subarray(0, 2).equals(Buffer.from('PK')),
  );
  expect(zips).toHaveLength(1);
  const [zip] = zips;
  if (zip === undefined) return;
  await using archive = await openZip(zip.path, {
    entries: 9,
    entryBytes: 2 ** 20,
    totalBytes: 2 ** 20,
  });
  expect(archive.entries.map(({ name }) => name)).toEqual([
    'blue-0.png',
    'blue-1.png',
    'blue-2.png',
  ]);

  const given = await t.importFile('mine.zip', zip.bytes);
  const second = new PipelineBuilder('Zip').upload('blues', given);
  await second.training(t.client, 'learn', created);
  expect((await t.run(second.edge('blues.file', 'learn.input_images').build())).state.status).toBe(
    'succeeded',
  );
  // The same bytes: nothing was packed again, and nothing uploaded again.
  expect(t.server.counts.requests('files.create')).toBe(1);
  expect(given.id).toBe(createHash('sha256').update(zip.bytes).digest('hex'));
});

async function filesUnder(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ parentPath, name }) => {
        const path = join(parentPath, name);
        return { path, bytes: await readFile(path) };
      }),
  );
}

test('a missing destination that may not be made is told before anything is sent', async () => {
  await using t = await createTestEngine();
  const pipeline = await trainAndApply(t, { destination: 'builtin/mine' });
  const started = await t.client.runs.start({ runId: newRunId(), pipeline });
  expect(started).toMatchObject({ ok: false });
  expect(
    started.ok ? [] : started.problems.map(({ nodeId, message }) => [nodeId, message]),
  ).toEqual([
    [
      'learn',
      '"Training": The destination builtin/mine does not exist: choose a model of yours, or switch on "Make it if it does not exist" in the inspector.',
    ],
  ]);
  for (const operation of ['models.create', 'trainings.create', 'files.create'] as const)
    expect(t.server.counts.requests(operation)).toBe(0);
});

test('a destination that is there is used, and none is made', async () => {
  await using t = await createTestEngine();
  const mine = { provider: 'builtin', owner: 'builtin', name: 'mine' };
  await t.client.resources.models.create({ ...mine, visibility: 'private', hardware: 'local' });
  const { state } = await t.run(await trainAndApply(t, { destination: 'builtin/mine' }));
  expect(state.status).toBe('succeeded');
  expect(t.server.counts.requests('models.create')).toBe(1);
});

test('what the pipeline says of its training is checked before a run', async () => {
  await using t = await createTestEngine();
  const problemsOf = async (settings: JsonObject) => {
    const { problems } = await t.client.runs.check({
      pipeline: await trainAndApply(t, settings),
    });
    return problems.map(({ message }) => message);
  };
  expect(await problemsOf({ destination: '' })).toEqual([
    '"Training": No destination is given: write the model that gets the new version as owner/name.',
  ]);
  expect(await problemsOf({ destination: 'mine' })).toEqual([
    '"Training": The destination "mine" is not a model: write it as owner/name.',
  ]);
  expect(await problemsOf({ ...created, hardware: '' })).toEqual([
    '"Training": No hardware is chosen for builtin/mine, which may have to be made: choose it in the inspector.',
  ]);
  const gray = await t.client.models.choose({ provider: 'builtin', model: 'builtin/grayscale' });
  const pipeline = await trainAndApply(t, {
    ...created,
    model: 'builtin/grayscale',
    version: gray.version,
  });
  const models = {
    ...pipeline.models,
    [`builtin/grayscale:${gray.version ?? ''}`]: gray.snapshot,
  };
  const { problems } = await t.client.runs.check({ pipeline: { ...pipeline, models } });
  expect(problems.map(({ message }) => message)).toContain(
    '"Training": builtin/grayscale cannot be trained: choose a base model that can.',
  );
});

test('cancel ends the training at the provider', async () => {
  await using t = await createTestEngine();
  t.server.faults.add({ on: 'trainings.create', fault: { kind: 'hold', at: 'processing' } });
  const runId = newRunId();
  await t.client.runs.start({ runId, pipeline: await trainAndApply(t) });
  for await (const event of eachEvent(await t.client.runs.events({ runId })))
    if (event.type === 'task.submitted') break;
  expect(await t.client.runs.cancel({ runId })).toEqual({ canceled: true });

  const { state } = await followRun(t.engine, runId);
  expect(state.status).toBe('canceled');
  expect(state.tasks['learn']?.failure?.kind).toBe('canceled');
  const { items } = await t.client.resources.trainings.list({ provider: 'builtin' });
  expect(items).toMatchObject([{ status: 'canceled' }]);
  expect(t.server.counts.live()).toBe(0);
});

test('a training that fails tells its reason, and what needs its version does not run', async () => {
  await using t = await createTestEngine();
  t.server.faults.add({
    on: 'trainings.create',
    fault: { kind: 'model-failure', error: 'The pictures are too small.', logs: 'Looked at them.' },
  });
  const { state } = await t.run(await trainAndApply(t));
  expect(state.status).toBe('failed');
  expect(state.tasks['learn']?.failure).toMatchObject({
    kind: 'prediction-failed',
    message: 'The pictures are too small.',
    logs: expect.stringContaining('Looked at them.'),
  });
  expect(state.tasks['apply']).toMatchObject({
    status: 'skipped',
    skippedBecause: '"Training", which it depends on, did not succeed.',
  });
  expect(t.server.counts.requests('predictions.create')).toBe(0);
});

test('a create whose answer is lost is found in the list, and there is one training', async () => {
  await using t = await createTestEngine();
  t.server.faults.add({ on: 'trainings.create', fault: { kind: 'drop', when: 'after' } });
  const { state } = await t.run(await trainAndApply(t));
  expect(state.status).toBe('succeeded');
  const { items } = await t.client.resources.trainings.list({ provider: 'builtin' });
  expect(items).toHaveLength(1);
});

test('an input that the provider refuses comes back on its port', async () => {
  await using t = await createTestEngine();
  const words = await t.importFile('notes.txt', 'No picture at all.');
  const builder = new PipelineBuilder('Words').upload('words', words);
  await builder.training(t.client, 'learn', created);
  t.server.faults.add({
    on: 'trainings.create',
    fault: {
      kind: 'problem',
      status: 422,
      invalidFields: [{ type: 'value', field: 'input.side', description: 'side is too small' }],
    },
  });
  const { state } = await t.run(builder.edge('words.file', 'learn.input_images').build());
  expect(state.tasks['learn']?.failure).toMatchObject({ kind: 'invalid-input', port: 'side' });
});

test('a zip among loose files is refused by name, and nothing is sent', async () => {
  await using t = await createTestEngine();
  const zip = await t.importFile('old.zip', Buffer.from('PK\u0005\u0006'.padEnd(22, '\0')));
  const builder = new PipelineBuilder('Both').upload('files', zip, ...(await bluePictures(t)));
  await builder.training(t.client, 'learn', created);
  const { state } = await t.run(builder.edge('files.file', 'learn.input_images').build());
  expect(state.tasks['learn']?.failure).toMatchObject({
    kind: 'invalid-input',
    port: 'input_images',
    message: expect.stringContaining('"old.zip" came with 3 more'),
  });
  expect(t.server.counts.requests('trainings.create')).toBe(0);
  expect(t.server.counts.requests('models.create')).toBe(0);
});
