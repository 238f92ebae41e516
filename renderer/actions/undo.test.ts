import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createTestApp,
  testEdge,
  testNode,
  testPipeline,
  type TestApp,
} from '../../test/support/rendererApp.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import type { GraphCommand } from '../../shared/graph/commands.ts';
import { nodeTypes } from '../../shared/nodes/registry.ts';
import { createDocumentStore } from '../stores/documentStore.ts';
import { performAction, type Action } from './action.ts';
import { alignActions, distributeActions } from './arrangeActions.ts';
import { copySelection } from './copySelection.ts';
import { cutSelection } from './cutSelection.ts';
import { deleteSelection } from './deleteSelection.ts';
import { deleteWithMembers } from './deleteWithMembers.ts';
import { duplicateSelection } from './duplicateSelection.ts';
import { addNode } from './edits/addNode.ts';
import { addReroute } from './edits/addReroute.ts';
import { connectPorts } from './edits/connectPorts.ts';
import { possibleConnections } from './edits/findCompatiblePort.ts';
import { replaceNode } from './edits/replaceNode.ts';
import { fitFrame } from './fitFrame.ts';
import { frameSelection } from './frameSelection.ts';
import { paste } from './paste.ts';
import { redo } from './redo.ts';
import { tidy } from './tidy.ts';
import { toggleBypassed } from './toggleBypassed.ts';
import { toggleCollapsed } from './toggleCollapsed.ts';
import { toggleDisabled } from './toggleDisabled.ts';
import { undo } from './undo.ts';

/** A document, and numbers that decide what is done to it. */
type Hand = {
  readonly app: TestApp;
  readonly pipeline: Pipeline;
  /** A whole number below `end`. */
  readonly pick: (end: number) => number;
  readonly oneOf: <T>(list: readonly T[]) => T | undefined;
  readonly node: NodeId | undefined;
  readonly apply: (command: GraphCommand) => void;
};
type Act = (hand: Hand) => void | Promise<void>;

const types = Object.keys(nodeTypes);
const model = { model: 'acme/one', version: null, schema: {} };

/** At least one act that makes each kind of command, so that a new kind is not forgotten. */
const byCommand: { readonly [type in GraphCommand['type']]: Act } = {
  rename: ({ apply, pick }) => apply({ type: 'rename', name: `Name ${pick(3)}` }),
  add: ({ app, oneOf, pick }) =>
    void addNode(app, { type: oneOf(types) ?? 'text', at: { x: pick(2000), y: pick(900) } }),
  remove: ({ app }) => act(app, deleteSelection),
  connect: ({ app, pipeline, node, oneOf }) => {
    const source = oneOf(Object.values(pipeline.graph.nodes));
    const target = node === undefined ? undefined : pipeline.graph.nodes[node];
    const output = source && oneOf(app.ports(source, pipeline).outputs);
    if (source === undefined || target === undefined || output === undefined) return;
    const { name: port, type } = output;
    const from = { nodeId: source.id, port, type, direction: 'output' as const };
    const connection = oneOf(possibleConnections({ pipeline, from, node: target }));
    if (connection !== undefined) connectPorts(app, connection);
  },
  setSettings: ({ apply, node, pick }) => {
    const value = pick(2) === 0 ? 'x'.repeat(pick(9)) : pick(2) === 0;
    if (node !== undefined) apply({ type: 'setSettings', nodeId: node, settings: { text: value } });
  },
  setInput: ({ apply, node, oneOf, pick }) => {
    const value = oneOf([
      undefined,
      'x'.repeat(pick(9)),
      pick(9),
      ['a', 'b'.repeat(pick(3))],
      true,
    ]);
    if (node !== undefined) apply({ type: 'setInput', nodeId: node, port: 'value', value });
  },
  setTitle: ({ apply, node, oneOf }) => {
    const title = oneOf([undefined, 'One', 'Two']);
    if (node !== undefined) apply({ type: 'setTitle', nodeId: node, title });
  },
  setDisabled: ({ app }) => act(app, toggleDisabled),
  setBypassed: ({ app }) => act(app, toggleBypassed),
  setFrame: ({ app }) => act(app, frameSelection),
  setCombine: ({ apply, node, oneOf }) => {
    const combine = oneOf(['zip', 'product'] as const) ?? 'zip';
    if (node !== undefined) apply({ type: 'setCombine', nodeId: node, combine });
  },
  setPolicy: ({ apply, node, pick }) => {
    const policy = pick(3) === 0 ? undefined : { timeoutMs: pick(9) };
    if (node !== undefined)
      apply({
        type: 'setPolicy',
        nodeId: node,
        policy,
        ...(pick(2) === 0 && { field: 'timeoutMs' }),
      });
  },
  setModel: ({ apply, node, pick }) => {
    const settings = { provider: 'builtin', model: model.model, version: null };
    const models = pick(2) === 0 ? {} : { [model.model]: model };
    if (node !== undefined) apply({ type: 'setModel', nodeId: node, settings, models });
  },
  place: ({ apply, node, pick, pipeline }) => {
    if (node === undefined) return;
    const { x, y } = pipeline.layout[node] ?? { x: 0, y: 0 };
    const layout = { [node]: { x: x + 8 * pick(3), y } };
    apply({ type: 'place', layout, isNudge: pick(2) === 0 });
  },
};

