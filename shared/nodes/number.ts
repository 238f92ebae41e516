import { z } from 'zod';
import { numberValue } from '../domain/values.ts';
import { defineNode } from './defineNode.ts';

/** A number typed by the user; its port is `integer` while the number is whole. */
export const number = defineNode({
  type: 'number',
  version: 1,
  title: 'Number',
  description: 'A number to feed into a model or a template.',
  category: 'source',
  keywords: ['integer', 'float', 'value'],
  sink: false,
  settings: z.object({ number: z.number() }),
  initial: { number: 0 },
  fields: () => [{ name: 'number', title: 'Number', widget: { kind: 'number' } }],
  ports: (settings) => ({
    inputs: [],
    outputs: [
      {
        name: 'number',
        title: 'Number',
        type: Number.isInteger(settings.number) ? 'integer' : 'number',
      },
    ],
  }),
  execute: async ({ settings }) => ({ number: numberValue(settings.number) }),
});
