import {
  validateConnection,
  type Connection,
  type ConnectionVerdict,
} from '../../../shared/graph/validateConnection.ts';
import type { GraphCommand } from '../../../shared/graph/commands.ts';
import type { App } from '../../engine/app.ts';
import { newEdgeId } from './newNodeId.ts';

/** Connects two ports if they may be connected; the verdict says why not. */
export function connectPorts(app: App, connection: Connection): ConnectionVerdict {
  const { pipeline, apply } = app.document.getState();
  const verdict = validateConnection(pipeline.graph, pipeline, connection);
  if (verdict.ok) apply(connectCommand(connection, verdict, app.newId));
  return verdict;
}

/** The command that makes an allowed connection. */
export function connectCommand(
  connection: Connection,
  verdict: Extract<ConnectionVerdict, { ok: true }>,
  newId: () => string,
): GraphCommand {
  const { source, sourcePort, target, targetPort } = connection;
  const edge = { id: newEdgeId(newId), source, sourcePort, target, targetPort };
  return { type: 'connect', edge, replaces: verdict.replaces.map((other) => other.id) };
}
