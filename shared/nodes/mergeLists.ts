import { z } from 'zod';
import { invalidInput } from '../domain/failure.ts';
import { canonicalJson, type Json } from '../domain/json.ts';
import { isFileType, listOf, type InputPort } from '../domain/ports.ts';
import { jsonValue, leavesOf, listValue, type Value } from '../domain/values.ts';
import { convertValue } from '../graph/convertValue.ts';
import { say } from '../sentences/say.ts';
import { defineNode } from './defineNode.ts';
import { itemsOf } from './itemsOf.ts';
import { adoptItemType, itemTypeField, zItemType } from './itemType.ts';

const modes = [
  { value: 'concatenate', label: 'One after the other' },
  { value: 'flatten', label: 'Lists of lists as one list' },
  { value: 'interleave', label: 'In turns' },
  { value: 'unique', label: 'Without repeats' },
  { value: 'zip', label: 'Paired into JSON objects' },
];

const names = ['a', 'b', 'c', 'd', 'e', 'f'];

const settingsSchema = z.object({
  itemType: zItemType,
  mode: z.enum(['concatenate', 'flatten', 'interleave', 'unique', 'zip']),
  count: z.int().min(1, 'there is at least one list').max(names.length, 'there are at most six'),
  /** The names in the objects that `zip` makes, in the order of the lists. */
  keys: z.array(z.string()),
});

type Settings = z.infer<typeof settingsSchema>;

/** Makes one list of several. */
export const mergeLists = defineNode({
  type: 'merge-lists',
  version: 1,
  title: 'Merge lists',
  description:
    'Makes one list of several, or of a list of lists: joined, in turns, without repeats, or paired.',
  category: 'shaping',
  keywords: [
    'concatenate',
    'flatten',
    'flat',
    'interleave',
    'zip',
    'unique',
    'distinct',
    'join',
    'combine',
    'array',
  ],
  sink: false,
  takesEitherWay: true,
  settings: settingsSchema,
  initial: { itemType: 'text', mode: 'concatenate', count: 2, keys: ['a', 'b'] },
  fields: ({ mode }) => [
    { name: 'mode', title: 'Merge', widget: { kind: 'select', options: modes } },
    ...(mode === 'zip'
      ? [
          {
            name: 'keys',
            title: 'Names',
            description: 'What the values are called in each object, in the order of the lists.',
            widget: { kind: 'list' as const, item: 'text' as const },
          },
        ]
      : []),
    {
      name: 'count',
      title: 'Lists',
      description: 'How many lists there are, 1 to 6.',
      widget: { kind: 'slider', step: 1 },
      limits: { minimum: 1, maximum: names.length },
      advanced: true,
    },
    itemTypeField({ advanced: true }),
  ],
  adopt: adoptItemType,
  ports: ({ itemType, mode, count }) => ({
    inputs: names.slice(0, count).map((name, index): InputPort => ({
      name,
      title: `List ${name.toUpperCase()}`,
      // A list of lists is not to be mapped over: all of it comes at once.
      type: mode === 'flatten' ? 'any' : listOf(itemType),
      required: index === 0,
      widget: { kind: 'none' },
    })),
    outputs: [{ name: 'list', title: 'List', type: listOf(mode === 'zip' ? 'json' : itemType) }],
  }),
  check: ({ itemType, mode, count, keys }) => {
    if (mode !== 'zip') return [];
    if (isFileType(itemType)) return [say('nodes.filesInJson')];
    const used = keysFor(keys, count);
    return new Set(used).size === used.length ? [] : [say('nodes.sameNames')];
  },
  execute: async ({ settings, inputs }) => ({ list: listValue(merge(settings, inputs)) }),
});

function merge(settings: Settings, inputs: Parameters<typeof itemsOf>[0]): readonly Value[] {
  const connected = names
    .slice(0, settings.count)
    .map((port, index) => ({ port, key: keysFor(settings.keys, settings.count)[index] ?? port }))
    .filter(({ port }) => inputs[port] !== undefined)
    .map((each) => ({ ...each, items: itemsOf(inputs, each.port) }));
  const lists = connected.map(({ items }) => items);
  switch (settings.mode) {
    case 'concatenate':
      return lists.flat();
    case 'flatten':
      return connected.flatMap(({ port, items }) =>
        items.flatMap(leavesOf).map((item) => convertValue(item, settings.itemType, port)),
      );
    case 'interleave':
      return interleave(lists);
    case 'unique':
      return unique(lists.flat());
    case 'zip':
      return zip(connected);
  }
}

function interleave(lists: readonly (readonly Value[])[]): readonly Value[] {
  const longest = lists.reduce((most, items) => Math.max(most, items.length), 0);
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((items) => items[index] ?? []),
  ).flat();
}

/** The first of several equal items stays. Files are equal when their bytes are. */
function unique(items: readonly Value[]): readonly Value[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = item.type === 'file' ? item.artifact.id : canonicalJson(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

type Named = { readonly port: string; readonly key: string; readonly items: readonly Value[] };

function zip(lists: readonly Named[]): readonly Value[] {
  const [first] = lists;
  const other = lists.find(({ items }) => items.length !== first?.items.length);
  if (first !== undefined && other !== undefined) {
    throw invalidInput(
      say('nodes.otherLength', {
        first: first.port.toUpperCase(),
        length: first.items.length,
        other: other.port.toUpperCase(),
        otherLength: other.items.length,
      }),
      other.port,
    );
  }
  return (first?.items ?? []).map((_, index) =>
    jsonValue(Object.fromEntries(lists.map(({ key, items }) => [key, toJson(items[index])]))),
  );
}

function toJson(value: Value | undefined): Json {
  switch (value?.type) {
    case 'text':
      return value.text;
    case 'number':
      return value.number;
    case 'boolean':
      return value.boolean;
    case 'json':
      return value.json;
    case 'list':
      return value.items.map(toJson);
    case 'file':
      throw invalidInput(say('nodes.filesInJson'));
    case undefined:
      return null;
  }
}

/** A list without a name of its own is called as its port. */
function keysFor(keys: readonly string[], count: number): readonly string[] {
  return names.slice(0, count).map((name, index) => keys[index] || name);
}
