import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine } from '../support/testEngine.ts';

/** The artifacts that are kept for pipelines, whatever the cache does. */
function keptIn(folder: string): ReadonlySet<unknown> {
  const database = new DatabaseSync(path.join(folder, 'data', 'journal.sqlite'));
  const rows = database.prepare('SELECT artifact_id FROM kept_artifacts').all();
  database.close();
  return new Set(rows.map((row) => row['artifact_id']));
}

test('what a user brings in, and what a saved pipeline names, is kept for good; a result is not', async () => {
  await using at = await createTestEngine();
  const photo = await at.importFile('photo.txt', 'a photo');
  expect(keptIn(at.folder)).toEqual(new Set([photo.id]));

  const builder = new PipelineBuilder('Saves a text')
    .node('say', 'text', { text: 'hello' })
    .node('save', 'download')
    .edge('say.text', 'save.file');
  const { events } = await at.run(builder.build());
  const exported = events.find((event) => event.type === 'task.exported');
  if (exported?.type !== 'task.exported') throw new Error('a text is saved as a file');
  const { artifact } = exported;
  expect(keptIn(at.folder)).toEqual(new Set([photo.id]));

  const pipeline = new PipelineBuilder('Uses a result').upload('file', artifact).build();
  await at.client.pipelines.save({
    path: path.join(at.folder, 'p.patchbay'),
    pipeline,
    expectedRevision: null,
  });
  expect(keptIn(at.folder)).toEqual(new Set([photo.id, artifact.id]));
});
