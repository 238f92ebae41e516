/** A graph as plain data, the same for every subject: a grid of nodes with 1.3 edges a node, and frames around some. */
export type Shape = {
  readonly nodes: readonly ShapeNode[];
  readonly edges: readonly ShapeEdge[];
  readonly frames: readonly ShapeFrame[];
};

/** An area behind its members, in canvas units. */
export type ShapeFrame = {
  readonly id: string;
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Indices of nodes. */
  readonly members: readonly number[];
};

/** A box in canvas units. A model has two inputs, an output and a picture; a text and a note are written in. */
export type ShapeNode = {
  readonly id: string;
  readonly kind: 'model' | 'text' | 'note';
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Which of the pictures it shows. */
  readonly picture: number;
};

/** From the output of one node into the first or the second input of another, by index. */
export type ShapeEdge = { readonly from: number; readonly to: number; readonly input: 0 | 1 };

export const pitch = { x: 368, y: 400 };
export const pictures = 8;

/** The graph with this many nodes, in rows of a third more columns than rows. */
export function makeShape(count: number): Shape {
  const columns = Math.max(1, Math.round(Math.sqrt(count * 1.3)));
  const nodes = Array.from({ length: count }, (_, index): ShapeNode => {
    const kind = index % 7 === 3 ? 'text' : index % 23 === 5 ? 'note' : 'model';
    return {
      id: `n${index}`,
      kind,
      title: `${kind} ${index}`,
      x: (index % columns) * pitch.x,
      y: Math.floor(index / columns) * pitch.y,
      width: kind === 'model' ? 280 : 256,
      height: kind === 'model' ? 240 : 140,
      picture: index % pictures,
    };
  });
  return { nodes, edges: makeEdges(nodes, columns), frames: makeFrames(nodes, columns) };
}

/** In columns and rows. */
const frameSize = { columns: 4, rows: 3 };
const around = { side: 32, top: 56 };

/** Around blocks of twelve, as on a chess board, where the grid has whole ones. */
function makeFrames(nodes: readonly ShapeNode[], columns: number): readonly ShapeFrame[] {
  const frames: ShapeFrame[] = [];
  const rows = Math.floor(nodes.length / columns);
  for (let row = 0; row + frameSize.rows <= rows; row += frameSize.rows) {
    for (let column = 0; column + frameSize.columns <= columns; column += frameSize.columns) {
      if ((row / frameSize.rows + column / frameSize.columns) % 2 === 1) continue;
      const members = Array.from(
        { length: frameSize.rows * frameSize.columns },
        (_, at) =>
          (row + Math.floor(at / frameSize.columns)) * columns + column + (at % frameSize.columns),
      );
      frames.push({
        id: `f${frames.length}`,
        title: `Frame ${frames.length}`,
        x: column * pitch.x - around.side,
        y: row * pitch.y - around.top,
        width: frameSize.columns * pitch.x - 24,
        height: frameSize.rows * pitch.y - 24,
        members,
      });
    }
  }
  return frames;
}

/** To the right neighbour, and of about every third node to the one below. */
function makeEdges(nodes: readonly ShapeNode[], columns: number): readonly ShapeEdge[] {
  const edges: ShapeEdge[] = [];
  for (const [to, node] of nodes.entries()) {
    if (node.kind !== 'model') continue;
    const left = to % columns === 0 ? -1 : lastOutput(nodes, to, columns);
    if (left >= 0) edges.push({ from: left, to, input: 0 });
    const above = to - columns;
    if (to % 2 === 0 && nodes[above]?.kind === 'model') edges.push({ from: above, to, input: 1 });
  }
  return edges;
}

function lastOutput(nodes: readonly ShapeNode[], to: number, columns: number): number {
  for (let at = to - 1; at >= to - (to % columns) && at >= 0; at -= 1)
    if (nodes[at]?.kind !== 'note') return at;
  return -1;
}
