import { t } from '../../messages/t.ts';
import { cx } from '../../ui/cx.ts';
import { useProblems } from './useProblems.ts';

/** How many problems there are, on the button that lists them; told to people who do not see it, too. */
export function ProblemCount(): React.JSX.Element {
  const problems = useProblems();
  const count = problems.length;
  const isError = problems.some(({ severity }) => severity === 'error');
  return (
    <>
      <span role="status" className="sr-only">
        {count > 0 && t('common.problems', { count })}
      </span>
      {count > 0 && (
        <span
          aria-hidden
          className={cx(
            'tabular chrome pointer-events-none absolute -top-1 -right-1.5 min-w-4 rounded-full px-1 text-center text-[10px] leading-4 font-medium',
            isError ? 'bg-danger-solid text-on-accent' : 'bg-warning text-surface',
          )}
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </>
  );
}
