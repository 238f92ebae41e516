import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ListedProblem } from '../../../shared/graph/listProblems.ts';
import { t } from '../../messages/t.ts';
import { cx } from '../../ui/cx.ts';

/** Whether a problem keeps the pipeline from running or only its node. */
export function ProblemIcon({ severity }: Pick<ListedProblem, 'severity'>): React.JSX.Element {
  const isError = severity === 'error';
  const Icon = isError ? CircleAlert : TriangleAlert;
  return (
    <Icon
      role="img"
      aria-label={isError ? t('commands.problems.error') : t('commands.problems.warning')}
      size={14}
      className={cx('mt-[3px] shrink-0', isError ? 'text-danger' : 'text-warning')}
    />
  );
}
