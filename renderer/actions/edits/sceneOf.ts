import { emptyScene, toScene, type Scene } from '../../canvas/scene/scene.ts';
import type { App } from '../../engine/app.ts';

/** Everything in the document as boxes and lines, as large as it was drawn, whether it is on screen or not. */
export function sceneOf(app: App): Scene {
  const { pipeline } = app.document.getState();
  return toScene(emptyScene, {
    pipeline,
    shapeOf: app.shapes.get,
    portsOf: (node) => app.ports(node, pipeline),
  });
}
