import { expect, test } from 'vitest';
import { createManualTimers } from '../../test/support/manualTimers.ts';
import { testNode, testPipeline } from '../../test/support/rendererApp.ts';
import { FailureError, type Failure } from '../../shared/domain/failure.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import { createDocumentStore } from '../stores/documentStore.ts';
import { createViewStore } from '../stores/viewStore.ts';
import { createDraftKeeper, gatherMs } from './createDraftKeeper.ts';
import type { EngineClient } from './engineClient.ts';

type Call = { readonly what: 'keep' | 'forget'; readonly at: number; readonly input: unknown };
const a = toNodeId('a');

/** A keeper over an open file, on a clock that stands still, whose timers come `lateMs` late, and an engine that takes `writeMs` for each write. */
function setUp({ writeMs = 0, lateMs = 0 } = {}) {
  const clock = createManualTimers();
  const calls: Call[] = [];
  const failures: Failure[] = [];
  const answers: (() => { readonly kept: boolean })[] = [];
  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => void clock.timers.after(ms, () => resolve()));
  const answer = async (what: Call['what'], input: unknown): Promise<{ kept: boolean }> => {
    calls.push({ what, at: clock.now(), input });
    await wait(writeMs);
    return answers.shift()?.() ?? { kept: true };
  };
  const drafts = {
    keep: (input: unknown) => answer('keep', input),
    forget: (input: unknown) => answer('forget', input),
  };
  const document = createDocumentStore({ now: () => 0 });
  const view = createViewStore();
  const session: { window: string | null } = { window: 'w' };
  const pipeline = testPipeline([testNode('a', 'text'), testNode('b', 'text')]);
  const keeper = createDraftKeeper({
    client: { drafts } as unknown as Pick<EngineClient, 'drafts'>,
    session,
    id: 'd',
    document,
    view,
    wait: (ms) => wait(ms + lateMs),
    now: clock.now,
    onError: (failure) => void failures.push(failure),
  });
  document.getState().load({ pipeline, path: '/p', revision: 'r1', warnings: [] });
  const type = (text: string): void =>
    document.getState().apply({ type: 'setSettings', nodeId: a, settings: { text } });
  return { clock, calls, failures, answers, document, view, session, keeper, type };
}

test('an edit is on its way after the gathering time, and acknowledged a write later, however long one types', async () => {
  const t = setUp({ writeMs: 150 });
  await t.clock.advance(1000);
  t.calls.length = 0;
  const start = t.clock.now();
  // A key every 50 ms for four seconds: never a pause.
  const typedAt: number[] = [];
  for (let key = 1; key <= 80; key += 1) {
    typedAt.push(t.clock.now());
    t.type('x'.repeat(key));
    expect(t.view.getState().isKept).toBe(false);
    await t.clock.advance(50);
  }
  await t.clock.advance(1000);
  const writes = t.calls.filter(({ what }) => what === 'keep');
  expect(writes[0]?.at).toBe(start + gatherMs);
  // Each key is in a write that was answered within a second of it.
  for (const [index, at] of typedAt.entries()) {
    const within = writes.find((write) => textLength(write) >= index + 1);
    expect((within?.at ?? Number.POSITIVE_INFINITY) + 150 - at).toBeLessThan(1000);
  }
  expect(t.view.getState().isKept).toBe(true);
});

test('while input keeps timers from coming, what is typed is on its way all the same', async () => {
  const t = setUp({ lateMs: 3000 });
  for (let key = 1; key <= 20; key += 1) {
    t.type('x'.repeat(key));
    await t.clock.advance(50);
  }
  // With the first key after the gathering time, and again from the next one on.
  expect(t.calls.map(({ at }) => at)).toEqual([200, 450, 700, 950]);
  expect(t.calls.map(textLength)).toEqual([5, 10, 15, 20]);
  t.type('x'.repeat(21));
  await t.clock.advance(gatherMs + 3000);
  expect(t.calls.map(textLength)).toEqual([5, 10, 15, 20, 21]);
  expect(t.view.getState().isKept).toBe(true);
});

/** How much text of the edited node a write carries; the first write is whole, the others are patches. */
function textLength({ input }: Call): number {
  return /text\\?":(?:\{"is":)?\\?"(x*)\\?"/.exec(JSON.stringify(input))?.[1]?.length ?? 0;
}

/** The pipeline of a write that carries the whole of it. */
function wholeOf(call: Call | undefined): unknown {
  const input = call?.input as { readonly content: { readonly text: string } } | undefined;
  return JSON.parse(input?.content.text ?? 'null');
}

