import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyPipeline, type FileRef } from '../../../shared/domain/graph.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { adoptFiles } from '../../../electron/engine/files/adoptFiles.ts';
import { createArtifactStore } from '../../../electron/engine/store/artifactStore.ts';
import { openDatabase } from '../../../electron/engine/store/openDatabase.ts';

// Adopts the files many/0.txt, many/1.txt ... of a folder and tells how many came.
const [, , folder = '', count = '0'] = process.argv;
await mkdir(join(folder, 'child'));
const database = openDatabase(join(folder, 'child', 'journal.sqlite'));
const store = await createArtifactStore({ folder: join(folder, 'child'), database, now: Date.now });
const files = Array.from({ length: Number(count) }, (_, index) => ({
  name: `${index}.txt`,
  path: `many/${index}.txt`,
}));
const id = toNodeId('u');
const node = {
  id,
  type: 'file-upload',
  typeVersion: 1,
  settings: { mode: 'many', files },
  inputs: {},
};
const pipeline = { ...emptyPipeline('Many'), graph: { nodes: { [id]: node }, edges: [] } };
const adopted = await adoptFiles(store, pipeline, join(folder, 'p.patchbay'));
const after = adopted.pipeline.graph.nodes[id]?.settings['files'] as unknown as readonly FileRef[];
const done = after.filter((file) => file.artifact !== undefined);
process.stdout.write(JSON.stringify({ warnings: adopted.warnings, adopted: done.length }));
database.close();
