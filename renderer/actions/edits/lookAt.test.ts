import { expect, test } from 'vitest';
import { createTestApp, testNode, testPipeline } from '../../../test/support/rendererApp.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import { stepFind } from './lookAt.ts';

test('a member of a collapsed frame is looked at in its frame, and the next one after it', () => {
  const app = createTestApp();
  const [a, b, frame] = [toNodeId('a'), toNodeId('b'), toNodeId('frame')];
  const pipeline = testPipeline([
    { ...testNode('a', 'text'), frame },
    testNode('b', 'text'),
    testNode('frame', 'frame', { collapsed: true }),
  ]);
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  const found = [a, b];
  app.view
    .getState()
    .setFind({ query: 'text', found, isFound: new Set(found), at: null, asked: 1 });
  stepFind(app, 1);
  expect(app.view.getState().selection.nodes).toEqual([frame]);
  expect(app.view.getState().find?.at).toBe(a);
  stepFind(app, 1);
  expect(app.view.getState().selection.nodes).toEqual([b]);
});
