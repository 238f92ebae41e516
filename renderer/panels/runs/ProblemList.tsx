import { ArrowRight, CircleAlert } from 'lucide-react';
import { findNode } from '../../../shared/domain/graph.ts';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { titleOf } from '../../../shared/graph/portsOf.ts';
import type { Problem } from '../../../shared/graph/problems.ts';
import { useApp, useDocument } from '../../engine/AppContext.tsx';
import { withoutTitle } from './problemText.ts';

/** What keeps the pipeline from running; a click goes to the node. */
export function ProblemList({
  problems,
}: {
  readonly problems: readonly Problem[];
}): React.JSX.Element {
  return (
    <ul className="flex flex-col gap-0.5">
      {problems.map((problem) => (
        <li key={`${problem.nodeId ?? ''} ${problem.port ?? ''} ${problem.message}`}>
          <ProblemRow problem={problem} />
        </li>
      ))}
    </ul>
  );
}

function ProblemRow({
  problem: { message, nodeId },
}: {
  readonly problem: Problem;
}): React.JSX.Element {
  const app = useApp();
  const graph = useDocument((state) => state.pipeline.graph);
  const node = nodeId === undefined ? undefined : findNode(graph, nodeId);
  const text = (
    <>
      <CircleAlert aria-hidden size={14} className="mt-[3px] shrink-0 text-danger" />
      <span className="min-w-0 flex-1 break-words">
        {node !== undefined && <span className="font-medium">{titleOf(node)}: </span>}
        {node === undefined ? message : withoutTitle(message, titleOf(node))}
      </span>
    </>
  );
  if (node === undefined) return <p className="flex gap-2 px-2 py-1">{text}</p>;
  const show = (id: NodeId): void => {
    app.view.getState().select({ nodes: [id] });
    app.canvas.reveal(id);
  };
  return (
    <button
      type="button"
      onClick={() => show(node.id)}
      className="group flex w-full gap-2 rounded-md px-2 py-1 text-left hover:bg-surface-2 focus-visible:-outline-offset-2"
    >
      {text}
      <ArrowRight
        aria-hidden
        size={14}
        className="mt-[3px] shrink-0 text-muted opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
      />
    </button>
  );
}
