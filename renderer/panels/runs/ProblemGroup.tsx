import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { isSameProblem } from '../../actions/edits/goToProblem.ts';
import { keyOfProblem, type ProblemGroup as Group } from '../../actions/edits/groupProblems.ts';
import { useView } from '../../engine/AppContext.tsx';
import { t } from '../../messages/t.ts';
import { cx } from '../../ui/cx.ts';
import { ProblemIcon } from './ProblemIcon.tsx';
import { faultText } from './problemText.ts';
import { ProblemRow } from './ProblemRow.tsx';
import { RowsInSteps } from './RowsInSteps.tsx';

/** What is wrong with many nodes alike, in one row; opened it lists them, and it opens by itself when one of them is gone to. */
export function ProblemGroup({ group }: { readonly group: Group }): React.JSX.Element {
  const { first, problems } = group;
  const text = faultText(first);
  // The one of them that was gone to last.
  const current = useView(({ problemAt }) =>
    problems.find((problem) => isSameProblem(problem, problemAt)),
  );
  const at = current && keyOfProblem(current);
  const [isOpen, setOpen] = useState(at !== undefined);
  const [wasAt, setWasAt] = useState(at);
  if (at !== wasAt) {
    setWasAt(at);
    if (at !== undefined) setOpen(true);
  }
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        {...(at !== undefined && !isOpen ? { 'aria-current': true } : {})}
        className="flex w-full gap-2 rounded-md px-2 py-1 text-left hover:bg-surface-2 focus-visible:-outline-offset-2 aria-[current]:bg-surface-2"
      >
        <ProblemIcon severity={first.severity} />
        <span className="min-w-0 flex-1 break-words">
          {text}{' '}
          <span className="tabular whitespace-nowrap text-muted">
            {t('common.nodes', { count: problems.length })}
          </span>
        </span>
        <ChevronRight
          aria-hidden
          size={14}
          className={cx('mt-[3px] shrink-0 text-muted transition-transform', isOpen && 'rotate-90')}
        />
      </button>
      {isOpen && (
        <div className="pl-[22px]">
          <RowsInSteps
            label={text}
            rows={problems}
            keyOf={keyOfProblem}
            renderRow={(problem) => <ProblemRow problem={problem} isOneOfMany />}
          />
        </div>
      )}
    </>
  );
}
