import { CircleDollarSign } from 'lucide-react';
import { Popover } from 'radix-ui';
import { IconButton } from '../../ui/IconButton.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { QuoteSummary } from './QuoteSummary.tsx';
import { useQuote } from './useQuote.ts';
import { t } from '../../messages/t.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

/** Says on demand what a run of the document would cost. */
export function RunCostButton({ disabled }: { readonly disabled: boolean }): React.JSX.Element {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton
          label={t('runs.runCostButton.whatRunWould')}
          icon={CircleDollarSign}
          disabled={disabled}
          className="mr-1"
        />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t('runs.runCostButton.whatRunWould')}
          className="z-60 max-h-(--radix-popover-content-available-height) w-80 animate-pop-in overflow-y-auto rounded-lg bg-surface p-3 shadow-pop outline-none"
        >
          <Cost />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Asked anew each time it is opened: prices, limits and the document change. */
function Cost(): React.JSX.Element {
  const answer = useQuote();
  if (answer === null) {
    return (
      <output className="flex items-center gap-2 text-muted">
        <Spinner />
        {t('common.addingUp')}
      </output>
    );
  }
  if ('message' in answer) return <p className="text-sm text-danger">{answer.message}</p>;
  if (!answer.ok) {
    const [first] = answer.problems;
    return (
      <div className="flex flex-col gap-1">
        <p>{t('runs.runCostButton.keptFromRunning', { count: answer.problems.length })}</p>
        {first !== undefined && <p className="text-sm text-muted">{shownSentence(first)}</p>}
      </div>
    );
  }
  return <QuoteSummary quote={answer.quote} leftUsd={answer.leftUsd} />;
}
