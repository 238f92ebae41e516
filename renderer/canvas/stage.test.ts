import type { NodeChange } from '@xyflow/react';
import { describe, expect, test } from 'vitest';
import { createTestApp, testEdge, testNode, testPipeline } from '../../test/support/rendererApp.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import type { App } from '../engine/app.ts';
import { findBox } from './scene/findInScene.ts';
import { createStage } from './stage.ts';
import type { FlowNode } from './toFlow.ts';

const [frame, note] = [toNodeId('frame'), toNodeId('note')];

/** A stage with a note in a frame. */
function openStage() {
  const app = createTestApp();
  const stage = createStage({
    app,
    schedule: () => undefined,
    isFocused: () => false,
    fit: () => undefined,
  });
  const nodes = [testNode('frame', 'frame'), { ...testNode('note', 'note'), frame }];
  const pipeline = {
    ...testPipeline(nodes),
    layout: {
      [frame]: { x: 0, y: 0, width: 400, height: 240 },
      [note]: { x: 40, y: 80, width: 200, height: 80 },
    },
  };
  app.document.getState().load({ pipeline, path: null, revision: null, warnings: [] });
  stage.open();
  return { app, stage };
}

test('a frame grows while a note in it is resized, and is as it was when that is given up', () => {
  const { app, stage } = openStage();
  stage.resize(note, { x: 40, y: 80, width: 500, height: 80 }, true);
  expect(findBox(stage.scene(), frame)).toMatchObject({ width: 568, height: 240 });
  expect(findBox(stage.scene(), note)).toMatchObject({ width: 500 });
  stage.resize(note, { x: 40, y: 80, width: 500, height: 300 }, true);
  expect(findBox(stage.scene(), frame)).toMatchObject({ width: 568, height: 408 });
  stage.giveUp();
  expect(findBox(stage.scene(), frame)).toMatchObject({ width: 400, height: 240 });
  expect(app.document.getState().canUndo).toBe(false);
});

test('a frame is shown no smaller than what stands in it, also while its side is dragged', () => {
  const { stage } = openStage();
  stage.resize(frame, { x: 0, y: 0, width: 160, height: 240 }, true);
  expect(findBox(stage.scene(), frame)).toMatchObject({ width: 264, height: 240 });
});

test('what an undo takes away is no longer selected', () => {
  const { app } = openStage();
  const { apply, undo } = app.document.getState();
  const nodes = [testNode('pasted', 'text'), testNode('other', 'preview')];
  const edge = testEdge('pasted.text -> other.value');
  apply({ type: 'add', nodes, edges: [edge], layout: {} });
  app.view.getState().select({ nodes: [note, ...nodes.map(({ id }) => id)], edges: [edge.id] });
  undo();
  expect(app.view.getState().selection).toEqual({ nodes: [note], edges: [] });
});

describe('a mouse whose first move is a long one', () => {
  const to = (x: number, y: number, dragging: boolean): NodeChange<FlowNode>[] => [
    { type: 'position', id: note, position: { x, y }, dragging },
  ];
  const placeOf = (app: App) => app.document.getState().pipeline.layout[note];

  test('has the node under it all the same, along the grid', () => {
    const { app, stage } = openStage();
    stage.grab(note, { x: 100, y: -39 });
    expect(findBox(stage.scene(), note)).toMatchObject({ x: 144, y: 40 });
    stage.changed(to(48, 80, true), false);
    expect(findBox(stage.scene(), note)).toMatchObject({ x: 152, y: 40 });
    stage.changed(to(48, 80, false), false);
    expect(placeOf(app)).toMatchObject({ x: 152, y: 40 });
    // The next drag begins where the mouse is.
    stage.changed(to(160, 40, true), false);
    expect(findBox(stage.scene(), note)).toMatchObject({ x: 160, y: 40 });
  });

  test('may make no other one', () => {
    const { app, stage } = openStage();
    stage.grab(note, { x: 24, y: 0 });
    stage.drop();
    expect(placeOf(app)).toMatchObject({ x: 64, y: 80 });
  });

  test('may be given up', () => {
    const { app, stage } = openStage();
    stage.grab(note, { x: 24, y: 0 });
    stage.giveUp();
    stage.drop();
    expect(placeOf(app)).toMatchObject({ x: 40, y: 80 });
    expect(app.document.getState().canUndo).toBe(false);
  });
});
