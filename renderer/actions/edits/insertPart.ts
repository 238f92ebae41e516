import type { Pipeline } from '../../../shared/domain/graph.ts';
import { openFrameAt } from '../../canvas/scene/findInScene.ts';
import type { App } from '../../engine/app.ts';
import type { CanvasPoint } from '../../stores/places.ts';
import { insertCommand } from './clipboardText.ts';
import { sceneOf } from './sceneOf.ts';

/** Adds a part of a pipeline to the document and selects it: at a place, in the open frame that is there, or a little beside where it was, and beside the copies that are there already. */
export function insertPart(app: App, part: Pipeline, at?: CanvasPoint): void {
  const { pipeline, apply } = app.document.getState();
  const offset = at === undefined ? offsetBeside(pipeline, part) : offsetTo(part, at);
  const { command, nodes } = insertCommand({
    target: pipeline,
    part,
    offset,
    newId: app.newId,
    into: at === undefined ? 'own' : openFrameAt(sceneOf(app), at)?.node.id,
  });
  apply(command);
  app.view.getState().select({ nodes });
  const [first] = nodes;
  if (first !== undefined) app.canvas.focus(first);
}

const step = 32;

/** So that no node covers another one whole, as each of several copies would cover the one before. */
function offsetBeside({ layout }: Pipeline, part: Pipeline): CanvasPoint {
  const keyOf = ({ x, y }: CanvasPoint, by: number): string => `${x + by} ${y + by}`;
  const taken = new Set(Object.values(layout).map((place) => keyOf(place, 0)));
  const places = Object.values(part.layout);
  let by = step;
  while (places.some((place) => taken.has(keyOf(place, by)))) by += step;
  return { x: by, y: by };
}

function offsetTo(part: Pipeline, at: CanvasPoint): CanvasPoint {
  const places = Object.values(part.layout);
  const left = Math.min(...places.map((place) => place.x));
  const top = Math.min(...places.map((place) => place.y));
  if (places.length === 0) return { x: 0, y: 0 };
  return { x: Math.round((at.x - left) / 8) * 8, y: Math.round((at.y - top) / 8) * 8 };
}
