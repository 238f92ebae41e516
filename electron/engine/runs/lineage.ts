import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { PortValues, Value } from '../../../shared/domain/values.ts';
import { stemOf } from '../../../shared/nodes/fileNames.ts';
import type { SourceFile } from '../../../shared/nodes/nodeContext.ts';

/** Remembers within one run which uploaded file each value comes from, for file names and folders. */
export type Lineage = {
  /** The first upload that these values come from, if there is one. */
  sourceOf(values: PortValues): SourceFile | undefined;
  /** Notes what a task made. An upload's files begin a line; other outputs continue that of what arrived. */
  remember(node: GraphNode, arrived: PortValues, outputs: PortValues): void;
};

/**
 * Makes the lineage of one run. Values are told apart as objects, not by their bytes: two uploads of the same
 * picture keep their own names.
 */
export function createLineage(): Lineage {
  const sources = new WeakMap<Value, SourceFile>();
  let isEmpty = true;

  const sourceIn = (value: Value): SourceFile | undefined => {
    if (value.type !== 'list') return sources.get(value);
    for (const item of value.items) {
      const source = sourceIn(item);
      if (source !== undefined) return source;
    }
    return undefined;
  };

  const sourceOf: Lineage['sourceOf'] = (values) => {
    if (isEmpty) return undefined;
    for (const value of Object.values(values)) {
      const source = sourceIn(value);
      if (source !== undefined) return source;
    }
    return undefined;
  };

  const note = (value: Value, sourceFor: (leaf: Value) => SourceFile | undefined): void => {
    if (value.type === 'list') {
      for (const item of value.items) note(item, sourceFor);
      return;
    }
    const source = sourceFor(value);
    if (source === undefined || sources.has(value)) return;
    sources.set(value, source);
    isEmpty = false;
  };

  return {
    sourceOf,
    remember: (node, arrived, outputs) => {
      const begins = node.type === 'file-upload';
      const inherited = begins ? undefined : sourceOf(arrived);
      if (!begins && inherited === undefined) return;
      for (const value of Object.values(outputs))
        note(value, (leaf) => (begins ? uploadOf(leaf) : inherited));
    },
  };
}

function uploadOf(value: Value): SourceFile | undefined {
  if (value.type !== 'file') return undefined;
  const { name, folder = '' } = value.artifact;
  return { name: stemOf(name), folder };
}
