import { expect, test } from 'vitest';
import { testNode } from '../../test/support/rendererApp.ts';
import { describeNode, type NodeState } from './describeNode.ts';

const plain: NodeState = { status: undefined, connected: 0, problems: 0, isBlocked: false };
const model = testNode('up', 'prediction', { model: 'builtin/upscale' });

test('a node is named by its title and what it is', () => {
  expect(describeNode(testNode('a', 'text'), plain)).toBe('Text node');
  expect(describeNode(model, plain)).toBe('upscale, Prediction node');
});

test('between the two comes how it stands in its graph and its run', () => {
  const busy: NodeState = { ...plain, status: 'failed', connected: 2, problems: 1 };
  expect(describeNode(model, busy)).toBe(
    'upscale, failed, 2 inputs connected, 1 problem, Prediction node',
  );
  expect(describeNode(testNode('a', 'text'), { ...plain, status: 'succeeded' })).toBe(
    'Text, succeeded, node',
  );
  expect(describeNode(model, { ...plain, isBlocked: true })).toBe(
    'upscale, does not run, Prediction node',
  );
  expect(describeNode({ ...model, bypassed: true }, { ...plain, frame: 'Prepare' })).toBe(
    'upscale, bypassed, in Prepare, Prediction node',
  );
  expect(describeNode({ ...model, disabled: true }, busy)).toBe(
    'upscale, disabled, 2 inputs connected, 1 problem, Prediction node',
  );
});
