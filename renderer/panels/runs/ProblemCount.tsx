import { t } from '../../messages/t.ts';
import { useProblems } from './useProblems.ts';

/** How many problems there are, on the button that lists them; told to people who do not see it, too. */
export function ProblemCount(): React.JSX.Element {
  const { length: count } = useProblems();
  return (
    <>
      <span role="status" className="sr-only">
        {count > 0 && t('common.problems', { count })}
      </span>
      {count > 0 && (
        <span
          aria-hidden
          className="tabular chrome pointer-events-none absolute -top-0.5 -right-1 min-w-4 rounded-full bg-danger-solid px-1 text-center text-[10px] leading-4 font-medium text-on-accent"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </>
  );
}
