import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { openDatabase } from '../electron/engine/store/openDatabase.ts';
import { createJournal } from '../electron/engine/store/journal.ts';
import { createOwnership } from '../electron/engine/store/ownership.ts';
import { createRunIndex } from '../electron/engine/store/runIndex.ts';
import { toArtifactId, toNodeId, toRunId, type RunId } from '../shared/domain/ids.ts';
import { fileValue } from '../shared/domain/values.ts';
import type { RunEventBody, TaskRef } from '../shared/run/events.ts';
import { PipelineBuilder } from '../test/support/pipelineBuilder.ts';

/** The run of 10,000 items through three nodes, among the others. */
export const bigRun = toRunId('big');

const items = 10_000;
const nodes = ['load', 'upscale', 'caption'].map(toNodeId);
const tasksPerRun = 146;

/** Fills a data folder with 1,000 runs of about 1,000,000 events, through the journal itself. Gives how many there are. */
export function fillHistory(dataDir: string): { readonly runs: number; readonly events: number } {
  const database = openDatabase(join(dataDir, 'journal.sqlite'));
  const ownership = createOwnership(join(dataDir, 'owners'));
  const clock = { now: Date.now() - 90 * 86_400_000 };
  const now = (): number => (clock.now += 7);
  const index = createRunIndex({ database, ownership, isLive: () => true, now });
  const journal = createJournal({ database, now });
  const addArtifact = database.prepare(
    "INSERT OR IGNORE INTO artifacts (id, size, media_type, name, created_at) VALUES (?, 1000, 'image/png', 'a.png', 0)",
  );
  let events = 0;

  const addRun = (runId: RunId, tasks: readonly TaskRef[]): void => {
    const append = (body: RunEventBody): void => {
      journal.append(runId, body);
      events += 1;
    };
    index.begin({ runId, pipeline, pipelinePath: '/pipelines/batch.patchbay', request: {} });
    append({ type: 'run.started', pipelineName: pipeline.name, nodes });
    for (const task of tasks) {
      const id = toArtifactId(hash(`${runId} ${task.nodeId} ${task.path.join()}`));
      addArtifact.run(id);
      for (const body of taskEvents(task, id)) append(body);
    }
    append({
      type: 'run.finished',
      outcome: Number(runId.slice(1)) % 10 === 0 ? 'failed' : 'succeeded',
    });
    journal.flush();
  };

  database.exec('PRAGMA synchronous = OFF');
  for (let run = 0; run < 999; run += 1) {
    const tasks = Array.from({ length: tasksPerRun }, (_, at) => ({
      nodeId: toNodeId('upscale'),
      path: [at],
    }));
    addRun(toRunId(`r${run}`), tasks);
    if (run === 500)
      addRun(
        bigRun,
        nodes.flatMap((nodeId) =>
          Array.from({ length: items }, (_, at) => ({ nodeId, path: [at] })),
        ),
      );
  }
  ownership.release();
  database.close();
  return { runs: 1_000, events };
}

const pipeline = new PipelineBuilder('Batch of pictures')
  .node('load', 'text', { text: 'x' })
  .build();

function taskEvents(task: TaskRef, id: ReturnType<typeof toArtifactId>): readonly RunEventBody[] {
  const [provider, request] = ['replicate', hash(id)];
  const fails = Number(task.path[0]) % 100 === 99;
  return [
    { type: 'task.started', attempt: 1, ...task },
    { type: 'task.submitting', provider, request, ...task },
    { type: 'task.submitted', provider, predictionId: request.slice(0, 26), ...task },
    { type: 'task.progressed', fraction: 0.5, ...task },
    { type: 'task.logged', text: 'Using seed 1234\n 50%|#####     | 10/20\n', ...task },
    fails
      ? {
          type: 'task.failed',
          failure: {
            kind: 'prediction-failed',
            message: 'It failed.',
            predictionId: 'p',
            logs: '',
          },
          ...task,
        }
      : {
          type: 'task.succeeded',
          outputs: {
            output: fileValue({ id, name: 'a.png', mediaType: 'image/png', size: 1_000 }),
          },
          reused: false,
          cost: 0.002,
          ...task,
        },
  ];
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
