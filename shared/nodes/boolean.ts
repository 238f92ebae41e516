import { z } from 'zod';
import { booleanValue } from '../domain/values.ts';
import { defineNode } from './defineNode.ts';

/** A switch set by the user. */
export const boolean = defineNode({
  type: 'boolean',
  version: 1,
  title: 'Boolean',
  description: 'A switch, on or off.',
  category: 'source',
  keywords: ['switch', 'toggle', 'yes', 'no', 'true', 'false'],
  sink: false,
  settings: z.object({ boolean: z.boolean() }),
  initial: { boolean: false },
  fields: () => [{ name: 'boolean', title: 'On', widget: { kind: 'switch' } }],
  ports: () => ({ inputs: [], outputs: [{ name: 'boolean', title: 'Boolean', type: 'boolean' }] }),
  execute: async ({ settings }) => ({ boolean: booleanValue(settings.boolean) }),
});
