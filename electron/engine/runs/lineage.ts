import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { PortValues, Value } from '../../../shared/domain/values.ts';
import { stemOf } from '../../../shared/nodes/fileNames.ts';

/** Remembers within one run which uploaded file each value comes from, for file names. */
export type Lineage = {
  /** The name without extension of the upload that these values come from; empty when there is none. */
  nameOf(values: PortValues): string;
  /** Notes what a task made. An upload's files begin a line; other outputs continue that of what arrived. */
  remember(node: GraphNode, arrived: PortValues, outputs: PortValues): void;
};

/**
 * Makes the lineage of one run. Values are told apart as objects, not by their bytes: two uploads of the same
 * picture keep their own names.
 */
export function createLineage(): Lineage {
  const names = new WeakMap<Value, string>();
  let isEmpty = true;

  const nameIn = (value: Value): string | undefined => {
    if (value.type !== 'list') return names.get(value);
    for (const item of value.items) {
      const name = nameIn(item);
      if (name !== undefined) return name;
    }
    return undefined;
  };

  const nameOf: Lineage['nameOf'] = (values) => {
    if (isEmpty) return '';
    for (const value of Object.values(values)) {
      const name = nameIn(value);
      if (name !== undefined) return name;
    }
    return '';
  };

  const note = (value: Value, nameFor: (leaf: Value) => string): void => {
    if (value.type === 'list') {
      for (const item of value.items) note(item, nameFor);
      return;
    }
    const name = nameFor(value);
    if (name === '' || names.has(value)) return;
    names.set(value, name);
    isEmpty = false;
  };

  return {
    nameOf,
    remember: (node, arrived, outputs) => {
      const begins = node.type === 'file-upload';
      const inherited = begins ? '' : nameOf(arrived);
      if (!begins && inherited === '') return;
      for (const value of Object.values(outputs))
        note(value, (leaf) =>
          begins && leaf.type === 'file' ? stemOf(leaf.artifact.name) : inherited,
        );
    },
  };
}
