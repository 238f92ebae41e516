import { expect, test } from 'vitest';
import { toNodeId } from '../../../shared/domain/ids.ts';
import type { ListedProblem } from '../../../shared/graph/listProblems.ts';
import { groupProblems } from './groupProblems.ts';

function fault(id: string, title: string, text: string): ListedProblem {
  const fault = { message: text };
  return { severity: 'error', nodeId: toNodeId(id), message: `"${title}": ${text}`, fault };
}

function namesOf(problems: readonly ListedProblem[]): readonly (readonly string[])[] {
  return groupProblems(problems).map((group) => group.problems.map(({ nodeId }) => nodeId ?? ''));
}

test('what is wrong with many nodes alike is one group, whatever they are called', () => {
  const problems = [
    fault('a', 'Text', 'It is empty.'),
    fault('c', 'Preview', 'It gets nothing.'),
    fault('b', 'Caption', 'It is empty.'),
    fault('d', 'Text', 'It is empty.'),
  ];
  expect(namesOf(problems)).toEqual([['a', 'b', 'd'], ['c']]);
});

test('two that are equal, a warning among errors, and what belongs to no node stand by themselves', () => {
  const [one, two] = [fault('a', 'Text', 'It is empty.'), fault('d', 'Text', 'It is empty.')];
  const warning: ListedProblem = { ...fault('b', 'Caption', 'It is empty.'), severity: 'warning' };
  expect(namesOf([one, two, warning, { severity: 'error', message: 'No money.' }])).toEqual([
    ['a'],
    ['d'],
    ['b'],
    [''],
  ]);
});
