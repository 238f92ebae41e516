import type { Graph, GraphNode } from '../../../shared/domain/graph.ts';
import type { ArtifactId, NodeId } from '../../../shared/domain/ids.ts';
import { artifactsIn, type PortValues } from '../../../shared/domain/values.ts';
import { reachable } from '../../../shared/graph/order.ts';
import { stemOf } from '../../../shared/nodes/fileNames.ts';

/** Remembers within one run which uploaded file each artifact comes from, for file names. */
export type Lineage = {
  /** The name without extension of the upload that these inputs come from; empty when there is none. */
  nameFor(id: NodeId, inputs: PortValues): string;
  /** Notes what a task made. An upload's files begin a line; other outputs continue that of their inputs. */
  remember(node: GraphNode, sourceName: string, outputs: PortValues): void;
};

/** Makes the lineage of one run. */
export function createLineage(graph: Graph): Lineage {
  const names = new Map<ArtifactId, string>();
  const uploads = new Map<NodeId, string>();

  /** Text has no artifact to follow: a single upload above the node still names it. */
  const nameAbove = (id: NodeId): string => {
    const above = [...reachable(graph, [id], 'up')]
      .map((each) => uploads.get(each))
      .filter((name) => name !== undefined);
    const [only] = above;
    return above.length === 1 && only !== undefined ? only : '';
  };

  return {
    nameFor: (id, inputs) => {
      for (const artifact of Object.values(inputs).flatMap(artifactsIn)) {
        const name = names.get(artifact.id);
        if (name !== undefined) return name;
      }
      return nameAbove(id);
    },
    remember: (node, sourceName, outputs) => {
      const artifacts = Object.values(outputs).flatMap(artifactsIn);
      const isUpload = node.type === 'file-upload';
      const [first] = artifacts;
      if (isUpload && artifacts.length === 1 && first !== undefined)
        uploads.set(node.id, stemOf(first.name));
      for (const artifact of artifacts) {
        const name = isUpload ? stemOf(artifact.name) : sourceName;
        if (name !== '' && !names.has(artifact.id)) names.set(artifact.id, name);
      }
    },
  };
}
