import type { NodeId } from '../../../shared/domain/ids.ts';
import type { RunState, TaskStatus } from '../../../shared/run/reduceRun.ts';
import { columnsOf, fit, pad, printable } from '../printable.ts';
import { describeNode, type NodeLine } from './describeNode.ts';
import type { Color, Paint } from './paint.ts';

type View = {
  /** The nodes' titles by id. */
  readonly titles: { readonly [id: NodeId]: string };
  readonly now: number;
  readonly columns: number;
  readonly rows: number;
  readonly paint: Paint;
};

const marks: { readonly [status in TaskStatus]: { readonly mark: string; readonly color: Color } } =
  {
    waiting: { mark: '·', color: 'dim' },
    running: { mark: '•', color: 'cyan' },
    succeeded: { mark: '✓', color: 'green' },
    failed: { mark: '✗', color: 'red' },
    skipped: { mark: '-', color: 'yellow' },
  };

const barWidth = 16;

/** The lines that show a run on a terminal, one per node; fewer than `rows`, the unfinished first where not all fit. */
export function renderRun(run: RunState, view: View): readonly string[] {
  const ids = Object.keys(run.nodes) as NodeId[];
  const titleWidth = Math.min(28, Math.max(4, ...ids.map((id) => columnsOf(titleOf(id, view)))));
  const described = ids.map((id) => ({ id, line: describeNode(run, id, view.now) }));
  const room = Math.max(1, view.rows - 2);
  const isCut = described.length > room;
  const shown = isCut ? byUrgency(described).slice(0, room - 1) : described;
  const lines = shown.map(({ id, line }) =>
    renderLine(pad(titleOf(id, view), titleWidth), line, view),
  );
  if (!isCut) return lines;
  const done = described.filter(({ line }) => line.status === 'succeeded').length;
  const rest = `  and ${described.length - shown.length} more; ${done} of ${described.length} nodes are done`;
  return [...lines, view.paint('dim', fit(rest, view.columns - 1))];
}

function renderLine(title: string, line: NodeLine, { columns, paint }: View): string {
  const { mark, color } = marks[line.status];
  const bar = line.fraction === null ? '' : `${renderBar(line.fraction)}  `;
  const room = columns - 1 - columnsOf(`${mark} ${title}  ${bar}`);
  const detail = fit(line.detail, Math.max(0, room));
  const isLoud = line.status === 'failed' || line.status === 'skipped';
  return `${paint(color, mark)} ${title}  ${paint('cyan', bar)}${paint(isLoud ? color : 'dim', detail)}`;
}

function renderBar(fraction: number): string {
  const share = Math.min(1, Math.max(0, fraction));
  const filled = Math.round(share * barWidth);
  const percent = String(Math.round(share * 100)).padStart(3);
  return `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${percent}%`;
}

const urgency: { readonly [status in TaskStatus]: number } = {
  failed: 0,
  running: 1,
  skipped: 2,
  waiting: 3,
  succeeded: 4,
};

function byUrgency<T extends { readonly line: NodeLine }>(lines: readonly T[]): readonly T[] {
  return lines.toSorted((a, b) => urgency[a.line.status] - urgency[b.line.status]);
}

function titleOf(id: NodeId, view: View): string {
  return printable(view.titles[id] ?? id);
}
