import { withoutSecrets } from '../../../shared/pipeline/withoutSecrets.ts';
import type {
  Edge,
  GraphNode,
  ModelSnapshots,
  NodeLayout,
  Pipeline,
} from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { frameOf, inFrame, isFrame } from '../../../shared/graph/frames.ts';
import type { GraphCommand } from '../../../shared/graph/commands.ts';
import { isJsonObject, type JsonObject } from '../../../shared/domain/json.ts';
import { formatName as pipelineFormat, formatVersion } from '../../../shared/pipeline/format.ts';
import { parsePipeline } from '../../../shared/pipeline/parsePipeline.ts';
import { t } from '../../messages/t.ts';
import { newEdgeId, newNodeId } from './newNodeId.ts';

const formatName = 'patchbay/clipboard';

/** The part of a pipeline that consists of these nodes and the edges between them. */
export function subPipeline(pipeline: Pipeline, ids: readonly NodeId[]): Pipeline {
  const chosen = new Set(ids);
  const nodes: { [id: NodeId]: GraphNode } = {};
  const layout: { [id: NodeId]: NodeLayout } = {};
  for (const id of ids) {
    const node = pipeline.graph.nodes[id];
    if (node === undefined) continue;
    nodes[id] = node;
    layout[id] = pipeline.layout[id] ?? { x: 0, y: 0 };
  }
  const edges = pipeline.graph.edges.filter(
    (edge) => chosen.has(edge.source) && chosen.has(edge.target),
  );
  return {
    name: pipeline.name,
    graph: { nodes, edges },
    layout,
    models: usedModels(pipeline, Object.values(nodes)),
  };
}

function usedModels(pipeline: Pipeline, nodes: readonly GraphNode[]): ModelSnapshots {
  const names = new Set(nodes.map((node) => node.settings['model']));
  return Object.fromEntries(
    Object.entries(pipeline.models).filter(([, snapshot]) => names.has(snapshot.model)),
  );
}

/** Nodes as plain JSON text for the clipboard. */
export function toClipboardText(pipeline: Pipeline, ids: readonly NodeId[]): string {
  const content = {
    format: formatName,
    version: formatVersion,
    pipeline: withoutSecrets(subPipeline(pipeline, ids)),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** What a text on the clipboard holds: a part of a pipeline, one that cannot be read, or anything else. */
export type ClipboardContent =
  | { readonly kind: 'part'; readonly part: Pipeline }
  /** In one sentence. */
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'other' };

/**
 * Looks for nodes in a clipboard text: those that were copied here, or a whole pipeline file. Both are read as strictly
 * as a file, as they may come from anywhere.
 */
export function parseClipboardText(text: string): ClipboardContent {
  const content = parseOurs(text);
  if (content === undefined) return { kind: 'other' };
  const parsed = parsePipeline(JSON.stringify(toFile(content)));
  if (!parsed.ok) {
    const why = parsed.reason === 'too-new' ? t('edits.paste.tooNew') : t('edits.paste.damaged');
    return { kind: 'unreadable', why };
  }
  const isEmpty = Object.keys(parsed.pipeline.graph.nodes).length === 0;
  return isEmpty
    ? { kind: 'unreadable', why: t('edits.paste.noNodes') }
    : { kind: 'part', part: parsed.pipeline };
}

function toFile(content: JsonObject): JsonObject {
  const { format, version, pipeline } = content;
  if (format !== formatName) return content;
  return {
    ...(isJsonObject(pipeline) ? pipeline : {}),
    format: pipelineFormat,
    version: version ?? null,
  };
}

/** JSON that says that it is nodes or a pipeline of ours. */
function parseOurs(text: string): JsonObject | undefined {
  if (!text.includes('"patchbay/')) return undefined;
  try {
    const json: unknown = JSON.parse(text);
    const isOurs =
      isJsonObject(json) && (json['format'] === formatName || json['format'] === pipelineFormat);
    return isOurs ? json : undefined;
  } catch {
    return undefined;
  }
}

type Insertion = {
  readonly target: Pipeline;
  readonly part: Pipeline;
  readonly offset: { readonly x: number; readonly y: number };
  readonly newId: () => string;
  /** The frame of nodes whose own is not in the part: that which they are in already, as in a duplicate, this one, or none. */
  readonly into: 'own' | NodeId | undefined;
};

/** The command that adds a part with fresh ids, moved by `offset`, and the ids of its nodes. */
export function insertCommand(insertion: Insertion): {
  readonly command: GraphCommand;
  readonly nodes: readonly NodeId[];
} {
  const { target, part, offset, newId, into } = insertion;
  const ids = new Map<NodeId, NodeId>();
  const nodes: GraphNode[] = [];
  const layout: { [id: NodeId]: NodeLayout } = {};
  for (const node of Object.values(part.graph.nodes)) {
    const id = newNodeId(target.graph, node.type, newId);
    const place = part.layout[node.id] ?? { x: 0, y: 0 };
    ids.set(node.id, id);
    nodes.push({ ...node, id });
    layout[id] = { ...place, x: place.x + offset.x, y: place.y + offset.y };
  }
  const frameFor = (node: GraphNode): NodeId | undefined => {
    if (isFrame(node)) return undefined;
    const copy = node.frame && ids.get(node.frame);
    return copy ?? (into === 'own' ? frameOf(target.graph, node)?.id : into);
  };
  const edges = part.graph.edges.flatMap((edge): readonly Edge[] => {
    const source = ids.get(edge.source);
    const targetId = ids.get(edge.target);
    if (source === undefined || targetId === undefined) return [];
    return [{ ...edge, id: newEdgeId(newId), source, target: targetId }];
  });
  return {
    command: {
      type: 'add',
      nodes: nodes.map((node) => inFrame(node, frameFor(node))),
      edges,
      layout,
      models: part.models,
    },
    nodes: [...ids.values()],
  };
}
