import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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

test('a secret input reaches the model, and no file, journal or event', async () => {
  await using t = await createTestEngine();
  const letter = await t.importFile('letter.txt', 'Dear reader\n');
  const builder = new PipelineBuilder('Signed').upload('letter', letter);
  await builder.model(t.client, 'sign', 'sign-file', { key: hush });
  const pipeline = builder
    .node('show', 'preview')
    .edge('letter.file', 'sign.file')
    .edge('sign.signature', 'show.value')
    .build();

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
