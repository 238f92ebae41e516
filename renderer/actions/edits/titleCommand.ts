import type { NodeId } from '../../../shared/domain/ids.ts';
import type { GraphCommand } from '../../../shared/graph/commands.ts';

/** Gives a node the title that was typed; without one it has that of its type again. */
export function titleCommand(nodeId: NodeId, typed: string): GraphCommand {
  const title = typed.trim();
  return { type: 'setTitle', nodeId, title: title === '' ? undefined : title };
}
