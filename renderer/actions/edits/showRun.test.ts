import { expect, test } from 'vitest';
import type { RunSummary } from '../../../shared/api/types.ts';
import { toNodeId, toRunId, type NodeId } from '../../../shared/domain/ids.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import {
  createTestApp,
  testNode,
  testPipeline,
  type TestApp,
} from '../../../test/support/rendererApp.ts';
import { foldRun } from '../../../shared/run/reduceRun.ts';
import { showRun } from './showRun.ts';

const runId = toRunId('old');
const [a, b] = [toNodeId('a'), toNodeId('b')];
const pipeline = testPipeline([testNode('a', 'text'), testNode('b', 'preview')]);
const summary: RunSummary = {
  runId,
  pipelineName: 'Test',
  pipelinePath: null,
  status: 'succeeded',
  priority: 0,
  seq: 1,
  isElsewhere: false,
  startedAt: 1,
  finishedAt: 2,
  cost: { usd: 0, unknown: 0 },
  unended: 0,
};

function appWith(nodes: readonly NodeId[], client: object = {}): TestApp {
  const events: readonly RunEvent[] = [
    { runId, seq: 1, at: 1, type: 'run.started', pipelineName: 'Test', nodes },
    { runId, seq: 2, at: 2, type: 'run.finished', outcome: 'succeeded' },
  ];
  return createTestApp({
    runs: {
      state: async () => foldRun(events) ?? null,
      get: async () => ({ pipeline: testPipeline([testNode('then', 'text')]) }),
    },
    ...client,
  });
}

function load(app: TestApp): void {
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
}

test('a past run takes the place of the shown one', async () => {
  const app = appWith([a, b]);
  load(app);
  await showRun(app, summary);
  expect(app.run.getState()).toMatchObject({ isPast: true, run: { runId, status: 'succeeded' } });
  expect(app.notices).toEqual([]);
});

test('nodes that are gone are counted', async () => {
  const some = appWith([a, toNodeId('gone')]);
  load(some);
  await showRun(some, summary);
  expect(some.run.getState().run?.runId).toBe(runId);
  expect(some.notices[0]?.message).toBe(
    '1 of the 2 nodes of this run are no longer on the canvas.',
  );
});

test.each([
  ['has no file', null],
  ['has a file that is gone', '/gone.patchbay'],
])('a run whose pipeline %s opens it as it was, saved nowhere yet', async (_, pipelinePath) => {
  const app = appWith([toNodeId('then')], {
    pipelines: { open: async () => Promise.reject(new Error('there is no file')) },
  });
  load(app);
  await showRun(app, { ...summary, pipelinePath });
  const { shown } = app.tabs.getState();
  expect(Object.keys(shown.document.getState().pipeline.graph.nodes)).toEqual(['then']);
  expect(shown.document.getState()).toMatchObject({ path: null });
  expect(shown.run.getState()).toMatchObject({ isPast: true, run: { runId } });
});

test('a run of another file opens that file', async () => {
  const opened: string[] = [];
  const app = appWith([a, b], {
    pipelines: {
      open: async ({ path }: { readonly path: string }) => {
        opened.push(path);
        return { path, pipeline, revision: 'r', warnings: [], readOnly: false };
      },
    },
  });
  await showRun(app, { ...summary, pipelinePath: '/there.patchbay' });
  expect(opened).toEqual(['/there.patchbay']);
  expect(app.run.getState()).toMatchObject({ isPast: true, run: { runId } });
});

test('while a run goes on, no other one is shown', async () => {
  const app = appWith([a, b]);
  load(app);
  app.run.getState().begin(toRunId('live'));
  await showRun(app, summary);
  expect(app.run.getState()).toMatchObject({ activeRunId: 'live', run: null });
  expect(app.notices[0]?.message).toContain('A run goes on');
});
