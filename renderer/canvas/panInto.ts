type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;

/** Room between a node and the edge of the canvas, in pixels. */
const margin = 24;

/** How far the canvas has to move to show the whole node, in pixels; of a node larger than it, the upper left part. */
export function panInto(canvas: Box, node: Box): { readonly x: number; readonly y: number } {
  return {
    x: along({ from: canvas.left, to: canvas.right }, { from: node.left, to: node.right }),
    y: along({ from: canvas.top, to: canvas.bottom }, { from: node.top, to: node.bottom }),
  };
}

type Span = { readonly from: number; readonly to: number };

function along(canvas: Span, node: Span): number {
  const atLeast = canvas.from + margin - node.from;
  const atMost = canvas.to - margin - node.to;
  if (atLeast > 0) return atLeast;
  return Math.max(Math.min(atMost, 0), atLeast);
}
