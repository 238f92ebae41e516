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
    testNode('a', 'text'),
    { ...testNode('far', 'preview'), title: 'Far' },
    { ...testNode('near', 'preview'), title: 'Near' },
    testNode('files', 'pack-files'),
  ],
  ['a.text -> far.value'].map(testEdge),
);
const app = createTestApp();
app.document.getState().load({
  pipeline: {
    ...pipeline,
    layout: {
      ...pipeline.layout,
      [toNodeId('far')]: { x: 9000, y: 0 },
      [toNodeId('near')]: { x: 8, y: 0 },
    },
  },
  path: null,
  revision: null,
  warnings: [],
});
const text: PortEnd = { nodeId: toNodeId('a'), port: 'text', direction: 'output', type: 'text' };

test('what fits comes by its distance, and says what it would replace', () => {
  const targets = connectTargets(app, text).map(({ label, hint }) => [label, hint]);
  expect(targets[0]).toEqual(['Near · Value', '']);
  expect(targets.at(-1)).toEqual(['Far · Value', 'replaces']);
});

test('what does not fit says why in a sentence', () => {
  const refused = refusedTargets(app, text);
  const fits = new Set(connectTargets(app, text).map(({ key }) => key));
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.every(({ key, why }) => !fits.has(key) && why.endsWith('.'))).toBe(true);
});
