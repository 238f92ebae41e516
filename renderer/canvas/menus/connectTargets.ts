import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { Conversion } from '../../../shared/graph/canConvert.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { validateConnection } from '../../../shared/graph/validateConnection.ts';
import {
  joinPorts,
  possibleConnections,
  type PossibleConnection,
} from '../../actions/edits/findCompatiblePort.ts';
import type { App } from '../../engine/app.ts';
import type { PortEnd } from '../../stores/places.ts';
import { t } from '../../messages/t.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

/** A port of another node that a port can be connected to. */
export type ConnectTarget = {
  readonly key: string;
  readonly label: string;
  /** What it would mean; empty where it is plain. */
  readonly hint: string;
  readonly connection: PossibleConnection;
};

/** A port of another node, and why it cannot be connected. */
export type RefusedTarget = { readonly key: string; readonly label: string; readonly why: string };

/** What a port can be connected to: the nodes by their distance, of each its best port first. */
export function connectTargets(app: App, from: PortEnd): readonly ConnectTarget[] {
  const { pipeline } = app.document.getState();
  return othersByDistance(app, from).flatMap((node) =>
    possibleConnections({ pipeline, from, node }).map((connection): ConnectTarget => {
      const name = from.direction === 'output' ? connection.targetPort : connection.sourcePort;
      const { conversion, replaces } = connection.verdict;
      const hint = hintOf(replaces.length > 0, conversion.kind);
      return { key: `${node.id} ${name}`, label: labelOf(app, node, name), hint, connection };
    }),
  );
}

function hintOf(replaces: boolean, conversion: Conversion['kind']): string {
  if (replaces) return t('canvas.connect.replaces');
  return conversion === 'map' ? t('canvas.connect.perItem') : '';
}

/** The ports that look alike and cannot be connected, each with one sentence. */
export function refusedTargets(app: App, from: PortEnd): readonly RefusedTarget[] {
  const { pipeline } = app.document.getState();
  return othersByDistance(app, from).flatMap((node) => {
    const { inputs, outputs } = app.ports(node, pipeline);
    return (from.direction === 'output' ? inputs : outputs).flatMap(({ name }) => {
      const connection = joinPorts(from, { nodeId: node.id, port: name });
      const verdict = validateConnection(pipeline.graph, pipeline, connection);
      if (verdict.ok) return [];
      return [
        {
          key: `${node.id} ${name}`,
          label: labelOf(app, node, name),
          why: shownSentence(verdict.why),
        },
      ];
    });
  });
}

function othersByDistance(app: App, { nodeId }: PortEnd): readonly GraphNode[] {
  const { graph, layout } = app.document.getState().pipeline;
  const here = layout[nodeId] ?? { x: 0, y: 0 };
  const distance = ({ id }: GraphNode): number => {
    const { x, y } = layout[id] ?? { x: 0, y: 0 };
    return Math.hypot(x - here.x, y - here.y);
  };
  return Object.values(graph.nodes)
    .filter(({ id }) => id !== nodeId)
    .map((node) => ({ node, far: distance(node) }))
    .toSorted((a, b) => a.far - b.far)
    .map(({ node }) => node);
}

function labelOf(app: App, node: GraphNode, name: string): string {
  const { inputs, outputs } = app.ports(node, app.document.getState().pipeline);
  const port = [...inputs, ...outputs].find((candidate) => candidate.name === name);
  return `${titleOf(node)} · ${port?.title ?? name}`;
}
