import { z } from 'zod';
import type { GraphNode } from '../domain/graph.ts';
import { defineNode } from './defineNode.ts';

const zFrameColor = z.enum(['gray', 'blue', 'green', 'yellow', 'red', 'purple']);

export type FrameColor = z.infer<typeof zFrameColor>;

const labels: { readonly [C in FrameColor]: string } = {
  gray: 'Gray',
  blue: 'Blue',
  green: 'Green',
  yellow: 'Yellow',
  red: 'Red',
  purple: 'Purple',
};

/** The colours that a frame can have, with what people call them; each has tokens in both themes. */
export const frameColors = zFrameColor.options.map((value) => ({ value, label: labels[value] }));

/** The colour of a frame; gray where its settings say no known one. */
export function frameColorOf({ settings }: GraphNode): FrameColor {
  return zFrameColor.safeParse(settings['color']).data ?? 'gray';
}

/** A titled group of nodes, drawn behind them. Who belongs to it is said by its members; it never runs. */
export const frame = defineNode({
  type: 'frame',
  version: 1,
  title: 'Frame',
  description: 'Groups nodes under a title, to move, disable, run or collapse as one.',
  category: 'canvas',
  keywords: ['group', 'section', 'box', 'collapse', 'container'],
  sink: false,
  settings: z.object({ color: zFrameColor, collapsed: z.boolean() }),
  initial: { color: 'gray', collapsed: false },
  fields: () => [
    { name: 'color', title: 'Color', widget: { kind: 'select', options: frameColors } },
    { name: 'collapsed', title: 'Collapsed', widget: { kind: 'switch' } },
  ],
  ports: () => ({ inputs: [], outputs: [] }),
});
