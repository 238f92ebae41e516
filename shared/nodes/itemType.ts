import { z } from 'zod';
import {
  isFileType,
  itemTypeOf,
  scalarTypes,
  type Field,
  type PortType,
  type ScalarType,
  type Widget,
} from '../domain/ports.ts';

/** The type of the items in nodes that pass on what they get. */
export const zItemType = z.enum(scalarTypes).exclude(['integer', 'any']);

export type ItemType = z.infer<typeof zItemType>;

const labels: { readonly [T in ItemType]: string } = {
  text: 'Text',
  number: 'Number',
  boolean: 'Boolean',
  json: 'JSON',
  file: 'Any file',
  image: 'Image',
  video: 'Video',
  audio: 'Audio',
  model3d: '3D model',
};

/** The setting that says what the items are. A connection sets it by itself. */
export function itemTypeField(changes: Pick<Field, 'advanced'> = {}): Field {
  return {
    name: 'itemType',
    title: 'Type',
    description: 'What an item is. Connecting something sets it.',
    widget: {
      kind: 'select',
      options: zItemType.options.map((value) => ({ value, label: labels[value] })),
    },
    ...changes,
  };
}

/** The settings of a node with an item type, for what is connected to it. */
export function adoptItemType<S extends { readonly itemType: ItemType }>(
  settings: S,
  type: PortType,
): S {
  const itemType = toItemType(itemTypeOf(type));
  return itemType === undefined || itemType === settings.itemType
    ? settings
    : { ...settings, itemType };
}

/** How a list of such items is typed in. */
export function listWidget(itemType: ItemType): Widget {
  if (isFileType(itemType)) return { kind: 'files', accept: itemType };
  return itemType === 'text' || itemType === 'number' || itemType === 'boolean'
    ? { kind: 'list', item: itemType }
    : { kind: 'json' };
}

function toItemType(type: ScalarType): ItemType | undefined {
  if (type === 'integer') return 'number';
  return type === 'any' ? undefined : type;
}
