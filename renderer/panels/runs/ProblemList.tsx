import { ArrowRight, CircleAlert, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { findNode } from '../../../shared/domain/graph.ts';
import type { ListedProblem } from '../../../shared/graph/listProblems.ts';
import { titleOf } from '../../../shared/graph/portsOf.ts';
import { goToProblem, isSameProblem } from '../../actions/edits/goToProblem.ts';
import { useApp, useDocument, useView } from '../../engine/AppContext.tsx';
import { t } from '../../messages/t.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { withoutTitle } from './problemText.ts';

/** So many more are listed at a time: a list of thousands would hold up each edit. */
const step = 100;

type Props = {
  readonly problems: readonly ListedProblem[];
  /** So many are listed before more are asked for. */
  readonly first?: number;
};

/** What keeps the pipeline from running, and what would not run; a click goes to the node and its field. */
export function ProblemList({ problems, first = step }: Props): React.JSX.Element {
  const [atMost, setAtMost] = useState(first);
  const rest = problems.length - atMost;
  return (
    <>
      <ul aria-label={t('window.runPanel.problems')} className="flex flex-col gap-0.5">
        {problems.slice(0, atMost).map((problem) => (
          <li key={`${problem.nodeId ?? ''} ${problem.port ?? ''} ${problem.message}`}>
            <ProblemRow problem={problem} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button size="sm" className="m-1" onClick={() => setAtMost(atMost + step)}>
          {t('commands.problems.showMore', { more: Math.min(rest, step) })}
        </Button>
      )}
    </>
  );
}

function ProblemRow({ problem }: { readonly problem: ListedProblem }): React.JSX.Element {
  const app = useApp();
  const graph = useDocument((state) => state.pipeline.graph);
  const isAt = useView((state) => isSameProblem(problem, state.problemAt));
  const { message, nodeId, severity } = problem;
  const node = nodeId === undefined ? undefined : findNode(graph, nodeId);
  const isError = severity === 'error';
  const Icon = isError ? CircleAlert : TriangleAlert;
  const text = (
    <>
      <Icon
        role="img"
        aria-label={isError ? t('commands.problems.error') : t('commands.problems.warning')}
        size={14}
        className={cx('mt-[3px] shrink-0', isError ? 'text-danger' : 'text-warning')}
      />
      <span className="min-w-0 flex-1 break-words">
        {node !== undefined && <span className="font-medium">{titleOf(node)}: </span>}
        {node === undefined ? message : withoutTitle(message, titleOf(node))}
      </span>
    </>
  );
  if (node === undefined) return <p className="flex gap-2 px-2 py-1">{text}</p>;
  return (
    <button
      type="button"
      onClick={() => goToProblem(app, problem)}
      {...(isAt ? { 'aria-current': true } : {})}
      className="group flex w-full gap-2 rounded-md px-2 py-1 text-left hover:bg-surface-2 focus-visible:-outline-offset-2 aria-[current]:bg-surface-2"
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
