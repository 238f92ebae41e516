import { expect, test } from 'vitest';
import { testEdge, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import { listProblems } from './listProblems.ts';

test('an empty pipeline has no problems, though it cannot run', () => {
  expect(listProblems(testPipeline([], []))).toEqual([]);
});

test('what a run would be refused for is an error, what would not run a warning', () => {
  const pipeline = testPipeline(
    [testNode('a', 'file-upload'), testNode('b', 'preview'), testNode('c', 'text')],
    [testEdge('a.file -> b.value')],
  );
  const listed = listProblems(pipeline).map(({ nodeId, severity }) => [nodeId, severity]);
  expect(listed).toEqual([
    ['a', 'error'],
    ['c', 'warning'],
  ]);
});

test('a disabled node is what somebody wants; what depends on it is told', () => {
  const pipeline = testPipeline(
    [
      { ...testNode('a', 'text'), disabled: true },
      testNode('b', 'preview'),
      testNode('c', 'text'),
      testNode('d', 'preview'),
    ],
    [testEdge('a.text -> b.value'), testEdge('c.text -> d.value')],
  );
  const problems = listProblems(pipeline);
  expect(problems).toMatchObject([{ severity: 'warning', nodeId: 'b' }]);
  expect(problems[0]?.message).toContain('is disabled');
});
