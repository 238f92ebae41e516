import { expect, test } from 'vitest';
import {
  createTestApp,
  testEdge,
  testNode,
  testPipeline,
} from '../../../test/support/rendererApp.ts';
import { toNodeId } from '../../../shared/domain/ids.ts';
import type { PortEnd } from '../../stores/places.ts';
import { connectTargets, refusedTargets } from './connectTargets.ts';

const pipeline = testPipeline(
  [
    testNode('first', 'text-template'),
    testNode('second', 'text-template'),
    { ...testNode('far', 'preview'), title: 'Far' },
    { ...testNode('near', 'preview'), title: 'Near' },
  ],
  ['first.text -> second.subject', 'second.text -> far.value'].map(testEdge),
);
const places = {
  [toNodeId('second')]: { x: 0, y: 0 },
  [toNodeId('far')]: { x: 9000, y: 0 },
  [toNodeId('near')]: { x: 8, y: 0 },
};
const app = createTestApp();
app.document.getState().load({
  pipeline: { ...pipeline, layout: { ...pipeline.layout, ...places } },
  path: null,
  revision: null,
  warnings: [],
});
const text: PortEnd = {
  nodeId: toNodeId('second'),
  port: 'text',
  direction: 'output',
  type: 'text',
};

test('what fits comes by its distance', () => {
  expect(connectTargets(app, text).map(({ label }) => label)).toEqual([
    'Near · Value',
    'Far · Value',
  ]);
});

test('what does not fit says why', () => {
  expect(refusedTargets(app, text)).toEqual([
    {
      key: 'first subject',
      label: 'Text template · subject',
      why: 'This would make a cycle: the node would wait for its own result.',
    },
  ]);
});
