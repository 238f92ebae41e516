import { nodesOf, type GraphNode, type Pipeline } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { typeTitleOf } from '../../nodes/shown/titleOf.ts';
import type { Problem } from '../../../shared/graph/problems.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

/** Where nodes are looked for. */
type Searched = { readonly pipeline: Pipeline; readonly problems: readonly Problem[] };

/** More of one text is not looked at, in characters. */
const textAtMost = 20_000;

/**
 * Makes a search over the nodes of a document: by title, type, model, the text in settings and values, problems and id.
 * All words have to be there. What answers comes from left to right, then from top to bottom. What a node holds is read
 * once, as long as it stays the same node.
 */
export function createNodeFinder(): (searched: Searched, query: string) => readonly NodeId[] {
  const texts = new WeakMap<GraphNode, string>();
  const textOf = (node: GraphNode): string => {
    const known = texts.get(node);
    if (known !== undefined) return known;
    const text = readText(node);
    texts.set(node, text);
    return text;
  };
  return ({ pipeline, problems }, query) => {
    const words = query
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    if (words.length === 0) return [];
    const faults = new Map<NodeId, string>();
    for (const problem of problems) {
      const { nodeId } = problem;
      if (nodeId === undefined) continue;
      const fault = shownSentence(problem).toLowerCase();
      faults.set(nodeId, `${faults.get(nodeId) ?? ''} ${fault}`);
    }
    const { layout } = pipeline;
    return nodesOf(pipeline.graph)
      .filter((node) => {
        const fault = faults.get(node.id);
        const type = typeTitleOf(node.type).toLowerCase();
        return words.every((word) =>
          [textOf(node), type, fault].some((text) => text?.includes(word) === true),
        );
      })
      .map(({ id }) => ({ id, ...(layout[id] ?? { x: 0, y: 0 }) }))
      .toSorted((a, b) => a.x - b.x || a.y - b.y)
      .map(({ id }) => id);
  };
}

function readText(node: GraphNode): string {
  const own = [node.title ?? '', findNodeType(node.type)?.title ?? '', node.type, node.id];
  // A line end keeps a word from being found across two values.
  return [...own, ...leaves(node.settings), ...leaves(node.inputs)].join('\n').toLowerCase();
}

/** The texts and numbers in a value, however deep. */
function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value.slice(0, textAtMost)];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leaves);
}
