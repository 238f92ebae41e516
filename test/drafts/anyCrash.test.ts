import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DraftStore, DraftWrite } from '../../electron/engine/drafts/draftStore.ts';
import { createDraftKeeper } from '../../renderer/engine/createDraftKeeper.ts';
import type { EngineClient } from '../../renderer/engine/engineClient.ts';
import { createDocumentStore, type DocumentStore } from '../../renderer/stores/documentStore.ts';
import { createViewStore } from '../../renderer/stores/viewStore.ts';
import { toEdgeId, toNodeId } from '../../shared/domain/ids.ts';
import { canonicalJson } from '../../shared/domain/json.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import type { GraphCommand } from '../../shared/graph/commands.ts';
import { parsePipeline } from '../../shared/pipeline/parsePipeline.ts';
import { serializePipeline } from '../../shared/pipeline/serializePipeline.ts';
import { createDraftEngines } from '../support/draftEngine.ts';
import { createManualTimers } from '../support/manualTimers.ts';
import { testNode, testPipeline } from '../support/rendererApp.ts';

const node = fc.constantFrom('a', 'b', 'c', 'd').map(toNodeId);
const text = fc.string({ maxLength: 8 });
const command: fc.Arbitrary<GraphCommand> = fc.oneof(
  fc.record({ type: fc.constant('rename' as const), name: text }),
  fc.record({ type: fc.constant('setTitle' as const), nodeId: node, title: text }),
  node.map((id) => ({
    type: 'add' as const,
    nodes: [testNode(id, 'text')],
    edges: [],
    layout: { [id]: { x: 0, y: 0 } },
  })),
  node.map((id) => ({ type: 'remove' as const, nodes: [id], edges: [] })),
  fc.record({
    type: fc.constant('setSettings' as const),
    nodeId: node,
    settings: fc.record({ text }),
  }),
  fc.tuple(node, fc.nat(99)).map(([id, x]) => ({
    type: 'place' as const,
    layout: { [id]: { x, y: 0 } },
  })),
  fc.tuple(node, node).map(([source, target]) => ({
    type: 'connect' as const,
    edge: {
      id: toEdgeId(`${source}-${target}`),
      source,
      sourcePort: 'text',
      target,
      targetPort: 'x',
    },
    replaces: [],
  })),
);

type Step =
  | { readonly do: 'edit'; readonly commands: readonly GraphCommand[] }
  | { readonly do: 'undo' | 'redo' | 'save' }
  | { readonly do: 'wait'; readonly ms: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(command, { minLength: 1, maxLength: 3 })
      .map((commands) => ({ do: 'edit' as const, commands })),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 0, max: 600 }).map((ms) => ({ do: 'wait' as const, ms })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { do: 'undo' as const },
      { do: 'redo' as const },
      { do: 'save' as const },
    ),
  },
);

/** The engine dies at this write: before it, or after it and before its answer. */
type Death = {
  readonly atWrite: number;
  readonly afterwards: boolean;
  readonly wayMs: number;
  readonly lateMs: number;
};
const death = fc.record({
  atWrite: fc.integer({ min: 1, max: 12 }),
  afterwards: fc.boolean(),
  // Over the slow one several writes are under way at once.
  wayMs: fc.constantFrom(40, 400),
  // Timers of the page that come late leave it to the edits to send what has gathered.
  lateMs: fc.constantFrom(0, 2000),
});

function take(document: DocumentStore, now: Exclude<Step, { readonly do: 'wait' }>): void {
  const state = document.getState();
  if (now.do === 'edit') state.applyAll(now.commands);
  else if (now.do === 'undo') state.undo();
  else if (now.do === 'redo') state.redo();
  else
    state.markSaved({
      path: '/p',
      revision: canonicalJson(state.pipeline),
      pipeline: state.pipeline,
    });
}

type Sent = Omit<DraftWrite, 'content'> & {
  readonly content: Extract<DraftWrite['content'], { patch: unknown }> | { readonly text: string };
};

/** The engine over a wire that takes so long each way, until it dies; then no call is ever answered. */
function mortal(
  store: DraftStore,
  { atWrite, afterwards, wayMs }: Death,
  wait: (ms: number) => Promise<void>,
) {
  let writes = 0;
  const call = async <T>(work: () => T): Promise<T> => {
    await wait(wayMs);
    writes += 1;
    if (writes < atWrite || (writes === atWrite && afterwards)) {
      const answer = work();
      if (writes === atWrite) await new Promise(() => undefined);
      await wait(wayMs);
      return answer;
    }
    return new Promise(() => undefined);
  };
  const drafts = {
    keep: ({ content, ...write }: Sent) =>
      call(() => ({
        kept: store.keep({
          ...write,
          content: 'patch' in content ? content : { pipeline: JSON.parse(content.text) },
        }),
      })),
    forget: ({ window, document }: DraftWrite) => call(() => store.forget(window, document)),
  };
  return { drafts } as unknown as Pick<EngineClient, 'drafts'>;
}

test('whatever is edited and whenever the engine dies, what comes back is as new as the last acknowledgment, or newer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), death, async (steps, end) => {
      await using engines = await createDraftEngines();
      const store = engines.start();
      const { window } = store.arrive({ window: null, restores: true });
      const clock = createManualTimers();
      const wait = (ms: number): Promise<void> =>
        new Promise((resolve) => void clock.timers.after(ms, () => resolve()));
      const document = createDocumentStore({ now: clock.now });
      const view = createViewStore();
      const pipeline = testPipeline([testNode('a', 'text')]);
      document.getState().load({ pipeline, path: '/p', revision: 'r', warnings: [] });
      createDraftKeeper({
        client: mortal(store, end, wait),
        session: { window },
        id: 'd',
        document,
        view,
        wait: (ms) => wait(ms + end.lateMs),
        now: clock.now,
        onError: () => undefined,
      });
      // What was on screen, oldest first, and the newest of it that was acknowledged.
      const seen = [look(document)];
      let acknowledged = 0;
      const note = (): void => {
        if (view.getState().isKept) acknowledged = seen.length - 1;
      };
      view.subscribe(note);
      for (const now of steps) {
        if (now.do === 'wait') await clock.advance(now.ms);
        else {
          take(document, now);
          seen.push(look(document));
          note();
        }
      }
      const [tab] = engines.start().arrive({ window: null, restores: true }).tabs;
      const draft = tab?.draft ?? null;
      if (draft !== null && 'unreadable' in draft) throw new Error(draft.unreadable.message);
      // Where there is no draft the file has it: what was last saved before the end.
      const found = seen.flatMap(({ shown, saved }, index) => {
        const isThere = draft === null ? shown === saved : shown === asInFile(draft.pipeline);
        return isThere ? [index] : [];
      });
      expect(found.at(-1) ?? -1).toBeGreaterThanOrEqual(acknowledged);
    }),
    { numRuns: 60 },
  );
}, 60_000);

function look(document: DocumentStore) {
  const { pipeline, savedPipeline } = document.getState();
  return { shown: asInFile(pipeline), saved: asInFile(savedPipeline) };
}

/** As any file would hold it: without what reading puts right, such as a place of a node that is not there. */
function asInFile(pipeline: Pipeline): string {
  const parsed = parsePipeline(serializePipeline(pipeline));
  if (!parsed.ok) throw new Error(parsed.message);
  return canonicalJson(parsed.pipeline);
}
