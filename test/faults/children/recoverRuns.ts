import { readFile } from 'node:fs/promises';
import { createEngine } from '../../../electron/engine/createEngine.ts';
import type { Pipeline } from '../../../shared/domain/graph.ts';
import { toRunId } from '../../../shared/domain/ids.ts';
import { eachEvent } from '../../support/eachEvent.ts';
import { createMemorySecrets, memoryHost } from '../../support/testEngine.ts';

// A host on a data folder that may have others: tells how many runs it goes on with, then how each ended.
const [, , dataDir = '', pipelineFile = ''] = process.argv;
const engine = await createEngine({
  dataDir,
  version: '0.0.0-test',
  host: memoryHost,
  secrets: createMemorySecrets(),
  env: process.env,
  defaultOutputFolder: `${dataDir}/out`,
  examplesDir: dataDir,
  startFolder: dataDir,
  recover: true,
  settleMs: 400,
});
const runId = toRunId('shared');
if (pipelineFile !== '') {
  const pipeline = JSON.parse(await readFile(pipelineFile, 'utf8')) as Pipeline;
  await engine.client.runs.start({ runId, pipeline, pipelinePath: null });
}
const { runs } = engine.underway();
process.send?.({ runs });
if (runs > 0)
  for await (const event of eachEvent(await engine.client.runs.events({ runId }))) {
    if (event.type === 'task.submitted') process.send?.({ submitted: event.nodeId });
    if (event.type === 'task.retrying') process.send?.({ retrying: event.attempt });
    if (event.type === 'run.finished') process.send?.({ outcome: event.outcome });
  }
