import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import { toNodeId } from '../domain/ids.ts';
import { planRun } from './plan.ts';

const at = toNodeId;

function edgesOf(pipeline: ReturnType<PipelineBuilder['build']>): readonly string[] {
  return planRun({ pipeline }).plan.graph.edges.map(
    ({ source, sourcePort, target, targetPort }) =>
      `${source}.${sourcePort} > ${target}.${targetPort}`,
  );
}

describe('a bypassed node', () => {
  const chain = (): PipelineBuilder =>
    new PipelineBuilder()
      .node('say', 'text', { text: 'hi' })
      .node('wrap', 'text-template', { template: '<{{x}}>' }, { bypassed: true })
      .node('show', 'preview')
      .edge('say.text', 'wrap.x')
      .edge('wrap.text', 'show.value');

  test('passes on what enters it, and says that it does not run', () => {
    const { plan, report } = planRun({ pipeline: chain().build() });
    expect(report.problems).toEqual([]);
    expect(plan.order).toEqual(['say', 'show']);
    expect(edgesOf(chain().build())).toEqual(['say.text > show.value']);
    expect(report.left.get(at('wrap'))?.message).toBe('This node is bypassed.');
  });

  test('what only it needed does not run', () => {
    const pipeline = new PipelineBuilder()
      .node('a', 'text', { text: 'a' })
      .node('b', 'text', { text: 'b' })
      .node('both', 'text-template', { template: '{{a}} {{b}}' }, { bypassed: true })
      .node('show', 'preview')
      .edge('a.text', 'both.a')
      .edge('b.text', 'both.b')
      .edge('both.text', 'show.value')
      .build();
    expect(planRun({ pipeline }).plan.order).toEqual(['a', 'show']);
  });

  test('says in one sentence where nothing can stand for its output, only where that is needed', () => {
    const build = (bypassed: boolean) =>
      new PipelineBuilder()
        .node('say', 'text', { text: 'hi' }, bypassed ? { bypassed } : {})
        .node('show', 'preview')
        .node('ok', 'text', { text: 'ok' })
        .node('other', 'preview')
        .edge('say.text', 'show.value')
        .edge('ok.text', 'other.value')
        .build();
    expect(planRun({ pipeline: build(true) }).report.problems).toMatchObject([
      {
        nodeId: 'say',
        message:
          '"Text" is bypassed, but nothing that enters it can stand for its output "Text": connect an input of that type, or stop bypassing it.',
      },
    ]);
    expect(planRun({ pipeline: build(true), target: [at('other')] }).report.problems).toEqual([]);
    expect(planRun({ pipeline: build(false) }).report.problems).toEqual([]);
  });

  test('passes no list where one item is asked for, and no value of another type', () => {
    const pipeline = new PipelineBuilder()
      .node('list', 'list', { itemType: 'text' }, { inputs: { items: ['a', 'b'] } })
      .node('pick', 'pick', { itemType: 'text' }, { bypassed: true })
      .node('show', 'preview')
      .edge('list.list', 'pick.items')
      .edge('pick.item', 'show.value')
      .build();
    const { problems } = planRun({ pipeline }).report;
    expect(problems.map(({ nodeId }) => nodeId)).toContain('pick');
  });

  test('passes all that enters a list, in the place and the order of the edge', () => {
    const pipeline = new PipelineBuilder()
      .node('a', 'text', { text: 'a' })
      .node('b', 'text', { text: 'b' })
      .node('c', 'text', { text: 'c' })
      .node('inner', 'filter', { itemType: 'text' }, { bypassed: true })
      .node('outer', 'list', { itemType: 'text' })
      .node('show', 'preview')
      .edge('a.text', 'inner.items')
      .edge('inner.kept', 'outer.items')
      .edge('c.text', 'outer.items')
      .edge('b.text', 'inner.items')
      .edge('outer.list', 'show.value')
      .build();
    expect(edgesOf(pipeline)).toEqual([
      'a.text > outer.items',
      'b.text > outer.items',
      'c.text > outer.items',
      'outer.list > show.value',
    ]);
    const ids = planRun({ pipeline }).plan.graph.edges.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('on a cycle the cycle is told', () => {
    const pipeline = new PipelineBuilder()
      .node('a', 'text-template', { template: '{{x}}' }, { bypassed: true })
      .node('b', 'text-template', { template: '{{x}}' }, { bypassed: true })
      .node('show', 'preview')
      .edge('a.text', 'b.x')
      .edge('b.text', 'a.x')
      .edge('b.text', 'show.value')
      .build();
    const messages = planRun({ pipeline }).report.problems.map(({ message }) => message);
    expect(messages.some((message) => message.includes('stands on a cycle'))).toBe(true);
  });

  test('as the target stands for what feeds it', () => {
    expect(planRun({ pipeline: chain().build(), target: [at('wrap')] }).plan.order).toEqual([
      'say',
    ]);
    expect(planRun({ pipeline: chain().build(), from: [at('wrap')] }).plan.order).toEqual([
      'say',
      'show',
    ]);
  });
});

test('a reroute that nothing enters is a problem of its own', () => {
  const pipeline = new PipelineBuilder()
    .node('dot', 'reroute')
    .node('show', 'preview')
    .edge('dot.out', 'show.value')
    .build();
  expect(planRun({ pipeline }).report.problems).toMatchObject([
    {
      nodeId: 'dot',
      port: 'in',
      message: '"Reroute": Its input "In" is not connected: connect it or remove the node.',
    },
  ]);
});

describe('the members of a disabled frame', () => {
  const framed = (disabled: boolean) =>
    new PipelineBuilder()
      .node('box', 'frame', {}, { title: 'Styling', disabled })
      .node('say', 'text', { text: 'hi' })
      .node('wrap', 'text-template', { template: '<{{x}}>' }, { frame: at('box') })
      .node('off', 'text-template', { template: '{{x}}' }, { frame: at('box'), disabled: true })
      .node('show', 'preview')
      .node('plain', 'preview')
      .edge('say.text', 'wrap.x')
      .edge('say.text', 'off.x')
      .edge('wrap.text', 'show.value')
      .edge('say.text', 'plain.value')
      .build();

  test('do not run, nor does what depends on them', () => {
    const { plan, report } = planRun({ pipeline: framed(true) });
    expect(plan.order).toEqual(['say', 'plain']);
    expect(report.left.get(at('wrap'))?.message).toBe(
      'The frame "Styling", which it belongs to, is disabled.',
    );
    expect(report.left.get(at('show'))?.message).toBe(
      '"Text template", which it depends on, is disabled.',
    );
  });

  test('keep their own state', () => {
    const { plan, report } = planRun({ pipeline: framed(false) });
    expect(plan.order).toEqual(['say', 'wrap', 'plain', 'show']);
    expect(report.left.get(at('off'))?.message).toBe('This node is disabled.');
    expect(report.left.has(at('box'))).toBe(false);
  });
});

/** A pipeline of texts, templates and previews, and how each edge and node of it is dressed up. */
const dressed = fc
  .record({
    nodes: fc.array(
      fc.record({
        x: fc.nat(20),
        y: fc.option(fc.nat(20)),
        isOff: fc.boolean(),
        isShown: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    edges: fc.array(fc.array(fc.constantFrom('reroute', 'bypass'), { maxLength: 3 }), {
      minLength: 30,
      maxLength: 30,
    }),
  })
  .map(({ nodes, edges }) => {
    const plain = new PipelineBuilder();
    const dressedUp = new PipelineBuilder();
    let drawn = 0;
    dressedUp.node('off', 'frame', {}, { disabled: true }).node('on', 'frame');
    const connect = (from: string, to: string): void => {
      plain.edge(from, to);
      let end = from;
      for (const [index, kind] of (edges[drawn] ?? []).entries()) {
        const id = `${kind}${drawn}-${index}`;
        if (kind === 'reroute') dressedUp.node(id, 'reroute', { itemType: 'text' });
        else dressedUp.node(id, 'text-template', { template: '{{a}}' }, { bypassed: true });
        dressedUp.edge(end, kind === 'reroute' ? `${id}.in` : `${id}.a`);
        end = kind === 'reroute' ? `${id}.out` : `${id}.text`;
      }
      dressedUp.edge(end, to);
      drawn += 1;
    };
    const settings = { template: '{{x}} {{y}}' };
    for (const [index, { isOff }] of nodes.entries()) {
      const id = `n${index}`;
      plain.node(id, 'text-template', settings, { ...(isOff && { disabled: true }) });
      dressedUp.node(id, 'text-template', settings, { frame: at(isOff ? 'off' : 'on') });
    }
    for (const builder of [plain, dressedUp]) builder.node('start', 'text', { text: 'a' });
    for (const [index, { x, y, isShown }] of nodes.entries()) {
      const sourceOf = (wish: number): string => {
        const source = wish % (index + 1);
        return source === index ? 'start.text' : `n${source}.text`;
      };
      connect(sourceOf(x), `n${index}.x`);
      if (y !== null) connect(sourceOf(y), `n${index}.y`);
      if (!isShown) continue;
      for (const builder of [plain, dressedUp]) builder.node(`show${index}`, 'preview');
      connect(`n${index}.text`, `show${index}.value`);
    }
    return { plain: plain.build(), dressedUp: dressedUp.build() };
  });

test('a plan with frames, reroutes and bypassed nodes is that of the graph without them', () => {
  fc.assert(
    fc.property(dressed, ({ plain, dressedUp }) => {
      const expected = planRun({ pipeline: plain });
      const actual = planRun({ pipeline: dressedUp });
      expect(actual.plan.order).toEqual(expected.plan.order);
      expect(edgesOf(dressedUp)).toEqual(edgesOf(plain));
      expect(actual.report.problems).toEqual(expected.report.problems);
      const left = [...actual.report.left.keys()].filter((id) =>
        Object.hasOwn(plain.graph.nodes, id),
      );
      expect(left.toSorted()).toEqual([...expected.report.left.keys()].toSorted());
    }),
  );
});
