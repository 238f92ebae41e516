import type { NodeId } from '../../../shared/domain/ids.ts';
import { withMembers } from '../../../shared/graph/frames.ts';
import { placesFromElk, toElkGraph } from '../../canvas/arrange/toElkGraph.ts';
import type { App } from '../../engine/app.ts';
import { moveNodes } from './moveNodes.ts';
import { sceneOf } from './sceneOf.ts';

/**
 * Lays nodes out from left to right, members of frames inside these, where their upper left corner is; one step of undo. It can be canceled by what
 * stands in the view store meanwhile, and ends when another document comes. Throws FailureError `canceled`.
 */
export async function tidyNodes(app: App, chosen: readonly NodeId[]): Promise<void> {
  const ids = withMembers(app.document.getState().pipeline.graph, chosen);
  const controller = new AbortController();
  const { setTidying } = app.view.getState();
  const scene = sceneOf(app);
  const leave = app.document.subscribe(({ loadCount }, before) => {
    if (loadCount !== before.loadCount) controller.abort();
  });
  setTidying({ count: ids.length, cancel: () => controller.abort() });
  try {
    const layout = await app.layOut(toElkGraph(scene, ids), controller.signal);
    moveNodes(app, placesFromElk(scene, ids, layout));
  } finally {
    leave();
    setTidying(null);
  }
}
