import { z } from 'zod';
import { invalidInput } from '../domain/failure.ts';
import { listOf, type Field } from '../domain/ports.ts';
import { listValue, type Value } from '../domain/values.ts';
import { say } from '../sentences/say.ts';
import { defineNode } from './defineNode.ts';
import { itemsOf } from './itemsOf.ts';
import { adoptItemType, itemTypeField, zItemType } from './itemType.ts';

const modes = [
  { value: 'first', label: 'The first item' },
  { value: 'last', label: 'The last item' },
  { value: 'at', label: 'The item at a position' },
  { value: 'random', label: 'A random item' },
  { value: 'slice', label: 'A part of the list' },
];

const settingsSchema = z.object({
  itemType: zItemType,
  mode: z.enum(['first', 'last', 'at', 'random', 'slice']),
  /** From 0; negative from the end. */
  index: z.int(),
  seed: z.int(),
  from: z.int(),
  /** The first position that is left out; null for the end. */
  to: z.int().nullable(),
  step: z.int().min(1, 'the step is at least 1'),
});

type Settings = z.infer<typeof settingsSchema>;

/** One item of a list, or a part of it. */
export const pick = defineNode({
  type: 'pick',
  version: 1,
  title: 'Pick',
  description: 'Takes one item out of a list, or a part of it.',
  category: 'shaping',
  keywords: ['slice', 'index', 'first', 'last', 'random', 'choose', 'sample', 'range', 'list'],
  sink: false,
  settings: settingsSchema,
  initial: { itemType: 'text', mode: 'first', index: 0, seed: 0, from: 0, to: null, step: 1 },
  fields: ({ mode }) => [
    { name: 'mode', title: 'Take', widget: { kind: 'select', options: modes } },
    ...modeFields[mode],
    itemTypeField({ advanced: true }),
  ],
  adopt: adoptItemType,
  ports: ({ itemType, mode }) => ({
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
      mode === 'slice'
        ? { name: 'picked', title: 'Items', type: listOf(itemType) }
        : { name: 'picked', title: 'Item', type: itemType },
    ],
  }),
  execute: async ({ settings, inputs }) => ({ picked: take(itemsOf(inputs, 'items'), settings) }),
});

const modeFields: { readonly [M in Settings['mode']]: readonly Field[] } = {
  first: [],
  last: [],
  at: [
    {
      name: 'index',
      title: 'Position',
      description: '0 is the first item, -1 the last.',
      widget: { kind: 'number' },
    },
  ],
  random: [
    {
      name: 'seed',
      title: 'Seed',
      description: 'The same seed takes the same item.',
      widget: { kind: 'number' },
    },
  ],
  slice: [
    {
      name: 'from',
      title: 'From',
      description: '0 is the first item, -1 the last.',
      widget: { kind: 'number' },
    },
    {
      name: 'to',
      title: 'To, not included',
      description: 'The first position that is left out; empty is the end of the list.',
      widget: { kind: 'number' },
    },
    {
      name: 'step',
      title: 'Step',
      description: '2 takes every other item.',
      widget: { kind: 'number' },
      limits: { minimum: 1 },
      advanced: true,
    },
  ],
};

function take(items: readonly Value[], settings: Settings): Value {
  switch (settings.mode) {
    case 'first':
      return itemAt(items, 0);
    case 'last':
      return itemAt(items, -1);
    case 'at':
      return itemAt(items, settings.index);
    case 'random':
      return itemAt(items, Math.floor(fractionOf(settings.seed) * items.length));
    case 'slice':
      return slice(items, settings);
  }
}

function itemAt(items: readonly Value[], index: number): Value {
  const item = items.at(index);
  if (item !== undefined) return item;
  if (items.length === 0) throw invalidInput(say('nodes.emptyList'), 'items');
  const { length: count } = items;
  throw invalidInput(
    say('nodes.noSuchItem', { count, index, from: -count, to: count - 1 }),
    'items',
  );
}

function slice(items: readonly Value[], { from, to, step }: Settings): Value {
  const { length } = items;
  const start = position(from, length);
  const end = to === null ? length : position(to, length);
  if (end < start) {
    throw invalidInput(
      say('nodes.turnedRound', { count: length, from, to: to ?? say('nodes.end') }),
      'items',
    );
  }
  return listValue(items.slice(start, end).filter((_, index) => index % step === 0));
}

/** A position counted from the start. Throws for one outside the list: a part that is shorter than asked is no part. */
function position(index: number, length: number): number {
  const fromStart = index < 0 ? index + length : index;
  if (fromStart >= 0 && fromStart <= length) return fromStart;
  throw invalidInput(
    say('nodes.outside', { count: length, index, from: -length, to: length }),
    'items',
  );
}

/** A number from 0 up to 1 that looks random and follows from the seed alone: the finalizer of MurmurHash3. */
function fractionOf(seed: number): number {
  let hash = (seed ^ 0x9e3779b9) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
