import {
  validateConnection,
  type Connection,
  type ConnectionVerdict,
} from '../../../shared/graph/validateConnection.ts';
import type { Edge } from '../../../shared/domain/graph.ts';
import type { GraphCommand } from '../../../shared/graph/commands.ts';
import type { App } from '../../engine/app.ts';
import { newEdgeId } from './newNodeId.ts';

/** Connects two ports if they may be connected; the verdict says why not. */
export function connectPorts(app: App, connection: Connection): ConnectionVerdict {
  const { pipeline, applyAll } = app.document.getState();
  const verdict = validateConnection(pipeline.graph, pipeline, connection);
  if (verdict.ok) applyAll(connectCommands(connection, verdict, app.newId));
  return verdict;
}

/** The commands that make an allowed connection: one step of undo. */
export function connectCommands(
  connection: Connection,
  verdict: Extract<ConnectionVerdict, { ok: true }>,
  newId: () => string,
): readonly GraphCommand[] {
  const { source, sourcePort, target, targetPort } = connection;
  return edgeCommands({ id: newEdgeId(newId), source, sourcePort, target, targetPort }, verdict);
}

/** The commands that make an allowed edge, or lead one that is there elsewhere. */
export function edgeCommands(
  edge: Edge,
  verdict: Extract<ConnectionVerdict, { ok: true }>,
): readonly GraphCommand[] {
  const adopts = [...verdict.adopts].map(([nodeId, settings]): GraphCommand => ({
    type: 'setSettings',
    nodeId,
    settings,
  }));
  return [...adopts, { type: 'connect', edge, replaces: verdict.replaces.map(({ id }) => id) }];
}
