import { CirclePause } from 'lucide-react';
import { useId, useState } from 'react';
import { formatUsd } from '../../messages/formatUsd.ts';
import { nextLimit, refusalText, type BudgetRefusal } from '../../../shared/run/paused.ts';
import { cancelRun } from '../../actions/cancelRun.ts';
import { raiseAndContinue } from '../../actions/edits/continueShownRun.ts';
import { useAction } from '../../actions/useAction.ts';
import { useApp, useRun } from '../../engine/AppContext.tsx';
import { failureOf } from '../../engine/failureOf.ts';
import { Button } from '../../ui/Button.tsx';
import { DollarInput } from '../../ui/DollarInput.tsx';
import { parseAmount } from '../settings/budget/priceDraft.ts';
import { shownSentence } from '../../messages/shownSentence.ts';
import { t } from '../../messages/t.ts';

/** Over the canvas while a limit keeps the shown run from going on: what it says, and the ways on. */
export function PauseBanner(): React.JSX.Element | null {
  const paused = useRun((state) => state.run?.paused ?? null);
  if (paused === null || paused.why === 'user') return null;
  const { refusal, because } = paused;
  return (
    <section
      aria-label={t('runs.pauseBanner.runPaused')}
      className="absolute top-3 left-1/2 z-10 flex w-120 max-w-[calc(100%-1.5rem)] -translate-x-1/2 animate-fade-in flex-col gap-2.5 rounded-lg bg-surface p-3 shadow-pop"
    >
      <div className="flex gap-2">
        <CirclePause aria-hidden size={16} className="mt-0.5 shrink-0 text-warning" />
        <div className="min-w-0">
          <h2 className="font-medium">{t('runs.pauseBanner.pausedBeforeLimit')}</h2>
          <p className="text-sm break-words text-muted">{shownSentence(refusalText(refusal))}</p>
        </div>
      </div>
      <WaysOn key={because} refusal={refusal} />
    </section>
  );
}

function WaysOn({ refusal }: { readonly refusal: BudgetRefusal }): React.JSX.Element {
  const app = useApp();
  const cancel = useAction(cancelRun);
  const [text, setText] = useState(nextLimit(refusal).toFixed(2));
  const [isBusy, setBusy] = useState(false);
  const usd = parseAmount(text);
  const isUnknown = refusal.reason === 'unknown-price';
  const goOn = async (limit: number): Promise<void> => {
    setBusy(true);
    try {
      await raiseAndContinue(app, refusal, limit);
    } catch (error) {
      app.notify({ kind: 'error', message: failureOf(error).message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="flex flex-wrap items-center justify-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (usd !== undefined) void goOn(usd);
      }}
    >
      {!isUnknown && <NewLimit refusal={refusal} text={text} onChange={setText} />}
      <Button onClick={cancel.perform} disabled={!cancel.isEnabled}>
        {t('common.cancelRun')}
      </Button>
      <Button submits kind="primary" busy={isBusy} disabled={usd === undefined}>
        {isUnknown
          ? t('runs.pauseBanner.allowUnknownCosts')
          : t('runs.pauseBanner.raiseContinue', { label: label(usd) })}
      </Button>
    </form>
  );
}

type LimitProps = {
  readonly refusal: BudgetRefusal;
  readonly text: string;
  readonly onChange: (text: string) => void;
};

function NewLimit({ refusal, text, onChange }: LimitProps): React.JSX.Element {
  const id = useId();
  return (
    <div className="mr-auto flex items-center gap-2">
      <label htmlFor={id} className="text-sm whitespace-nowrap text-muted">
        {refusal.cap === 'run' ? t('runs.pauseBanner.newLimit') : t('runs.pauseBanner.newLimitPer')}
      </label>
      <div className="w-20">
        <DollarInput
          id={id}
          value={text}
          invalid={parseAmount(text) === undefined}
          onChange={onChange}
        />
      </div>
    </div>
  );
}

function label(usd: number | undefined): string {
  return usd === undefined ? '…' : formatUsd(usd);
}
