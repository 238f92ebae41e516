import { expect, test } from 'vitest';
import { toNodeId } from '../domain/ids.ts';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import { planRun } from './plan.ts';

const chain = (): PipelineBuilder =>
  new PipelineBuilder()
    .node('say', 'text', { text: 'hi' })
    .node('wrap', 'text-template', { template: '<{{x}}>' })
    .node('show', 'preview')
    .edge('say.text', 'wrap.x')
    .edge('wrap.text', 'show.value');

test('orders nodes after what they depend on', () => {
  const { plan, report } = planRun({ pipeline: chain().build() });
  expect(report.problems).toEqual([]);
  expect(plan.order).toEqual(['say', 'wrap', 'show']);
});

test('leaves out what feeds no sink, and says so', () => {
  const { plan, report } = planRun({
    pipeline: chain().node('alone', 'text', { text: 'x' }).build(),
  });
  expect(plan.order).not.toContain('alone');
  expect(report.left.get(toNodeId('alone'))?.message).toBe(
    'Nothing that runs needs it: connect it to a Preview or a Download.',
  );
});

test('leaves out a disabled node and what depends on it, and says which', () => {
  const pipeline = chain()
    .node('wrap', 'text-template', { template: '<{{x}}>' }, { disabled: true })
    .build();
  const { report } = planRun({ pipeline });
  expect(report.left.get(toNodeId('show'))?.message).toBe(
    '"Text template", which it depends on, is disabled.',
  );
  expect(report.problems.map((problem) => problem.message)).toEqual([
    'Nothing to run: every way to a result goes through a disabled node. Enable one.',
  ]);
});

test('runs only up to the target', () => {
  const pipeline = chain().node('show2', 'preview').edge('say.text', 'show2.value').build();
  expect(planRun({ pipeline, target: [toNodeId('show2')] }).plan.order).toEqual(['say', 'show2']);
});

test('an empty pipeline has nothing to run', () => {
  expect(planRun({ pipeline: new PipelineBuilder().build() }).report.problems).toMatchObject([
    { message: 'Nothing to run: add a Preview, a Download or a Prediction and connect it.' },
  ]);
});

test('a cycle is told on every node of it and on no other', () => {
  const pipeline = new PipelineBuilder()
    .node('a', 'text-template', { template: '{{x}}' })
    .node('b', 'text-template', { template: '{{x}}' })
    .node('after', 'preview')
    .edge('a.text', 'b.x')
    .edge('b.text', 'a.x')
    .edge('b.text', 'after.value')
    .build();
  const { problems } = planRun({ pipeline }).report;
  expect(problems.map((problem) => problem.nodeId)).toEqual(['a', 'b']);
});

test('an unknown node type is a problem, not a crash', () => {
  const pipeline = new PipelineBuilder().node('x', 'from-the-future').build();
  expect(planRun({ pipeline }).report.problems).toMatchObject([
    {
      nodeId: 'x',
      message:
        '"from-the-future": The node type "from-the-future" is unknown to this version of Patchbay: update Patchbay or remove the node.',
    },
  ]);
});

test('an edge between ports that do not fit is told on the target port', () => {
  const pipeline = new PipelineBuilder()
    .node('n', 'boolean', { boolean: true })
    .node('e', 'extract', { path: 'a' })
    .node('t', 'text-template', { template: '{{x}}' })
    .node('show', 'preview')
    .edge('n.gone', 'e.json')
    .edge('e.value', 't.nope')
    .edge('t.text', 'show.value')
    .build();
  expect(planRun({ pipeline }).report.problems).toMatchObject([
    {
      nodeId: 'n',
      message:
        '"Boolean": It has no output "gone" any more: remove the edge or connect another output.',
    },
    {
      nodeId: 't',
      port: 'nope',
      message:
        '"Text template": It has no input "nope" any more: remove the edge or connect another input.',
    },
    {
      nodeId: 't',
      port: 'x',
      message: '"Text template": Its input "x" is required: type a value or connect it.',
    },
  ]);
});

test('a long chain needs no stack', () => {
  const builder = new PipelineBuilder().node('n0', 'text', { text: 'x' });
  for (let at = 1; at <= 20_000; at += 1) {
    builder
      .node(`n${at}`, 'text-template', { template: '{{x}}' })
      .edge(`n${at - 1}.text`, `n${at}.x`);
  }
  const pipeline = builder.node('show', 'preview').edge('n20000.text', 'show.value').build();
  const { plan, report } = planRun({ pipeline });
  expect(report.problems).toEqual([]);
  expect(plan.order).toHaveLength(20_002);
});
