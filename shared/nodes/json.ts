import { z } from 'zod';
import { jsonValue } from '../domain/values.ts';
import { defineNode } from './defineNode.ts';

/** JSON typed by the user. */
export const json = defineNode({
  type: 'json',
  version: 1,
  title: 'JSON',
  description: 'Any JSON value: an object, a list, a number.',
  category: 'source',
  keywords: ['object', 'data', 'dictionary'],
  sink: false,
  settings: z.object({ json: z.json() }),
  initial: { json: {} },
  fields: () => [{ name: 'json', title: 'JSON', widget: { kind: 'json' } }],
  ports: () => ({ inputs: [], outputs: [{ name: 'json', title: 'JSON', type: 'json' }] }),
  execute: async ({ settings }) => ({ json: jsonValue(settings.json) }),
});
