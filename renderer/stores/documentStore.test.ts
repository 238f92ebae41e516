import { expect, test } from 'vitest';
import { testNode, testPipeline } from '../../test/support/rendererApp.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import { createDocumentStore, isDirty, type DocumentStore } from './documentStore.ts';

const a = toNodeId('a');

function opened(now = () => 0): DocumentStore {
  const store = createDocumentStore({ now });
  store.getState().load({
    pipeline: testPipeline([testNode('a', 'text')]),
    path: '/p',
    revision: 'r',
    warnings: [],
  });
  return store;
}

function textOf(store: DocumentStore): unknown {
  return store.getState().pipeline.graph.nodes[a]?.settings['text'];
}

function type(store: DocumentStore, text: string): void {
  store.getState().apply({ type: 'setSettings', nodeId: a, settings: { text } });
}

test('typing is one step of undo; a pause of a second begins another', () => {
  let now = 0;
  const store = opened(() => now);
  for (const [at, text] of [
    [0, 'h'],
    [300, 'he'],
    [1200, 'hel'],
    [3000, 'hello'],
  ] as const) {
    now = at;
    type(store, text);
  }
  store.getState().undo();
  expect(textOf(store)).toBe('hel');
  store.getState().undo();
  expect(textOf(store)).toBe('');
  expect(store.getState().canUndo).toBe(false);
  store.getState().redo();
  store.getState().redo();
  expect(textOf(store)).toBe('hello');
  expect(store.getState().canRedo).toBe(false);
});

test('typing in another field, or after an undo, is a step of its own', () => {
  const store = opened();
  type(store, 'x');
  store.getState().apply({ type: 'setTitle', nodeId: a, title: 'T' });
  type(store, 'xy');
  store.getState().undo();
  expect(textOf(store)).toBe('x');
  type(store, 'xz');
  store.getState().undo();
  expect(textOf(store)).toBe('x');
});

test('several commands at once are one step, and what changes nothing is none', () => {
  const store = opened();
  store.getState().applyAll([
    { type: 'setTitle', nodeId: a, title: 'T' },
    { type: 'place', layout: { [a]: { x: 8, y: 8 } } },
  ]);
  store.getState().apply({ type: 'setInput', nodeId: toNodeId('gone'), port: 'x', value: 1 });
  store.getState().undo();
  expect(store.getState().pipeline).toBe(store.getState().savedPipeline);
  expect(store.getState().canUndo).toBe(false);
});

test('the document is dirty until it is saved, and clean again after undo to what was saved', () => {
  const store = opened();
  expect(isDirty(store.getState())).toBe(false);
  type(store, 'x');
  expect(isDirty(store.getState())).toBe(true);
  const { pipeline } = store.getState();
  store.getState().markSaved({ path: '/p', revision: 'r2', pipeline });
  expect(isDirty(store.getState())).toBe(false);
  type(store, 'y');
  store.getState().undo();
  expect(isDirty(store.getState())).toBe(false);
  expect(store.getState().revision).toBe('r2');
});

test('opening another document forgets the history of the one before', () => {
  const store = opened();
  type(store, 'x');
  store.getState().load({ pipeline: testPipeline([]), path: null, revision: null, warnings: [] });
  store.getState().undo();
  expect(store.getState().pipeline.graph.nodes).toEqual({});
});
