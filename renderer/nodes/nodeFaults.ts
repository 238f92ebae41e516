import type { NodeId } from '../../shared/domain/ids.ts';
import { useShallow } from 'zustand/react/shallow';
import { rejectedIn, type Failure } from '../../shared/domain/failure.ts';
import { useNodeTasks, useView } from '../engine/AppContext.tsx';
import { portOfField } from '../../shared/models/portOfField.ts';
import { useNodePorts } from '../canvas/useNode.ts';
import { toSentence } from '../panels/manage/form/fieldFaults.ts';
import { faultText } from '../panels/runs/problemText.ts';
import { shownSentence } from '../messages/shownSentence.ts';

/** What is wrong with a node: from the check before a run, or from the run. */
export type NodeFault = { readonly message: string; readonly port: string | null };

/** The faults of a node, each sentence once and without its title. Those with a port are shown at the port. */
export function useNodeFaults(nodeId: NodeId): readonly NodeFault[] {
  const problems = useView(
    useShallow((state) => state.problems.filter((problem) => problem.nodeId === nodeId)),
  );
  const tasks = useNodeTasks(nodeId);
  const { inputs } = useNodePorts(nodeId);
  const names = inputs.map(({ name }) => name);
  const faults = [
    ...problems.map((problem): NodeFault => ({
      message: faultText(problem),
      port: problem.port ?? null,
    })),
    ...tasks.flatMap(({ failure, outputs }): readonly NodeFault[] =>
      // What is passed on is where the user wants it.
      failure === null || failure.kind === 'canceled' || outputs !== null
        ? []
        : faultsOf(failure, names),
    ),
  ];
  return faults.filter(
    ({ message }, at) => faults.findIndex((other) => other.message === message) === at,
  );
}

/** A failure at the ports that it is about; a provider names each field that it rejected, as `input.width`. */
export function faultsOf(failure: Failure, names: readonly string[]): readonly NodeFault[] {
  const message = shownSentence(failure);
  const [first, ...others] = rejectedIn(failure);
  const found = first === undefined ? null : portOfField(first.field, names);
  const port = failure.kind === 'invalid-input' ? (failure.port ?? null) : found;
  return [
    { message, port },
    ...others.map(({ field, description }) => ({
      message: toSentence(`${field}: ${description}`),
      port: portOfField(field, names),
    })),
  ];
}