/** What is done by several commands, or by the same ones otherwise. */
const others: readonly Act[] = [
  ({ app, oneOf, pipeline }) => {
    const edge = oneOf(pipeline.graph.edges);
    if (edge !== undefined) addReroute(app, edge.id);
  },
  ({ app, oneOf, pipeline }) => {
    const edge = oneOf(pipeline.graph.edges);
    if (edge !== undefined)
      addNode(app, { type: oneOf(types) ?? 'text', into: { edgeId: edge.id } });
  },
  async ({ app, node, oneOf }) => {
    if (node === undefined) return;
    const replaced = replaceNode(app, { nodeId: node, type: oneOf(types) ?? 'text' });
    app.ui.getState().answerDialog('replace');
    await replaced;
  },
  ({ app }) => act(app, copySelection),
  ({ app }) => act(app, cutSelection),
  ({ app }) => act(app, paste),
  ({ app }) => act(app, duplicateSelection),
  ({ app, oneOf }) => act(app, oneOf([...alignActions, ...distributeActions]) ?? undo),
  ({ app, oneOf }) => act(app, oneOf([toggleCollapsed, fitFrame, deleteWithMembers]) ?? undo),
  ({ app }) => act(app, tidy),
];
const travels: readonly Act[] = [({ app }) => act(app, undo), ({ app }) => act(app, redo)];
const acts: readonly Act[] = [...Object.values(byCommand), ...others, ...travels];

function act(app: TestApp, action: Action): Promise<void> {
  return performAction(app, action);
}

const step = fc.record({
  act: fc.nat(acts.length - 1),
  /** Decides what the act is done to, and how. */
  seeds: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  /** In milliseconds; edits that are this near may be one step. */
  pause: fc.constantFrom(10, 300, 2000),
});

test('whatever was edited, undoing all gives the first document and redoing all the last, and no undo stops within an edit', async () => {
  const seen = new Set<GraphCommand['type']>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
      let now = 0;
      const app = openApp(() => now, seen);
      const shown = (): Pipeline => app.document.getState().pipeline;
      const first = structuredClone(shown());
      const states = new Set([JSON.stringify(shown())]);
      for (const { act: index, seeds, pause } of steps) {
        now += pause;
        const before = shown();
        await acts[index]?.(handOf(app, seeds));
        const isEdit = shown() !== before && index < acts.length - travels.length;
        // What was undone before an edit is gone: it would come back on top of another document.
        if (isEdit) expect(app.document.getState().canRedo).toBe(false);
        states.add(JSON.stringify(shown()));
      }
      while (app.document.getState().canRedo) app.document.getState().redo();
      const last = structuredClone(shown());
      while (app.document.getState().canUndo) {
        app.document.getState().undo();
        expect(states.has(JSON.stringify(shown()))).toBe(true);
      }
      expect(shown()).toEqual(first);
      while (app.document.getState().canRedo) app.document.getState().redo();
      expect(shown()).toEqual(last);
    }),
    { numRuns: 60 },
  );
  expect([...seen].toSorted()).toEqual(Object.keys(byCommand).toSorted());
});

function openApp(now: () => number, seen: Set<GraphCommand['type']>): TestApp {
  const document = createDocumentStore({ now });
  const app: TestApp = { ...createTestApp(), document };
  const { apply, applyAll, load } = document.getState();
  document.setState({
    apply: (command) => {
      seen.add(command.type);
      apply(command);
    },
    applyAll: (commands) => {
      for (const { type } of commands) seen.add(type);
      applyAll(commands);
    },
  });
  const nodes = [testNode('a', 'text'), testNode('b', 'split-text'), testNode('c', 'preview')];
  const edges = [testEdge('a.text -> b.text'), testEdge('b.parts -> c.value')];
  load({ pipeline: testPipeline(nodes, edges), path: null, revision: null, warnings: [] });
  app.view.getState().select({ nodes: [toNodeId('b')] });
  return app;
}

function handOf(app: TestApp, seeds: readonly number[]): Hand {
  const { pipeline, apply } = app.document.getState();
  let used = 0;
  const pick = (end: number): number => (seeds[(used += 1) % seeds.length] ?? 0) % end;
  const oneOf: Hand['oneOf'] = (list) => list[pick(Math.max(1, list.length))];
  const nodes = Object.values(pipeline.graph.nodes);
  const node = oneOf(nodes)?.id;
  // Most acts are about what is selected, and that is what was done last more often than not.
  if (pick(2) === 0)
    app.view.getState().select({ nodes: nodes.slice(pick(4)).map(({ id }) => id) });
  return { app, pipeline, pick, oneOf, node, apply };
}
