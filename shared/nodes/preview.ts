import { z } from 'zod';
import { defineNode } from './defineNode.ts';

/** Shows what arrives; a sink, so that what feeds it runs. The value passes on unchanged. */
export const preview = defineNode({
  type: 'preview',
  version: 1,
  title: 'Preview',
  description: 'Shows an image, a text, audio, video or JSON on the canvas.',
  category: 'sink',
  keywords: ['view', 'show', 'display', 'output'],
  sink: true,
  settings: z.object({}),
  initial: {},
  fields: () => [],
  ports: () => ({
    inputs: [
      { name: 'value', title: 'Value', type: 'any', required: true, widget: { kind: 'none' } },
    ],
    outputs: [{ name: 'value', title: 'Value', type: 'any' }],
  }),
  execute: async ({ inputs }) => (inputs['value'] === undefined ? {} : { value: inputs['value'] }),
});
