import type { GraphNode } from '../../shared/domain/graph.ts';
import { isFileType, itemTypeOf, type InputPort } from '../../shared/domain/ports.ts';

type Request = {
  readonly ports: readonly InputPort[];
  readonly node: Pick<GraphNode, 'inputs'>;
  /** The names of the ports that an edge enters. */
  readonly connected: ReadonlySet<string>;
};

/** A node with no more ports than this shows them all. */
const comfortable = 5;

/** The inputs that a node can show: a port with a role comes while it is in use. */
export function listedInputs({ ports, node, connected }: Request): readonly InputPort[] {
  return ports.filter(
    ({ name, role }) =>
      role === undefined || connected.has(name) || Object.hasOwn(node.inputs, name),
  );
}

/** The inputs worth room on the node: required, connected, set by the user, files and long texts; all of them where they are few. */
export function visibleInputs({ ports, node, connected }: Request): readonly InputPort[] {
  const isInUse = (port: InputPort): boolean =>
    connected.has(port.name) || Object.hasOwn(node.inputs, port.name);
  const usual = ports.filter((port) => port.advanced !== true || isInUse(port));
  if (usual.length <= comfortable) return usual;
  return usual.filter((port) => port.required || isInUse(port) || isMain(port));
}

function isMain(port: InputPort): boolean {
  return isFileType(itemTypeOf(port.type)) || port.widget.kind === 'multiline';
}
