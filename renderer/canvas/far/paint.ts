import type { Rect } from '../scene/scene.ts';
import type { CanvasColors } from './canvasColors.ts';
import type { Drawing, DrawnLines, DrawnNode } from './toDrawing.ts';

type Context = CanvasRenderingContext2D;

/** More lines than this are painted straight: their bends would be smaller than the eye sees. */
const bentLines = 1500;
/** Lines stand back behind the boxes that they join. */
const lineAlpha = 0.6;
/** The corners of boxes are round while there are no more than this many. */
const roundNodes = 300;
const cornerRadius = 3;
const font = '500 11px ui-sans-serif, system-ui, -apple-system, "Segoe UI", sans-serif';
/** The mean width of a letter of that font, in pixels. */
const letterWidth = 6;

/** Paints a drawing; the context is scaled so that one unit is one pixel of CSS. */
export function paint(context: Context, drawing: Drawing, color: CanvasColors): void {
  context.font = font;
  context.textBaseline = 'middle';
  paintNodes(context, drawing.frames, color);
  const count = drawing.lines.reduce((sum, { ends }) => sum + ends.length / 4, 0);
  for (const lines of drawing.lines)
    paintLines(context, lines, { color, isBent: count <= bentLines });
  paintNodes(context, drawing.nodes, color);
  if (drawing.dot > 0) paintDots(context, drawing, color);
}

function paintNodes(context: Context, nodes: readonly DrawnNode[], color: CanvasColors): void {
  const radius = nodes.length <= roundNodes ? cornerRadius : 0;
  for (const node of nodes) {
    if (node.isFound) paintFound(context, node, color);
    if (node.isFocused) paintFocus(context, node, color);
    paintBox(context, node, { color, radius });
    if (node.title !== undefined) paintTitle(context, node, { title: node.title, color });
  }
}

type LineStyle = { readonly color: CanvasColors; readonly isBent: boolean };

function paintLines(context: Context, lines: DrawnLines, { color, isBent }: LineStyle): void {
  context.strokeStyle = color(lines.color);
  context.lineWidth = lines.width;
  context.globalAlpha = lineAlpha;
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
  context.globalAlpha = 1;
}

function paintFocus(
  context: Context,
  { x, y, width, height }: DrawnNode,
  color: CanvasColors,
): void {
  context.fillStyle = color('color-accent');
  context.fillRect(x - 4, y - 4, width + 8, height + 8);
  context.fillStyle = color('color-bg');
  context.fillRect(x - 2, y - 2, width + 4, height + 4);
}

/** A plate under the box, as wide as can be seen at any zoom. */
function paintFound(
  context: Context,
  { x, y, width, height, border }: DrawnNode,
  color: CanvasColors,
): void {
  context.fillStyle = color(border === 'color-accent' ? border : 'color-warning');
  context.fillRect(x - 3, y - 3, width + 6, height + 6);
}

type BoxStyle = { readonly color: CanvasColors; readonly radius: number };

function paintBox(context: Context, node: DrawnNode, { color, radius }: BoxStyle): void {
  const { x, y, width, height, line, headerHeight } = node;
  const inner = Math.max(0, radius - line);
  context.fillStyle = color(node.border);
  fill(context, { x, y, width, height }, [radius]);
  const inside = { x: x + line, y: y + line, width: width - 2 * line, height: height - 2 * line };
  context.fillStyle = color(node.body);
  fill(context, inside, [inner]);
  if (headerHeight <= 1 || height <= headerHeight + 2) return;
  context.fillStyle = color(node.header);
  fill(context, { ...inside, height: headerHeight - line }, [inner, inner, 0, 0]);
}

/** A plain rectangle costs a fraction of one with round corners. */
function fill(context: Context, { x, y, width, height }: Rect, radii: readonly number[]): void {
  if (radii[0] === 0) {
    context.fillRect(x, y, width, height);
    return;
  }
  context.beginPath();
  context.roundRect(x, y, width, height, [...radii]);
  context.fill();
}

type TitleStyle = { readonly title: string; readonly color: CanvasColors };

function paintTitle(context: Context, node: DrawnNode, { title, color }: TitleStyle): void {
  const letters = Math.floor((node.width - 10) / letterWidth);
  const text = title.length > letters ? `${title.slice(0, Math.max(1, letters - 1))}…` : title;
  context.fillStyle = color(node.isFaint ? 'color-text-muted' : 'color-text');
  context.fillText(text, node.x + 5, node.y + node.headerHeight / 2 + 0.5, node.width - 8);
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
