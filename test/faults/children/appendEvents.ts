import { emptyPipeline } from '../../../shared/domain/graph.ts';
import { toNodeId, toRunId } from '../../../shared/domain/ids.ts';
import { createJournal } from '../../../electron/engine/store/journal.ts';
import { openDatabase } from '../../../electron/engine/store/openDatabase.ts';

// Appends for ever, and tells each prediction id once `append` has returned. The test kills it in between.
const [, , path = '', run = ''] = process.argv;
const journal = createJournal(openDatabase(path), Date.now);
const runId = toRunId(run);
journal.begin({ runId, pipeline: emptyPipeline('Killed'), pipelinePath: null });
const task = { nodeId: toNodeId('n'), path: [] };

function append(count: number): void {
  const predictionId = `p${count}`;
  journal.append(runId, { type: 'task.submitting', fingerprint: predictionId, ...task });
  journal.append(runId, { type: 'task.submitted', predictionId, provider: 'builtin', ...task });
  journal.append(runId, { type: 'task.logged', text: 'x'.repeat(5000), ...task });
  process.send?.(predictionId, () => append(count + 1));
}
append(1);