test('the first write is whole, the next ones carry what changed, and a save takes the draft away', async () => {
  const t = setUp();
  t.type('x');
  await t.clock.advance(gatherMs);
  t.type('xy');
  await t.clock.advance(gatherMs);
  const { pipeline } = t.document.getState();
  t.document.getState().markSaved({ path: '/p', revision: 'r2', pipeline });
  await t.clock.advance(gatherMs);
  expect(t.calls.map(({ what, input }) => ({ what, input }))).toMatchObject([
    { what: 'keep', input: { window: 'w', document: 'd', seq: 1, edits: 1, revision: 'r1' } },
    {
      what: 'keep',
      input: {
        seq: 2,
        content: {
          patch: {
            in: {
              graph: {
                in: { nodes: { in: { a: { in: { settings: { in: { text: { is: 'xy' } } } } } } } },
              },
            },
          },
        },
      },
    },
    { what: 'forget', input: { window: 'w', document: 'd' } },
  ]);
});

test('what was edited while the engine was away is on its way within a second of its return', async () => {
  const t = setUp();
  t.answers.push(() => {
    throw new FailureError({ kind: 'unexpected', message: 'The connection was lost.' });
  });
  t.type('x');
  await t.clock.advance(gatherMs);
  t.type('xy');
  const back = t.clock.now();
  t.keeper.restart();
  await t.clock.advance(1000);
  const [, next] = t.calls;
  expect((next?.at ?? Number.POSITIVE_INFINITY) - back).toBeLessThan(1000);
  expect(wholeOf(next)).toMatchObject({ graph: { nodes: { a: { settings: { text: 'xy' } } } } });
  expect(t.view.getState().isKept).toBe(true);
});

test('while a disk stands still what is typed goes to the engine all the same, up to thirty writes', async () => {
  const t = setUp({ writeMs: 8000 });
  const thirty = Array.from({ length: 30 }, (_, index) => index + 1);
  for (let key = 1; key <= 35; key += 1) {
    t.type('x'.repeat(key));
    await t.clock.advance(gatherMs);
  }
  expect(t.calls.map(({ at }) => at)).toEqual(thirty.map((n) => n * gatherMs));
  expect(t.calls.map(textLength)).toEqual(thirty);
  expect(t.view.getState().isKept).toBe(false);
  await t.clock.advance(16_000);
  expect(textLength(t.calls[30] ?? expect.fail('no further write'))).toBe(35);
  expect(t.view.getState().isKept).toBe(true);
});

test('of several writes that come to nothing one is told, and all is sent again once', async () => {
  const t = setUp({ writeMs: 1000 });
  const full = () => {
    throw new FailureError({ kind: 'storage', code: 'ENOSPC', message: 'The disk is full.' });
  };
  t.answers.push(full, full, full);
  for (let key = 1; key <= 3; key += 1) {
    t.type('x'.repeat(key));
    await t.clock.advance(gatherMs);
  }
  await t.clock.advance(5000);
  const kinds = t.calls.map(({ input }) => Object.keys((input as { content: object }).content));
  expect(kinds).toEqual([['text'], ['patch'], ['patch'], ['text']]);
  expect(t.failures).toHaveLength(1);
  expect(t.view.getState().isKept).toBe(true);
});

test('a save during a slow write is the last word', async () => {
  const t = setUp({ writeMs: 600 });
  t.type('x');
  await t.clock.advance(gatherMs);
  const { pipeline } = t.document.getState();
  t.document.getState().markSaved({ path: '/p', revision: 'r2', pipeline });
  await t.clock.advance(5000);
  expect(t.calls.map(({ what, at }) => ({ what, at }))).toEqual([
    { what: 'keep', at: gatherMs },
    { what: 'forget', at: gatherMs + 600 },
  ]);
  expect(t.view.getState().isKept).toBe(true);
});

test('what was undone is not kept before its draft is forgotten, though the write before it is answered', async () => {
  const t = setUp({ writeMs: 400 });
  t.type('x');
  await t.clock.advance(gatherMs);
  t.document.getState().undo();
  // The write is answered; the engine still has what was undone.
  await t.clock.advance(400);
  expect(t.calls.map(({ what }) => what)).toEqual(['keep', 'forget']);
  expect(t.view.getState().isKept).toBe(false);
  await t.clock.advance(400);
  expect(t.view.getState().isKept).toBe(true);
});

