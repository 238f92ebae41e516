import { z } from 'zod';
import { listOf } from '../domain/ports.ts';
import { listValue } from '../domain/values.ts';
import { defineNode } from './defineNode.ts';
import { adoptItemType, itemTypeField, listWidget, zItemType } from './itemType.ts';

/** Several values as one list: typed in, or collected from several connections in their order. */
export const list = defineNode({
  type: 'list',
  version: 1,
  title: 'List',
  description: 'Several values as one list: type them, or connect several nodes.',
  category: 'source',
  keywords: ['array', 'collect', 'gather', 'batch', 'many', 'items'],
  sink: false,
  settings: z.object({ itemType: zItemType }),
  initial: { itemType: 'text' },
  fields: () => [itemTypeField()],
  adopt: adoptItemType,
  ports: ({ itemType }) => ({
    inputs: [
      {
        name: 'items',
        title: 'Items',
        description: 'Typed here, or connected: several connections are joined in their order.',
        type: listOf(itemType),
        required: true,
        widget: listWidget(itemType),
      },
    ],
    outputs: [{ name: 'list', title: 'List', type: listOf(itemType) }],
  }),
  execute: async ({ inputs }) => ({ list: inputs['items'] ?? listValue([]) }),
});
