import { z } from 'zod';
import { listOf } from '../domain/ports.ts';
import { listValue } from '../domain/values.ts';
import { conditionFaults, conditionShape, holds, initialCondition } from './condition.ts';
import { conditionFields } from './conditionFields.ts';
import { defineNode } from './defineNode.ts';
import { itemsOf } from './itemsOf.ts';
import { adoptItemType, itemTypeField, zItemType } from './itemType.ts';

/** Keeps the items of a list for which a condition holds; the others come out beside them. */
export const filter = defineNode({
  type: 'filter',
  version: 1,
  title: 'Filter',
  description: 'Keeps the items of a list that meet a condition.',
  category: 'shaping',
  keywords: ['where', 'condition', 'only', 'select', 'keep', 'remove', 'list', 'search'],
  sink: false,
  settings: z.object({ itemType: zItemType, ...conditionShape }),
  initial: { itemType: 'text', ...initialCondition },
  fields: (settings) => [
    ...conditionFields(settings.itemType, settings),
    itemTypeField({ advanced: true }),
  ],
  adopt: adoptItemType,
  ports: ({ itemType }) => ({
    inputs: [
      {
        name: 'items',
        title: 'List',
        type: listOf(itemType),
        required: true,
        widget: { kind: 'none' },
      },
    ],
    outputs: [
      { name: 'kept', title: 'Kept', type: listOf(itemType) },
      {
        name: 'rest',
        title: 'Rest',
        description: 'The items that do not meet the condition.',
        type: listOf(itemType),
      },
    ],
  }),
  check: (settings) => conditionFaults(settings.itemType, settings),
  execute: async ({ settings, inputs }) => {
    const items = itemsOf(inputs, 'items').map((item) => ({ item, isKept: holds(item, settings) }));
    return {
      kept: listValue(items.filter(({ isKept }) => isKept).map(({ item }) => item)),
      rest: listValue(items.filter(({ isKept }) => !isKept).map(({ item }) => item)),
    };
  },
});
