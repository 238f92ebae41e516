import { z } from 'zod';
import { defineNode } from './defineNode.ts';

/** A remark on the canvas; never runs. */
export const note = defineNode({
  type: 'note',
  version: 1,
  title: 'Note',
  description: 'A remark on the canvas. It never runs.',
  category: 'canvas',
  keywords: ['comment', 'sticky', 'remark'],
  sink: false,
  settings: z.object({ text: z.string() }),
  initial: { text: '' },
  fields: () => [
    { name: 'text', title: 'Note', widget: { kind: 'multiline', placeholder: 'Write a note' } },
  ],
  ports: () => ({ inputs: [], outputs: [] }),
});
