import { expect, test } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { Engine } from '../../electron/engine/engine.ts';
import type { ArtifactRef } from '../../shared/domain/artifact.ts';
import { twoColourPng } from '../support/images.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

/** Each time another model, so that no result of before answers. */
async function runModel(engine: Engine, model: string, ...photos: readonly ArtifactRef[]) {
  const builder = new PipelineBuilder().upload('photo', ...photos);
  await builder.model(engine.client, 'm', model);
  const pipeline = builder.edge('photo.file', 'm.image').build();
  const started = await engine.client.runs.start({ runId: newRunId(), pipeline });
  if (!started.ok) throw new Error(JSON.stringify(started.problems));
  return (await followRun(engine, started.runId)).state;
}

test('the same bytes are uploaded once by two engines, at once and after a restart, until the file is gone', async () => {
  await using t = await createTestEngine();
  const sent = () => t.server.counts.requests('files.create');
  const photo = await t.importFile('a.png', await twoColourPng(20, 20));
  const same = { ...photo, name: 'b.png' };
  expect((await runModel(t.engine, 'blur', photo, same)).status).toBe('succeeded');
  expect(sent()).toBe(1);

  const other = await createEngine(t.options);
  expect((await runModel(other, 'sharpen', photo)).status).toBe('succeeded');
  expect(sent()).toBe(1);

  const provider = 'builtin';
  const [file] = (await other.client.resources.files.list({ provider })).items;
  await other.client.resources.files.delete({ provider, id: file?.id ?? '' });
  expect((await runModel(t.engine, 'edges', photo)).status).toBe('succeeded');
  expect(sent()).toBe(2);
  await other.close();
});

test('a file that the provider has lost fails one run, and the next uploads it again', async () => {
  await using t = await createTestEngine();
  const photo = await t.importFile('a.png', await twoColourPng(20, 20));
  await runModel(t.engine, 'blur', photo);
  const { token } = t.server;
  const headers = { authorization: `Bearer ${token}` };
  const listed = await fetch(`${t.server.baseUrl}/files`, { headers });
  const { results } = (await listed.json()) as { results: readonly { id: string }[] };
  await fetch(`${t.server.baseUrl}/files/${results[0]?.id}`, { method: 'DELETE', headers });
  expect((await runModel(t.engine, 'sharpen', photo)).status).toBe('failed');
  expect((await runModel(t.engine, 'sharpen', photo)).status).toBe('succeeded');
  expect(t.server.counts.requests('files.create')).toBe(2);
});
