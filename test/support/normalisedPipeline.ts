import { createHash } from 'node:crypto';
import { z } from 'zod';

const zEdge = z.object({
  source: z.string(),
  sourcePort: z.string(),
  target: z.string(),
  targetPort: z.string(),
});
const zFile = z.looseObject({
  graph: z.looseObject({
    nodes: z.record(z.string(), z.looseObject({ settings: z.looseObject({}).default({}) })),
    edges: z.array(zEdge.loose()),
  }),
  layout: z.record(z.string(), z.object({ x: z.number(), y: z.number() })),
  models: z.record(z.string(), z.looseObject({ model: z.string() })),
});

/**
 * What a pipeline file says, without what is made up as it is built: a node is named by what it is and what feeds it,
 * places, ids of edges, and the texts and versions of model snapshots are left out. The order of the edges into a port
 * stays. Throws where two nodes cannot be told apart, or one has no place.
 */
export function normalisedPipeline(text: string): unknown {
  const { graph, layout, models, ...rest } = zFile.parse(JSON.parse(text));
  const names = nameNodes(graph);
  const name = (id: string): string => names.get(id) ?? `nothing called ${id}`;
  if (new Set(names.values()).size < names.size) throw new Error('Two nodes are the same.');
  const placeless = [...names.keys()].filter((id) => layout[id] === undefined);
  if (placeless.length > 0) throw new Error(`No place: ${placeless.join(', ')}.`);
  const edges = graph.edges.map(({ source, sourcePort, target, targetPort }) => ({
    into: `${name(target)}.${targetPort}`,
    from: `${name(source)}.${sourcePort}`,
  }));
  return {
    ...rest,
    nodes: Object.fromEntries(
      Object.entries(graph.nodes).map(([id, node]) => [name(id), withoutVersion(node)]),
    ),
    // Sorting is stable: the edges into one port stay in order.
    edges: edges.toSorted((a, b) => (a.into < b.into ? -1 : a.into > b.into ? 1 : 0)),
    models: Object.values(models)
      .map(({ model }) => model)
      .toSorted(),
  };
}

type Graph = z.infer<typeof zFile>['graph'];

/** Names every node by its type, its settings and, through its edges, all that is before it. */
function nameNodes({ nodes, edges }: Graph): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const known = names.get(id);
    if (known !== undefined) return known;
    const sources = edges
      .filter(({ target }) => target === id)
      .map(({ source, sourcePort, targetPort }) => `${targetPort} ${sourcePort} ${nameOf(source)}`)
      .toSorted();
    const node = withoutVersion(nodes[id] ?? { settings: {} });
    const hash = createHash('sha256').update(JSON.stringify([node, sources]));
    const title = String(node.settings['model'] ?? node['type']);
    const name = `${title} ${hash.digest('hex').slice(0, 12)}`;
    names.set(id, name);
    return name;
  };
  for (const id of Object.keys(nodes)) nameOf(id);
  return names;
}

/** The version of a built-in model changes with its code. */
function withoutVersion(node: Graph['nodes'][string]): Graph['nodes'][string] {
  const { version } = node.settings;
  return typeof version === 'string'
    ? { ...node, settings: { ...node.settings, version: 'a version' } }
    : node;
}
