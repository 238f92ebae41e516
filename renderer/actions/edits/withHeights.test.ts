import { expect, test } from 'vitest';
import { toNodeId, toRunId } from '../../../shared/domain/ids.ts';
import { createTestApp, testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import { saveDocument } from './saveDocument.ts';
import { withHeights } from './withHeights.ts';

const [a, b] = [toNodeId('a'), toNodeId('b')];
const pipeline = testPipeline([testNode('a', 'text'), testNode('b', 'preview')]);

test('heights that were drawn are saved on the grid; nodes that were never drawn keep what they had', () => {
  const app = createTestApp();
  app.shapes.set(a, { width: 256, height: 90.4, handles: [] });
  const { layout, graph } = withHeights(app, pipeline);
  expect(layout[a]).toEqual({ ...pipeline.layout[a], height: 96 });
  expect(layout[b]).toBe(pipeline.layout[b]);
  expect(graph).toBe(pipeline.graph);
});

test('a node that shows a result keeps the height it had', () => {
  const app = createTestApp();
  app.shapes.set(a, { width: 256, height: 400, handles: [] });
  const runId = toRunId('run');
  app.run.getState().begin(runId);
  const task = { nodeId: a, path: [] };
  app.run.getState().applyEvents([
    { type: 'run.started', runId, seq: 1, at: 0, pipelineName: 'Test', nodes: [a] },
    { type: 'task.started', runId, seq: 2, at: 0, attempt: 1, ...task },
  ]);
  expect(withHeights(app, pipeline).layout[a]).toEqual(pipeline.layout[a]);
});

test('a save writes heights and is no edit: the document is clean and nothing can be undone', async () => {
  const saved: unknown[] = [];
  const save = async (request: { readonly pipeline: unknown }) => {
    saved.push(request.pipeline);
    return { path: '/a.patchbay', revision: '2' };
  };
  const app = createTestApp({ pipelines: { save } });
  app.document.getState().load({ pipeline, path: '/a.patchbay', revision: '1', warnings: [] });
  app.shapes.set(b, { width: 280, height: 64, handles: [] });
  expect(await saveDocument(app)).toBe(true);
  expect(saved).toMatchObject([{ layout: { b: { height: 64 } } }]);
  const { canUndo, savedPipeline, pipeline: open } = app.document.getState();
  expect(canUndo).toBe(false);
  expect(savedPipeline).toBe(open);
});
