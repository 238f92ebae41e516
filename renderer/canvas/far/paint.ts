import type { CanvasColors } from './canvasColors.ts';
import type { Drawing, DrawnLines, DrawnNode } from './toDrawing.ts';

type Context = CanvasRenderingContext2D;

/** More lines than this are painted straight: their bends would be smaller than the eye sees. */
const bentLines = 1500;
const font = '500 11px ui-sans-serif, system-ui, -apple-system, "Segoe UI", sans-serif';
/** The mean width of a letter of that font, in pixels. */
const letterWidth = 6;

/** Paints a drawing; the context is scaled so that one unit is one pixel of CSS. */
export function paint(context: Context, drawing: Drawing, color: CanvasColors): void {
  const count = drawing.lines.reduce((sum, { ends }) => sum + ends.length / 4, 0);
  for (const lines of drawing.lines)
    paintLines(context, lines, { color, isBent: count <= bentLines });
  context.font = font;
  context.textBaseline = 'middle';
  for (const node of drawing.nodes) paintNode(context, node, color);
  if (drawing.dot > 0) paintDots(context, drawing, color);
}

type LineStyle = { readonly color: CanvasColors; readonly isBent: boolean };

function paintLines(context: Context, lines: DrawnLines, { color, isBent }: LineStyle): void {
  context.strokeStyle = color(lines.color);
  context.lineWidth = lines.width;
  context.beginPath();
  const { ends } = lines;
  for (let at = 0; at + 3 < ends.length; at += 4) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [ends[at], ends[at + 1], ends[at + 2], ends[at + 3]];
    context.moveTo(x1, y1);
    if (isBent) {
      const bend = x2 >= x1 ? (x2 - x1) / 2 : (x1 - x2) / 4;
      context.bezierCurveTo(x1 + bend, y1, x2 - bend, y2, x2, y2);
    } else context.lineTo(x2, y2);
  }
  context.stroke();
}

function paintNode(context: Context, node: DrawnNode, color: CanvasColors): void {
  const { x, y, width, height, line, headerHeight } = node;
  if (node.isFocused) {
    context.fillStyle = color('color-accent');
    context.fillRect(x - 4, y - 4, width + 8, height + 8);
    context.fillStyle = color('color-bg');
    context.fillRect(x - 2, y - 2, width + 4, height + 4);
  }
  context.fillStyle = color(node.border);
  context.fillRect(x, y, width, height);
  context.fillStyle = color(node.body);
  context.fillRect(x + line, y + line, width - 2 * line, height - 2 * line);
  if (headerHeight > 1 && height > headerHeight + 2) {
    context.fillStyle = color(node.header);
    context.fillRect(x + line, y + line, width - 2 * line, headerHeight - line);
  }
  if (node.title !== undefined) {
    const letters = Math.floor((width - 10) / letterWidth);
    const text =
      node.title.length > letters
        ? `${node.title.slice(0, Math.max(1, letters - 1))}…`
        : node.title;
    context.fillStyle = color('color-text');
    context.globalAlpha = node.isFaint ? 0.5 : 1;
    context.fillText(text, x + 5, y + Math.max(8, headerHeight / 2) + 0.5, width - 8);
    context.globalAlpha = 1;
  }
}

function paintDots(context: Context, { nodes, dot }: Drawing, color: CanvasColors): void {
  const byColor = new Map<string, { readonly x: number; readonly y: number }[]>();
  for (const { dots } of nodes) {
    for (const each of dots) {
      const list = byColor.get(each.color);
      if (list === undefined) byColor.set(each.color, [each]);
      else list.push(each);
    }
  }
  for (const [token, dots] of byColor) {
    context.fillStyle = color(token);
    for (const { x, y } of dots) context.fillRect(x - dot, y - dot, dot * 2, dot * 2);
  }
}
