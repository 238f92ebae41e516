import type { NodeLayout } from '../../shared/domain/graph.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import type { GraphCommand } from '../../shared/graph/commands.ts';
import type { App } from '../engine/app.ts';
import {
  dropCommands,
  membershipsAfter,
  toJoining,
  type Memberships,
} from './frames/memberships.ts';
import { heldOver, insertHeld } from './insert/heldOver.ts';
import { chooseNear } from './scene/chooseNear.ts';
import { createMountBudget, mountAtOnce } from './scene/mountBudget.ts';
import { edgesToDraw, nodesToSelect } from './scene/findInScene.ts';
import { emptyScene, toScene, withPlaces, type Point, type SceneSource } from './scene/scene.ts';
import { isClose, seenRect } from './scene/view.ts';
import { changedPlaces, movesIn, withFollowers } from './stageMoves.ts';
import { deselectGone, selectChanged } from './stageSelection.ts';
import type { Shown, Stage, View } from './stageTypes.ts';
import { toFlowEdges, toFlowNodes } from './toFlow.ts';
import { toGrid } from './toGrid.ts';

type Options = {
  readonly app: App;
  /** Calls back at the next frame with its time in milliseconds. */
  readonly schedule: (frame: (time: number) => void) => void;
  /** Says whether a node has the keyboard focus. */
  readonly isFocused: (id: NodeId) => boolean;
  /** Fits a document that has just been opened, where its nodes need not be drawn to know how large it is. */
  readonly fit: () => void;
};

/** A document with fewer nodes is drawn whole, near and far. */
const cullFrom = 100;
/** Farther than this nodes are drawn on one canvas; nearer than the second they are elements again. */
const farBelow = 0.4;
const nearFrom = 0.44;
/** Elements out of sight that go in one frame. */
const goAtOnce = 16;
/** While the view moves no element comes or goes. It is at rest when it stood still this long, in milliseconds. */
const restMs = 90;

