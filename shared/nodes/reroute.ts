import { z } from 'zod';
import {
  depthOf,
  itemTypeOf,
  listOf,
  scalarTypes,
  type PortType,
  type ScalarType,
} from '../domain/ports.ts';
import { defineNode } from './defineNode.ts';

type Settings = {
  readonly itemType: ScalarType;
  /** How many lists deep the items are. */
  readonly lists: number;
};

/** A dot that an edge is led through, so that it can be followed. The plan takes it out. */
export const reroute = defineNode<Settings>({
  type: 'reroute',
  version: 1,
  title: 'Reroute',
  description: 'A dot to lead a connection through. It changes nothing.',
  category: 'canvas',
  keywords: ['dot', 'bend', 'waypoint', 'edge', 'tidy'],
  sink: false,
  settings: z.object({ itemType: z.enum(scalarTypes), lists: z.number().int().min(0).max(20) }),
  initial: { itemType: 'any', lists: 0 },
  fields: () => [],
  adopt: (settings, type) => {
    const next = { itemType: itemTypeOf(type), lists: depthOf(type) };
    const isSame = next.itemType === settings.itemType && next.lists === settings.lists;
    return isSame ? settings : next;
  },
  ports: (settings) => {
    const type = typeOf(settings);
    return {
      inputs: [{ name: 'in', title: 'In', type, required: true, widget: { kind: 'none' } }],
      outputs: [{ name: 'out', title: 'Out', type }],
    };
  },
  execute: async ({ inputs: { in: value } }) => (value === undefined ? {} : { out: value }),
});

function typeOf({ itemType, lists }: Settings): PortType {
  let type: PortType = itemType;
  for (let depth = 0; depth < lists; depth += 1) type = listOf(type);
  return type;
}
