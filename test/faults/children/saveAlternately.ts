import { emptyPipeline } from '../../../shared/domain/graph.ts';
import { createPipelineFiles } from '../../../electron/engine/files/pipelineFiles.ts';

// Saves two versions in turn for ever. The test kills it in between.
const [, , path = '', backupFolder = ''] = process.argv;
const files = createPipelineFiles({ backupFolder, now: Date.now });
for (let count = 0; ; count += 1) {
  const name = (count % 2 === 0 ? 'A' : 'B').repeat(400_000);
  await files.save(path, emptyPipeline(name), null);
  process.send?.(count);
}
