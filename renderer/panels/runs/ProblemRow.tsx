import { ArrowRight } from 'lucide-react';
import { findNode } from '../../../shared/domain/graph.ts';
import type { ListedProblem } from '../../../shared/graph/listProblems.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { goToProblem, isSameProblem } from '../../actions/edits/goToProblem.ts';
import { faultText } from './problemText.ts';
import { useApp, useDocument, useView } from '../../engine/AppContext.tsx';
import { ProblemIcon } from './ProblemIcon.tsx';

type Props = {
  readonly problem: ListedProblem;
  /** Stands among others that say the same: its node is enough. */
  readonly isOneOfMany?: boolean;
};

/** One problem; a click goes to where it is mended. */
export function ProblemRow({ problem, isOneOfMany = false }: Props): React.JSX.Element {
  const app = useApp();
  const graph = useDocument((state) => state.pipeline.graph);
  const isAt = useView((state) => isSameProblem(problem, state.problemAt));
  const { nodeId, severity } = problem;
  const node = nodeId === undefined ? undefined : findNode(graph, nodeId);
  const text = faultText(problem);
  if (node === undefined)
    return (
      <p className="flex gap-2 px-2 py-1">
        <ProblemIcon severity={severity} />
        <span className="min-w-0 flex-1 break-words">{text}</span>
      </p>
    );
  return (
    <button
      type="button"
      onClick={() => goToProblem(app, problem)}
      {...(isAt ? { 'aria-current': true } : {})}
      className="group flex w-full gap-2 rounded-md px-2 py-1 text-left hover:bg-surface-2 focus-visible:-outline-offset-2 aria-[current]:bg-surface-2"
    >
      {!isOneOfMany && <ProblemIcon severity={severity} />}
      <span className="min-w-0 flex-1 break-words">
        <span className="font-medium">{titleOf(node)}</span>
        {!isOneOfMany && `: ${text}`}
      </span>
      <ArrowRight
        aria-hidden
        size={14}
        className="mt-[3px] shrink-0 text-muted opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
      />
    </button>
  );
}
