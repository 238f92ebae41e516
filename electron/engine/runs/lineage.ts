import type { Graph, GraphNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import type { PortValues, Value } from '../../../shared/domain/values.ts';
import { reachable } from '../../../shared/graph/order.ts';
import { stemOf } from '../../../shared/nodes/fileNames.ts';

/** Remembers within one run which uploaded file each value comes from, for file names. */
export type Lineage = {
  /** The name without extension of the upload that these inputs come from; empty when there is none. */
  nameFor(id: NodeId, inputs: PortValues): string;
  /** Notes what a task made. An upload's files begin a line; other outputs continue that of their inputs. */
  remember(node: GraphNode, sourceName: string, outputs: PortValues): void;
};

/**
 * Makes the lineage of one run. Values are told apart as objects, not by their bytes: two uploads of the same
 * picture keep their own names.
 */
export function createLineage(graph: Graph): Lineage {
  const names = new WeakMap<Value, string>();
  const uploads = new Map<NodeId, string>();

  /** A value that was converted on its way is a new object: a single upload above the node still names it. */
  const nameAbove = (id: NodeId): string => {
    const above = [...reachable(graph, [id], 'up')]
      .map((each) => uploads.get(each))
      .filter((name) => name !== undefined);
    const [only] = above;
    return above.length === 1 && only !== undefined ? only : '';
  };

  return {
    nameFor: (id, inputs) => {
      for (const value of Object.values(inputs).flatMap(leavesOf)) {
        const name = names.get(value);
        if (name !== undefined) return name;
      }
      return nameAbove(id);
    },
    remember: (node, sourceName, outputs) => {
      const leaves = Object.values(outputs).flatMap(leavesOf);
      const [first] = leaves;
      if (node.type === 'file-upload' && leaves.length === 1 && first?.type === 'file')
        uploads.set(node.id, stemOf(first.artifact.name));
      for (const value of leaves) {
        const begins = node.type === 'file-upload' && value.type === 'file';
        const name = begins ? stemOf(value.artifact.name) : sourceName;
        if (name !== '' && !names.has(value)) names.set(value, name);
      }
    },
  };
}

function leavesOf(value: Value): readonly Value[] {
  return value.type === 'list' ? value.items.flatMap(leavesOf) : [value];
}
