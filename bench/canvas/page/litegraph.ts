import type { Shape } from '../shape.ts';

type Pair = [number, number];
type GraphNode = {
  pos: Pair;
  size: Pair;
  title: string;
  progress?: number;
  selected?: boolean;
  addInput: (name: string, type: string) => void;
  addOutput: (name: string, type: string) => void;
  addWidget: (...widget: readonly [string, string, string, () => void]) => void;
  connect: (slot: number, node: GraphNode, input: number) => void;
  onDrawForeground?: (context: CanvasRenderingContext2D) => void;
};
type Group = { pos: Pair; size: Pair };
type GraphCanvas = {
  ds: { scale: number; offset: Pair };
  zoom_speed: number;
  resize: (width: number, height: number) => void;
  selectItems: (items?: readonly GraphNode[]) => void;
  setDirty: (front: boolean, back: boolean) => void;
};
/** The part of @comfyorg/litegraph that is used; it is a dependency of this folder alone. */
type Litegraph = {
  LGraph: new () => { add: (item: GraphNode | Group) => void };
  LGraphGroup: new (title: string) => Group;
  LGraphNode: new (title: string) => GraphNode;
  LGraphCanvas: new (canvas: HTMLCanvasElement, graph: object) => GraphCanvas;
};

const vendor = '/vendor/litegraph.es.js';

/** litegraph with its own settings, only its steps of the wheel as large as the others'. */
export async function showLitegraph(
  root: HTMLElement,
  shape: Shape,
  sources: readonly string[],
): Promise<void> {
  const { LGraph, LGraphGroup, LGraphNode, LGraphCanvas } = (await import(
    /* @vite-ignore */ vendor
  )) as Litegraph;
  const canvas = document.createElement('canvas');
  root.append(canvas);
  canvas.width = root.clientWidth;
  canvas.height = root.clientHeight;
  const pictures = await Promise.all(sources.map(load));
  const graph = new LGraph();
  const groups = shape.frames.map(({ title, x, y, width, height }) => {
    const group = new LGraphGroup(title);
    group.pos = [x, y];
    group.size = [width, height];
    graph.add(group);
    return group;
  });
  const nodes = shape.nodes.map((from) => {
    const node = new LGraphNode(from.title);
    node.pos = [from.x, from.y + 30];
    node.addInput('a', 'IMAGE');
    node.addInput('b', 'IMAGE');
    node.addOutput('out', 'IMAGE');
    node.addWidget('text', 'text', from.title, () => undefined);
    node.size = [from.width, from.height - 30];
    const picture = pictures[from.picture];
    if (from.kind === 'model' && picture !== undefined)
      node.onDrawForeground = (context) => context.drawImage(picture, 12, 100, 96, 64);
    graph.add(node);
    return node;
  });
  for (const { from, to, input } of shape.edges) {
    const target = nodes[to];
    if (target !== undefined) nodes[from]?.connect(0, target, input);
  }
  const view = new LGraphCanvas(canvas, graph);
  view.resize(root.clientWidth, root.clientHeight);
  view.zoom_speed = 1.057;
  const right = Math.max(...shape.nodes.map((node) => node.x + node.width));
  const bottom = Math.max(...shape.nodes.map((node) => node.y + node.height));
  const set = (scale: number, x: number, y: number): void => {
    view.ds.scale = scale;
    view.ds.offset = [x, y];
    view.setDirty(true, true);
  };
  globalThis.peer = {
    toScreen: ({ x, y }) => ({
      x: (x + view.ds.offset[0]) * view.ds.scale,
      y: (y + view.ds.offset[1]) * view.ds.scale,
    }),
    zoom: () => view.ds.scale,
    show: ({ x, y }, zoom) =>
      set(zoom, root.clientWidth / 2 / zoom - x, root.clientHeight / 2 / zoom - y),
    fit: () => {
      const zoom = Math.min(
        1,
        (root.clientWidth * 0.9) / right,
        (root.clientHeight * 0.9) / bottom,
      );
      const [x, y] = [root.clientWidth / zoom - right, root.clientHeight / zoom - bottom];
      set(zoom, x / 2, y / 2);
    },
    selectAll: () => view.selectItems(),
    select: (indices) => view.selectItems(indices.flatMap((index) => nodes[index] ?? [])),
    place: (by) => {
      for (const item of [...groups, ...nodes]) item.pos = [item.pos[0] + by.x, item.pos[1] + by.y];
      view.setDirty(true, true);
    },
    progress: (index, fraction) => {
      const node = nodes[index];
      if (node !== undefined) node.progress = fraction;
      view.setDirty(true, false);
    },
  };
  globalThis.peer.fit();
}

/** As large as they are drawn, as in the other subjects. */
async function load(source: string): Promise<ImageBitmap> {
  const blob = await (await fetch(source)).blob();
  return createImageBitmap(blob, { resizeWidth: 96, resizeHeight: 64 });
}
