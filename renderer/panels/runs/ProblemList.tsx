import { useMemo } from 'react';
import type { ListedProblem } from '../../../shared/graph/listProblems.ts';
import { groupProblems } from '../../actions/edits/groupProblems.ts';
import { t } from '../../messages/t.ts';
import { ProblemGroup } from './ProblemGroup.tsx';
import { ProblemRow } from './ProblemRow.tsx';
import { RowsInSteps } from './RowsInSteps.tsx';

type Props = {
  readonly problems: readonly ListedProblem[];
  /** So many rows are listed before more are asked for. */
  readonly first?: number;
};

/** What keeps the pipeline from running, and what would not run; a click goes to the node and its field. What is wrong with many nodes alike is one row that opens. */
export function ProblemList({ problems, first }: Props): React.JSX.Element {
  const groups = useMemo(() => groupProblems(problems), [problems]);
  return (
    <RowsInSteps
      label={t('window.runPanel.problems')}
      first={first}
      rows={groups}
      keyOf={({ key }) => key}
      renderRow={(group) =>
        group.problems.length === 1 ? (
          <ProblemRow problem={group.first} />
        ) : (
          <ProblemGroup group={group} />
        )
      }
    />
  );
}
