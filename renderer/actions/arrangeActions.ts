import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
} from 'lucide-react';
import { alignBoxes, type Alignment, type Box } from '../canvas/arrange/alignBoxes.ts';
import { distributeBoxes, type Axis } from '../canvas/arrange/distributeBoxes.ts';
import { boxesOf } from '../canvas/scene/findInScene.ts';
import type { App } from '../engine/app.ts';
import type { Action } from './action.ts';
import { moveNodes } from './edits/moveNodes.ts';
import { sceneOf } from './edits/sceneOf.ts';
import { selectedNodes } from './edits/selected.ts';
import { t } from '../messages/t.ts';

type Shown = Pick<Action, 'id' | 'shortcut' | 'icon'>;

/** Lining up the selected nodes, at an edge of all of them or at their middle. */
export const alignActions: readonly Action[] = [
  align('left', {
    id: 'align-left',
    shortcut: 'Shift+L',
    icon: AlignStartVertical,
  }),
  align('center', {
    id: 'align-center',
    shortcut: 'Shift+C',
    icon: AlignCenterVertical,
  }),
  align('right', {
    id: 'align-right',
    shortcut: 'Shift+R',
    icon: AlignEndVertical,
  }),
  align('top', {
    id: 'align-top',
    shortcut: 'Shift+T',
    icon: AlignStartHorizontal,
  }),
  align('middle', {
    id: 'align-middle',
    shortcut: 'Shift+M',
    icon: AlignCenterHorizontal,
  }),
  align('bottom', {
    id: 'align-bottom',
    shortcut: 'Shift+B',
    icon: AlignEndHorizontal,
  }),
];

/** Making the gaps between the selected nodes equal. */
export const distributeActions: readonly Action[] = [
  distribute('horizontal', {
    id: 'distribute-horizontal',
    shortcut: 'Shift+H',
    icon: AlignHorizontalSpaceBetween,
  }),
  distribute('vertical', {
    id: 'distribute-vertical',
    shortcut: 'Shift+V',
    icon: AlignVerticalSpaceBetween,
  }),
];

function align(at: Alignment, shown: Shown): Action {
  return {
    ...shown,
    group: 'edit',
    isEnabled: (app) => selectedNodes(app).length > 1,
    whyNot: () => t('actions.whyNot.twoNodes'),
    perform: (app) => moveNodes(app, alignBoxes(selectedBoxes(app), at)),
  };
}

/** The first and the last node stay, so it takes a third one. */
function distribute(axis: Axis, shown: Shown): Action {
  return {
    ...shown,
    group: 'edit',
    isEnabled: (app) => selectedNodes(app).length > 2,
    whyNot: () => t('actions.whyNot.threeNodes'),
    perform: (app) => moveNodes(app, distributeBoxes(selectedBoxes(app), axis)),
  };
}

function selectedBoxes(app: App): readonly Box[] {
  return boxesOf(sceneOf(app), selectedNodes(app)).map(({ node, x, y, width, height }) => ({
    id: node.id,
    x,
    y,
    width,
    height,
  }));
}
