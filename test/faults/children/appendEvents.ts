import { emptyPipeline } from '../../../shared/domain/graph.ts';
import { toNodeId, toRunId } from '../../../shared/domain/ids.ts';
import { createJournal } from '../../../electron/engine/store/journal.ts';
import { openDatabase } from '../../../electron/engine/store/openDatabase.ts';
import { createOwnership } from '../../../electron/engine/store/ownership.ts';
import { createRunIndex } from '../../../electron/engine/store/runIndex.ts';

// Appends for ever, and tells each prediction id once it is on the platter. The test kills it in between.
const [, , path = '', run = ''] = process.argv;
const database = openDatabase(path);
const journal = createJournal({ database, now: Date.now });
const runId = toRunId(run);
const ownership = createOwnership(`${path}-owners`);
// Holds it: what nobody holds is collected, and its lock with it.
process.once('exit', ownership.release);
createRunIndex({
  database,
  ownership,
  isLive: () => true,
  now: Date.now,
}).begin({ runId, pipeline: emptyPipeline('Killed'), pipelinePath: null, request: {} });
const task = { nodeId: toNodeId('n'), path: [] };

async function append(count: number): Promise<void> {
  const predictionId = `p${count}`;
  const provider = 'builtin';
  const intent = { request: predictionId };
  journal.append(runId, { type: 'task.submitting', provider, ...intent, ...task });
  journal.append(runId, { type: 'task.submitted', predictionId, provider, ...task });
  journal.append(runId, { type: 'task.logged', text: 'x'.repeat(5000), ...task });
  await journal.durable();
  process.send?.(predictionId, () => void append(count + 1));
}
await append(1);
