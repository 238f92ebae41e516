import type { NodeId } from '../../shared/domain/ids.ts';
import { useShallow } from 'zustand/react/shallow';
import type { Failure } from '../../shared/domain/failure.ts';
import { titleOf } from '../../shared/graph/portsOf.ts';
import { useDocument, useNodeTasks, useView } from '../engine/AppContext.tsx';
import { withoutTitle } from '../panels/runs/problemText.ts';

/** What is wrong with a node: from the check before a run, or from the run. */
export type NodeFault = { readonly message: string; readonly port: string | null };

/** The faults of a node, each sentence once and without its title. Those with a port are shown at the port. */
export function useNodeFaults(nodeId: NodeId): readonly NodeFault[] {
  const problems = useView(
    useShallow((state) => state.problems.filter((problem) => problem.nodeId === nodeId)),
  );
  const tasks = useNodeTasks(nodeId);
  const title = useDocument(({ pipeline }) => {
    const node = pipeline.graph.nodes[nodeId];
    return node === undefined ? '' : titleOf(node);
  });
  const faults = [
    ...problems.map(({ message, port }): NodeFault => ({
      message: withoutTitle(message, title),
      port: port ?? null,
    })),
    ...tasks.flatMap(({ failure, outputs }): readonly NodeFault[] =>
      // What is passed on is where the user wants it.
      failure === null || failure.kind === 'canceled' || outputs !== null
        ? []
        : [{ message: failure.message, port: portOf(failure) }],
    ),
  ];
  return faults.filter(
    ({ message }, at) => faults.findIndex((other) => other.message === message) === at,
  );
}

/** The port that a failure belongs to; a provider names the first field it rejected as `input.name`. */
export function portOf(failure: Failure): string | null {
  if (failure.kind === 'invalid-input') return failure.port ?? null;
  if (failure.kind !== 'provider-rejected') return null;
  const [first] = failure.fields;
  return first === undefined ? null : first.field.replace(/^input\./, '');
}
