import { Shrink } from 'lucide-react';
import { isOpenFrame, membersOf } from '../../shared/graph/frames.ts';
import { boundsOf } from '../canvas/scene/findInScene.ts';
import type { App } from '../engine/app.ts';
import type { Action } from './action.ts';
import { placeAround } from './edits/addFrame.ts';
import { sceneOf } from './edits/sceneOf.ts';
import { selectedFrames } from './edits/selected.ts';
import { t } from '../messages/t.ts';

/** Makes the selected frames as large as their nodes need. */
export const fitFrame: Action = {
  id: 'fit-frame',
  group: 'edit',
  icon: Shrink,
  isEnabled: (app) => placesOf(app).length > 0,
  whyNot: () => t('actions.whyNot.openFrame'),
  perform: (app) => {
    const places = placesOf(app).map(({ id, around }) => [id, placeAround(around)]);
    app.document.getState().apply({ type: 'place', layout: Object.fromEntries(places) });
  },
};

function placesOf(app: App) {
  const { graph } = app.document.getState().pipeline;
  const frames = selectedFrames(app).filter(isOpenFrame);
  if (frames.length === 0) return [];
  const scene = sceneOf(app);
  return frames.flatMap(({ id }) => {
    const around = boundsOf(scene, membersOf(graph).get(id) ?? []);
    return around === undefined ? [] : [{ id, around }];
  });
}
