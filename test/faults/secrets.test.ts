import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import type { Json } from '../../shared/domain/json.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, newRunId } from '../support/testEngine.ts';

const hush = 'hush-hush-signing-key';

/** Every file below a folder that holds the text, the database's own files included. */
async function filesWith(folder: string, text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if ((await stat(path)).isFile() && (await readFile(path)).includes(text)) found.push(name);
  }
  return found;
}

type TestEngine = Awaited<ReturnType<typeof createTestEngine>>;

/** Signs a letter with a key, and shows the signature. */
async function signing(t: TestEngine, key: Json): Promise<Pipeline> {
  const letter = await t.importFile('letter.txt', 'Dear reader\n');
  const builder = new PipelineBuilder('Signed').upload('letter', letter);
  await builder.model(t.client, 'sign', 'sign-file', { key });
  return builder
    .node('show', 'preview')
    .edge('letter.file', 'sign.file')
    .edge('sign.signature', 'show.value')
    .build();
}

const signature = createHmac('sha256', hush).update('Dear reader\n').digest('hex');

test('a secret that is kept under a name reaches the model, and its name alone is saved', async () => {
  await using t = await createTestEngine();
  const pipeline = await signing(t, { secret: 'signing-key' });
  const missing = await t.client.runs.check({ pipeline });
  expect(missing.problems).toMatchObject([
    {
      nodeId: 'sign',
      port: 'key',
      message: expect.stringContaining('The secret "signing-key" is not on this computer'),
    },
  ]);

  await t.client.secrets.set({ name: 'signing-key', value: hush });
  const path = join(t.folder, 'signed.patchbay');
  await t.client.pipelines.save({ path, pipeline, expectedRevision: null });
  const opened = await t.client.pipelines.open({ path });
  expect(opened.pipeline.graph.nodes[toNodeId('sign')]?.inputs['key']).toEqual({
    secret: 'signing-key',
  });
  const { state, events } = await t.run(opened.pipeline, path);
  expect(state.tasks['sign']?.outputs?.['signature']).toEqual({ type: 'text', text: signature });
  expect(await t.client.secrets.list()).toEqual([{ name: 'signing-key', place: 'session' }]);
  expect(JSON.stringify(events)).not.toContain(hush);
  expect(await filesWith(t.folder, hush)).toEqual([]);

  await t.client.secrets.remove({ name: 'signing-key' });
  expect((await t.client.runs.check({ pipeline })).problems).toHaveLength(1);
});

test('the environment gives a secret, and goes before what is kept', async () => {
  await using t = await createTestEngine({ env: { PATCHBAY_SECRET_SIGNING_KEY: hush } });
  await t.client.secrets.set({ name: 'signing-key', value: 'another' });
  expect(await t.client.secrets.list()).toEqual([{ name: 'signing-key', place: 'environment' }]);
  const { state } = await t.run(await signing(t, { secret: 'signing-key' }));
  expect(state.tasks['sign']?.outputs?.['signature']).toEqual({ type: 'text', text: signature });
});

test('another secret under the same name makes another result', async () => {
  await using t = await createTestEngine();
  const pipeline = await signing(t, { secret: 'key' });
  await t.client.secrets.set({ name: 'key', value: 'first' });
  await t.run(pipeline);
  expect((await t.run(pipeline)).state.tasks['sign']).toMatchObject({ reused: true });
  await t.client.secrets.set({ name: 'key', value: hush });
  const { state } = await t.run(pipeline);
  expect(state.tasks['sign']).toMatchObject({ reused: false });
  expect(state.tasks['sign']?.outputs?.['signature']).toEqual({ type: 'text', text: signature });
});

test('a name that cannot name a secret is refused', async () => {
  await using t = await createTestEngine();
  await expect(t.client.secrets.set({ name: 'a b', value: 'x' })).rejects.toThrow('name');
});

test('a secret input reaches the model, and no file, journal or event', async () => {
  await using t = await createTestEngine();
  const pipeline = await signing(t, hush);

  const path = join(t.folder, 'signed.patchbay');
  await t.client.pipelines.save({ path, pipeline, expectedRevision: null });
  const { state, events } = await t.run(pipeline);
  t.server.faults.add({ on: 'predictions.create', fault: { kind: 'problem', status: 500 } });
  const failed = await t.client.runs.start({ runId: newRunId(), pipeline });
  if (failed.ok) for await (const _ of await t.client.runs.events({ runId: failed.runId }));

  expect(state.status).toBe('succeeded');
  expect(JSON.stringify(events)).not.toContain(hush);
  expect(await filesWith(t.folder, hush)).toEqual([]);
});

test('a model that prints its secret, or fails with it, tells it to no file, journal or event', async () => {
  await using t = await createTestEngine();
  const pipeline = await signing(t, { secret: 'signing-key' });
  await t.client.secrets.set({ name: 'signing-key', value: hush });
  t.server.faults.add({
    on: 'predictions.create',
    fault: {
      kind: 'model-failure',
      error: `Cannot sign with ${hush}`,
      logs: `using key=${hush}\nin base64 ${Buffer.from(`x${hush}`).toString('base64')}\ndone`,
    },
  });
  const { state, events } = await t.run(pipeline);
  expect(state.tasks['sign']?.failure?.message).toContain('Cannot sign with [redacted]');
  const told = events.flatMap((event) => (event.type === 'task.logged' ? [event.text] : []));
  expect(told.join('')).toMatch(/^using key=\[redacted\]\nin base64 .*\[redacted\].*\ndone$/);
  expect(JSON.stringify(events)).not.toContain(hush);
  expect(await filesWith(join(t.folder, 'data'), hush)).toEqual([]);
});

test('the search finds a planted secret', async () => {
  await using t = await createTestEngine();
  await t.importFile('leak.txt', `the key is ${hush}`);
  expect(await filesWith(t.folder, hush)).toHaveLength(1);
});

test('a token of a provider is in no file and no answer', async () => {
  const token = 'r8_thisIsATokenOfNobody0123456789';
  await using t = await createTestEngine({ env: { REPLICATE_BASE_URL: 'http://127.0.0.1:9/v1' } });
  const answers = [
    await t.client.connections.setToken({ id: 'replicate', token }),
    await t.client.connections.list(),
    await t.client.connections.test({ id: 'replicate' }),
  ];
  expect(JSON.stringify(answers)).not.toContain(token);
  expect(await filesWith(t.folder, token)).toEqual([]);
});