/** Makes the stage of the canvas on screen. */
export function createStage({ app, schedule, isFocused, fit }: Options): Stage {
  const budget = createMountBudget();
  const listeners = new Set<() => void>();
  const painters = new Set<(time: number) => void>();
  let scene = emptyScene;
  let still = emptyScene;
  let moved: ReadonlyMap<NodeId, NodeLayout> = new Map();
  let memberships: Memberships = new Map();
  /** By the mouse, not by arrow keys. */
  let isDragged = false;
  /** By Escape: until the mouse lets go nothing is moved any more. */
  let isGivenUp = false;
  /** How far the mouse had gone when React Flow noticed the drag: it leaves nodes behind by this much. */
  let ahead: Point = { x: 0, y: 0 };
  let near: ReadonlySet<NodeId> = new Set();
  let view: View = { x: 0, y: 0, zoom: 1, width: 0, height: 0 };
  let isScheduled = false;
  /** Something that is painted has changed. */
  let isStale = true;
  /** The view, or what is dragged, moved since the last frame; and the time of the last frame at which it had. */
  let hasMoved = false;
  let movedAt = -Infinity;
  /** Where the view was when nodes were chosen for it; undefined while more of them are to come or something else has changed. */
  let chosenFor: View | undefined;
  let shown: Shown = { loadCount: -1, count: 0, nodes: [], edges: [], isFar: false };

  const stays = (id: NodeId): boolean =>
    moved.has(id) ||
    isFocused(id) ||
    app.view.getState().renaming === id ||
    app.view.getState().connecting?.nodeId === id;
  const runs = (id: NodeId): boolean => app.run.getState().run?.nodes[id]?.status === 'running';

  const isLarge = (): boolean => scene.nodes.length >= cullFrom;
  const isFarAt = (zoom: number): boolean => isLarge() && zoom < farBelow;
  const isFarNow = (): boolean =>
    shown.isFar ? isLarge() && view.zoom < nearFrom : isFarAt(view.zoom);

  /** Gives true when more is to come at the next frame. */
  const choose = (isFar: boolean, limit: number): boolean => {
    if (!isLarge()) {
      near = new Set(scene.indexOf.keys());
      return false;
    }
    if (isFar) {
      const going = [...near].filter((id) => !scene.indexOf.has(id) || !stays(id));
      if (going.length === 0) return false;
      const most = Math.min(limit, 1) * goAtOnce;
      const gone = new Set(going.slice(0, most));
      near = new Set([...near].filter((id) => !gone.has(id)));
      return going.length > most;
    }
    const answer = chooseNear({
      scene,
      view: seenRect(view),
      before: near,
      stays: (id) => stays(id) || runs(id),
      limit,
    });
    near = answer.near;
    return !answer.isComplete;
  };

  const refresh = (limit: number): void => {
    const { pipeline, loadCount } = app.document.getState();
    const { selection } = app.view.getState();
    const isFar = isFarNow();
    const before = near;
    if (choose(isFar, limit)) request();
    else chosenFor = view;
    // From far away the edges of what is still in the page stay as long as it does: a short look costs nothing.
    const edges = edgesToDraw(scene, near, isFar ? undefined : seenRect(view));
    const selected = new Set<string>([...selection.nodes, ...selection.edges]);
    const next: Shown = {
      loadCount,
      count: scene.nodes.length,
      isFar,
      nodes: toFlowNodes(shown.nodes, { scene, near, edges, selected }),
      edges: toFlowEdges(shown.edges, { scene, graph: pipeline.graph, edges, selected }),
    };
    isStale ||= isFar !== shown.isFar || (!isFar && near !== before);
    if (isSameShown(next, shown)) return;
    shown = next;
    for (const listener of listeners) listener();
  };

  const frame = (time: number): void => {
    isScheduled = false;
    if (hasMoved) movedAt = time;
    hasMoved = false;
    const limit = budget.next(time);
    const isMoving = isLarge() && time - movedAt < restMs;
    // A pan or a zoom has its frames for itself: what comes into view is drawn until it rests.
    if (!isMoving || isFarNow() !== shown.isFar) {
      if (chosenFor === undefined || !isClose(view, chosenFor)) refresh(isMoving ? 0 : limit);
    }
    if (isStale) for (const paint of painters) paint(time);
    isStale = false;
    if (isMoving) wake();
  };
  const wake = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    schedule(frame);
  };
  const repaint = (): void => {
    isStale = true;
    wake();
  };
  function request(): void {
    chosenFor = undefined;
    wake();
  }

  const source = (): SceneSource => {
    const { pipeline } = app.document.getState();
    const portsOf: SceneSource['portsOf'] = (node) => app.ports(node, pipeline);
    return { pipeline, shapeOf: app.shapes.get, portsOf };
  };
  const build = (): void => {
    still = toScene(still, source());
    scene = withPlaces(still, moved, source());
  };
  const show = (limit: number): void => {
    refresh(limit);
    repaint();
  };
  const onDocument = (): void => {
    const isOther = app.document.getState().loadCount !== shown.loadCount;
    if (isOther) {
      if (shown.loadCount !== -1) app.shapes.clear();
      still = emptyScene;
      moved = new Map();
      near = new Set();
      shown = { ...shown, nodes: [], edges: [] };
    }
    build();
    deselectGone(app);
    if (isOther && isLarge()) fit();
    show(isOther ? 0 : mountAtOnce);
  };

  const toDrop = (): readonly GraphCommand[] =>
    dropCommands({ layout: changedPlaces(app, moved), memberships, isNudge: !isDragged });
  const setMoved = (next: ReadonlyMap<NodeId, NodeLayout>): void => {
    if (isGivenUp) return;
    moved = next;
    hasMoved = true;
    scene = withPlaces(still, moved, source());
    const { graph } = app.document.getState().pipeline;
    memberships = membershipsAfter(graph, scene, moved);
    app.view.getState().setJoining(toJoining(graph, memberships));
    // What is under way is kept too: a crash in the middle of a drag is a drop.
    app.keeper.hold('drag', toDrop());
    show(0);
  };
  const move = (ids: readonly NodeId[], by: Point): void => {
    const { layout } = app.document.getState().pipeline;
    const places = ids.map((id) => {
      const { x, y } = layout[id] ?? { x: 0, y: 0 };
      return [id, { x: x + by.x, y: y + by.y }] as const;
    });
    isDragged = true;
    app.view.getState().setDragging(true);
    setMoved(withFollowers(app, new Map(places)));
  };
  const putBack = (): void => {
    moved = new Map();
    memberships = new Map();
    scene = still;
    app.keeper.hold('drag', null);
    app.view.getState().setDragging(false);
  };
  const drop = (): void => {
    const [id] = moved.keys();
    const commands = toDrop();
    const insertion = insertHeld(app, id, commands);
    putBack();
    isDragged = false;
    isGivenUp = false;
    ahead = { x: 0, y: 0 };
    if (commands.length > 0) app.document.getState().applyAll([...commands, ...insertion]);
    show(0);
  };

  let stops: readonly (() => void)[] = [];

  return {
    open: () => {
      stops = [
        app.document.subscribe((state, old) => state.pipeline !== old.pipeline && onDocument()),
        app.view.subscribe((state, old) => state.selection !== old.selection && show(0)),
        app.run.subscribe(() => {
          request();
          repaint();
        }),
      ];
      onDocument();
    },
    shown: () => shown,
    subscribe: (listener) => added(listeners, listener),
    onFrame: (paint) => added(painters, paint),
    isLarge,
    isFarAt,
    scene: () => scene,
    view: () => view,
    near: () => (shown.isFar ? new Set([...near].filter(isFocused)) : near),
    look: (next) => {
      view = next;
      hasMoved = true;
      repaint();
    },
    measured: () => {
      build();
      show(0);
    },
    changed: (changes, isMulti) => {
      const positions = movesIn(changes, ahead);
      if (positions.size > 0) setMoved(withFollowers(app, positions));
      isDragged ||= changes.some((change) => change.type === 'position' && change.dragging);
      if (positions.size > 0 && isDragged)
        app.view.getState().setInserting(heldOver(app, scene, moved));
      const isOver = changes.some(
        (change) => change.type === 'position' && change.dragging !== true,
      );
      if (isOver) drop();
      const drawn = new Set([...shown.nodes, ...shown.edges].map(({ id }) => id));
      selectChanged(app, { changes, isMulti, drawn });
    },
    selectIn: (rect) => {
      const inside = new Set(nodesToSelect(scene, rect).map(({ node }) => node.id));
      const { edges } = app.document.getState().pipeline.graph;
      app.view.getState().select({
        nodes: [...inside],
        edges: edges
          .filter(({ source, target }) => inside.has(source) || inside.has(target))
          .map(({ id }) => id),
      });
    },
    grab: (id, by) => {
      app.view.getState().setDragging(true);
      ahead = { x: toGrid(by.x), y: toGrid(by.y) };
      if (ahead.x !== 0 || ahead.y !== 0) move([id], ahead);
    },
    move,
    drop,
    resize: (id, rect, byMouse) => {
      isDragged ||= byMouse;
      const before = app.document.getState().pipeline.layout[id];
      setMoved(new Map([[id, { ...before, ...rect }]]));
    },
    giveUp: () => {
      if (!isDragged) return false;
      isGivenUp = true;
      app.view.getState().setInserting(null);
      putBack();
      show(0);
      return true;
    },
    invalidate: repaint,
    retell: () => {
      request();
      repaint();
    },
    close: () => {
      for (const stop of stops) stop();
      // What was being dragged ends with its canvas.
      putBack();
      app.view.getState().setConnecting(null);
      app.view.getState().setInserting(null);
    },
  };
}

function added<T>(set: Set<T>, item: T): () => void {
  set.add(item);
  return () => {
    set.delete(item);
  };
}

function isSameShown(a: Shown, b: Shown): boolean {
  return (
    a.loadCount === b.loadCount &&
    a.count === b.count &&
    a.isFar === b.isFar &&
    a.nodes === b.nodes &&
    a.edges === b.edges
  );
}