test('an unchanged file is not kept, a new pipeline with anything in it is', async () => {
  const t = setUp();
  await t.clock.advance(gatherMs);
  expect(t.calls).toEqual([]);
  const pipeline = testPipeline([testNode('a', 'text')]);
  t.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  await t.clock.advance(gatherMs);
  expect(t.calls).toMatchObject([{ what: 'keep', input: { path: null, edits: 0 } }]);
});

test('a node is kept where the drag has it, before it comes to rest', async () => {
  const t = setUp();
  t.keeper.hold('drag', [{ type: 'place', layout: { [a]: { x: 96, y: 8 } } }]);
  await t.clock.advance(gatherMs);
  expect(t.calls).toMatchObject([{ input: { edits: 1 } }]);
  expect(wholeOf(t.calls[0])).toMatchObject({ layout: { a: { x: 96, y: 8 } } });
  // Escape: it is where it was, and nothing is unsaved.
  t.keeper.hold('drag', null);
  await t.clock.advance(gatherMs);
  expect(t.calls[1]).toMatchObject({ what: 'forget' });
});

test('a name is kept as it is typed, together with a drag, and what is no value yet as text', async () => {
  const t = setUp();
  t.keeper.hold('name', [{ type: 'setTitle', nodeId: a, title: 'Da' }]);
  t.keeper.hold('drag', [{ type: 'place', layout: { [a]: { x: 96, y: 8 } } }]);
  const field = `inspector-${a}-input-data`;
  t.view.getState().setTyped({ [field]: '{ "lake": ', 'inspector-gone-input-data': '[' });
  await t.clock.advance(gatherMs);
  expect(t.calls).toMatchObject([{ input: { edits: 1, typed: { [field]: '{ "lake": ' } } }]);
  expect(wholeOf(t.calls[0])).toMatchObject({
    graph: { nodes: { a: { title: 'Da' } } },
    layout: { a: { x: 96, y: 8 } },
  });
  t.keeper.hold('name', null);
  t.keeper.hold('drag', null);
  t.view.getState().setTyped({});
  await t.clock.advance(gatherMs);
  expect(t.calls[1]).toMatchObject({ what: 'forget' });
});

test('after a lost answer and after a refused patch the whole pipeline is sent, and a full disk is told', async () => {
  const t = setUp();
  t.answers.push(() => {
    throw new FailureError({ kind: 'storage', code: 'ENOSPC', message: 'The disk is full.' });
  });
  t.type('x');
  await t.clock.advance(gatherMs);
  expect(t.failures).toMatchObject([{ kind: 'storage', message: 'The disk is full.' }]);
  expect(t.view.getState().isKept).toBe(false);
  await t.clock.advance(2000);
  expect(t.view.getState().isKept).toBe(true);
  t.answers.push(() => ({ kept: false }));
  t.type('xy');
  await t.clock.advance(2000);
  const kinds = t.calls.map(({ input }) => Object.keys((input as { content: object }).content));
  expect(kinds).toEqual([['text'], ['text'], ['patch'], ['text']]);
});

test('a draft that could not be forgotten is forgotten later: what was saved must not come back', async () => {
  const t = setUp();
  t.type('x');
  await t.clock.advance(gatherMs);
  t.answers.push(() => {
    throw new Error('lost');
  });
  const { pipeline } = t.document.getState();
  t.document.getState().markSaved({ path: '/p', revision: 'r2', pipeline });
  await t.clock.advance(gatherMs);
  expect(t.view.getState().isKept).toBe(false);
  await t.clock.advance(2000);
  expect(t.calls.map(({ what }) => what)).toEqual(['keep', 'forget', 'forget']);
  expect(t.view.getState().isKept).toBe(true);
});

test('nothing is sent before the window has arrived, and everything once it has', async () => {
  const t = setUp();
  t.session.window = null;
  t.type('x');
  await t.clock.advance(5000);
  expect(t.calls).toEqual([]);
  expect(t.view.getState().isKept).toBe(false);
  t.session.window = 'w2';
  t.keeper.restart();
  await t.clock.advance(gatherMs);
  expect(t.calls).toMatchObject([{ what: 'keep', input: { window: 'w2' } }]);
});

test('a closed document is forgotten and sends nothing more, until it is opened again', async () => {
  const t = setUp();
  t.type('x');
  await t.clock.advance(gatherMs);
  await Promise.all([t.keeper.stop(), t.clock.advance(0)]);
  t.type('xy');
  await t.clock.advance(5000);
  expect(t.calls.map(({ what }) => what)).toEqual(['keep', 'forget']);
  t.keeper.restart();
  await t.clock.advance(gatherMs);
  expect(wholeOf(t.calls.at(-1))).toEqual(t.document.getState().pipeline);
});
