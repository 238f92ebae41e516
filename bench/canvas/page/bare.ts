import type { Shape, ShapeNode } from '../shape.ts';

type Place = { readonly x: number; readonly y: number };

/** The floor: the same boxes, lines and pictures on one Canvas 2D, drawn anew for each change and nothing else. */
export async function showBare(
  root: HTMLElement,
  { nodes, edges, frames }: Shape,
  sources: readonly string[],
): Promise<void> {
  const canvas = document.createElement('canvas');
  root.append(canvas);
  const width = (canvas.width = root.clientWidth);
  const height = (canvas.height = root.clientHeight);
  const context = canvas.getContext('2d');
  if (context === null) return;
  const pictures = await Promise.all(sources.map(loadSmall));
  const places = nodes.map(({ x, y }) => ({ x, y }));
  const selected = new Set<number>();
  let [x, y, zoom] = [0, 0, 1];
  let isWaiting = false;
  let shift = { dx: 0, dy: 0 };

  const drawFrames = (): void => {
    context.lineWidth = 1;
    context.strokeStyle = '#8fa4d8';
    context.fillStyle = '#e8eefb';
    context.font = '13px sans-serif';
    for (const frame of frames) {
      const { dx, dy } = shift;
      context.fillRect(frame.x + dx, frame.y + dy, frame.width, frame.height);
      context.strokeRect(frame.x + dx, frame.y + dy, frame.width, frame.height);
    }
  };
  const drawEdges = (): void => {
    context.strokeStyle = '#008060';
    context.lineWidth = Math.max(2, 1 / zoom);
    context.beginPath();
    for (const { from, to, input } of edges) {
      const [a, b] = [places[from], places[to]];
      if (a === undefined || b === undefined) continue;
      const [x1, y1] = [a.x + (nodes[from]?.width ?? 0), a.y + 48];
      const [x2, y2] = [b.x, b.y + 72 + input * 24];
      if (Math.max(x1, x2) * zoom + x < 0 || Math.min(x1, x2) * zoom + x > width) continue;
      if (Math.max(y1, y2) * zoom + y < 0 || Math.min(y1, y2) * zoom + y > height) continue;
      context.moveTo(x1, y1);
      context.bezierCurveTo((x1 + x2) / 2, y1, (x1 + x2) / 2, y2, x2, y2);
    }
    context.stroke();
  };
  const isSeen = (node: ShapeNode, { x: left, y: top }: Place): boolean =>
    left * zoom + x < width &&
    top * zoom + y < height &&
    (left + node.width) * zoom + x > 0 &&
    (top + node.height) * zoom + y > 0;
  const drawNode = (index: number): void => {
    const [node, place] = [nodes[index], places[index]];
    if (node === undefined || place === undefined || !isSeen(node, place)) return;
    context.fillStyle = selected.has(index) ? '#3f55d0' : '#b6bbc7';
    context.fillRect(place.x, place.y, node.width, node.height);
    context.fillStyle = '#fff';
    context.fillRect(place.x + 1, place.y + 1, node.width - 2, node.height - 2);
    context.fillStyle = '#e4e6eb';
    context.fillRect(place.x + 1, place.y + 1, node.width - 2, 35);
    context.fillStyle = '#008060';
    context.fillRect(place.x - 5, place.y + 67, 10, 10);
    context.fillRect(place.x - 5, place.y + 91, 10, 10);
    context.fillRect(place.x + node.width - 5, place.y + 43, 10, 10);
    const picture = pictures[node.picture];
    if (node.kind === 'model' && picture !== undefined)
      context.drawImage(picture, place.x + 12, place.y + 110, 96, 64);
    if (zoom < 0.2) return;
    context.fillStyle = '#1a1c22';
    context.fillText(node.title, place.x + 12, place.y + 22);
  };
  const draw = (): void => {
    isWaiting = false;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#f4f5f7';
    context.fillRect(0, 0, width, height);
    context.setTransform(zoom, 0, 0, zoom, x, y);
    drawFrames();
    drawEdges();
    context.font = '13px sans-serif';
    for (const index of nodes.keys()) drawNode(index);
  };
  const redraw = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(draw);
  };
  const zoomAt = (to: number, at: { readonly x: number; readonly y: number }): void => {
    x = at.x - ((at.x - x) * to) / zoom;
    y = at.y - ((at.y - y) * to) / zoom;
    zoom = to;
    redraw();
  };
  let grabbed: readonly number[] | undefined;
  let last: MouseEvent | undefined;
  canvas.addEventListener('pointerdown', (event) => {
    last = event;
    const [left, top] = [(event.clientX - x) / zoom, (event.clientY - y) / zoom];
    const hit = nodes.findLastIndex((node, index) => {
      const place = places[index];
      if (place === undefined || left < place.x || top < place.y) return false;
      return left < place.x + node.width && top < place.y + node.height;
    });
    if (hit >= 0) grabbed = selected.has(hit) ? [...selected] : [hit];
  });
  canvas.addEventListener('pointermove', (event) => {
    if (last === undefined) return;
    const [dx, dy] = [event.clientX - last.clientX, event.clientY - last.clientY];
    last = event;
    for (const index of grabbed ?? []) {
      const place = places[index];
      if (place === undefined) continue;
      place.x += dx / zoom;
      place.y += dy / zoom;
    }
    if (grabbed === undefined) {
      x += dx;
      y += dy;
    }
    redraw();
  });
  canvas.addEventListener('pointerup', () => {
    last = undefined;
    grabbed = undefined;
  });
  canvas.addEventListener('wheel', (event) => {
    zoomAt(zoom * 2 ** (-event.deltaY * 0.002), { x: event.clientX, y: event.clientY });
  });
  const right = Math.max(...nodes.map((node) => node.x + node.width));
  const bottom = Math.max(...nodes.map((node) => node.y + node.height));
  globalThis.peer = {
    toScreen: (point) => ({ x: point.x * zoom + x, y: point.y * zoom + y }),
    zoom: () => zoom,
    show: (point, to) => {
      zoom = to;
      x = width / 2 - point.x * to;
      y = height / 2 - point.y * to;
      redraw();
    },
    fit: () => {
      zoom = Math.min(1, (width * 0.9) / right, (height * 0.9) / bottom);
      x = (width - right * zoom) / 2;
      y = (height - bottom * zoom) / 2;
      redraw();
    },
    selectAll: () => {
      for (const index of nodes.keys()) selected.add(index);
      redraw();
    },
    select: (indices) => {
      selected.clear();
      for (const index of indices) selected.add(index);
      redraw();
    },
    place: (by) => {
      shift = { dx: shift.dx + by.x, dy: shift.dy + by.y };
      for (const place of places) {
        place.x += by.x;
        place.y += by.y;
      }
      redraw();
    },
    progress: redraw,
  };
  globalThis.peer.fit();
}

async function loadSmall(source: string): Promise<ImageBitmap> {
  const blob = await (await fetch(source)).blob();
  return createImageBitmap(blob, { resizeWidth: 96, resizeHeight: 64 });
}
