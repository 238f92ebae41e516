import { expect, test } from 'vitest';
import { toNodeId } from '../../shared/domain/ids.ts';
import { createViewStore } from './viewStore.ts';

test('the same selection is no change', () => {
  const view = createViewStore();
  view.getState().select({ nodes: [toNodeId('a')] });
  const { selection } = view.getState();
  view.getState().select({ nodes: [toNodeId('a')], edges: [] });
  expect(view.getState().selection).toBe(selection);
  view.getState().select({});
  expect(view.getState().selection.nodes).toEqual([]);
});
