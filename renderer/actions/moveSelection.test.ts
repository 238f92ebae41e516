import { expect, test } from 'vitest';
import { createTestApp, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import { moveDown, moveRight } from './moveSelection.ts';

test('what is selected moves by the grid, and a held key is one step of undo', async () => {
  const app = createTestApp();
  const pipeline = testPipeline([testNode('a', 'text'), testNode('b', 'text')], []);
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  const a = toNodeId('a');
  app.view.getState().select({ nodes: [a] });
  for (const action of [moveDown, moveDown, moveRight]) await action.perform(app);
  const { layout } = app.document.getState().pipeline;
  const { x, y } = pipeline.layout[a] ?? { x: 0, y: 0 };
  expect(layout[a]).toMatchObject({ x: x + 8, y: y + 16 });
  expect(layout[toNodeId('b')]).toBe(pipeline.layout[toNodeId('b')]);
  app.document.getState().undo();
  expect(app.document.getState().pipeline).toBe(pipeline);
});

test('the members of a frame move with it', async () => {
  const app = createTestApp();
  const [a, frame] = [toNodeId('a'), toNodeId('frame')];
  const nodes = [{ ...testNode('a', 'text'), frame }, testNode('frame', 'frame')];
  const pipeline = testPipeline(nodes, []);
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  app.view.getState().select({ nodes: [frame] });
  await moveDown.perform(app);
  const { layout } = app.document.getState().pipeline;
  for (const id of [a, frame]) expect(layout[id]?.y).toBe((pipeline.layout[id]?.y ?? 0) + 8);
});
