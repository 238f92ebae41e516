import { expect, test } from 'vitest';
import { toRunId } from '../../shared/domain/ids.ts';
import { createTestApp, testEdge, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import { createTestEngine } from '../../test/support/testEngine.ts';
import { performAction } from './action.ts';
import { deleteShownRun } from './deleteShownRun.ts';
import { openRunPipeline } from './openRunPipeline.ts';
import { priorityActions } from './priorityActions.ts';
import { showNewestRun } from './showNewestRun.ts';

const pipeline = testPipeline(
  [testNode('a', 'text', { text: 'hi' }), testNode('b', 'preview')],
  [testEdge('a.text -> b.value')],
);

test('the newest run is shown, opened as it was, and deleted once that is confirmed', async () => {
  await using engine = await createTestEngine();
  const app = createTestApp(engine.client);
  await performAction(app, showNewestRun);
  expect(app.notices.map(({ message }) => message)).toEqual(['No past runs']);

  await engine.run(pipeline);
  const { runId } = (await engine.run(pipeline)).state;
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  await performAction(app, showNewestRun);
  expect(app.run.getState().run?.runId).toBe(runId);

  await performAction(app, openRunPipeline);
  const copy = app.tabs.getState().shown;
  expect(copy).not.toBe(app);
  expect(copy.run.getState().run?.runId).toBe(runId);

  const deleted = performAction(app, deleteShownRun);
  await expect.poll(() => app.ui.getState().dialog).toMatchObject({ kind: 'confirm' });
  app.ui.getState().answerDialog('yes');
  await deleted;
  expect(app.run.getState().run).toBeNull();
  const left = await engine.client.runs.list({ limit: 10 });
  expect(left.map((run) => run.runId)).not.toContain(runId);
  expect(left).toHaveLength(1);
  expect(deleteShownRun.isEnabled(app)).toBe(false);
});

test('a priority is given to the run that goes on, and to nothing else', async () => {
  const given: unknown[] = [];
  const app = createTestApp({ runs: { setPriority: async (call: unknown) => given.push(call) } });
  for (const action of priorityActions) await performAction(app, action);
  expect(given).toEqual([]);
  app.run.getState().begin(toRunId('live'));
  for (const action of priorityActions) await performAction(app, action);
  expect(given).toEqual([1, 0, -1].map((priority) => ({ runId: 'live', priority })));
});
