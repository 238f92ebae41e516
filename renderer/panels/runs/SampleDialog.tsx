import { useState } from 'react';
import { NumberInput } from '../../nodes/widgets/NumberInput.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { QuoteSummary } from './QuoteSummary.tsx';
import { runsText } from './runsText.ts';
import { useQuote, type QuoteAnswer } from './useQuote.ts';
import { t } from '../../messages/t.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

type Props = { readonly onAnswer: (count: string | null) => void };

const mostItems = 1_000_000;

/** Asks how many items of each list a sample takes, and says what that costs. */
export function SampleDialog({ onAnswer }: Props): React.JSX.Element {
  const [count, setCount] = useState<number | undefined>(3);
  const isGood = count !== undefined && Number.isInteger(count) && count >= 1 && count <= mostItems;
  return (
    <Dialog
      open
      onClose={() => onAnswer(null)}
      title={t('runs.sampleDialog.runSample')}
      description={t('runs.sampleDialog.takesFewItems')}
      width="sm"
      footer={
        <>
          <Button onClick={() => onAnswer(null)}>{t('common.cancel')}</Button>
          <Button
            kind="primary"
            disabled={!isGood}
            onClick={() => onAnswer(isGood ? String(count) : null)}
          >
            {t('runs.sampleDialog.run')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isGood) onAnswer(String(count));
        }}
      >
        <label htmlFor="sample-count" className="chrome text-sm font-medium">
          {t('runs.sampleDialog.itemsEachList')}
        </label>
        <NumberInput
          id="sample-count"
          aria-label={t('runs.sampleDialog.itemsEachList')}
          value={count}
          onChange={setCount}
          limits={{ minimum: 1, maximum: mostItems }}
          isInvalid={!isGood}
          hasFocusFirst
          className="mt-1"
        />
      </form>
      <div className="mt-3 min-h-12">{isGood && <Cost count={count} />}</div>
    </Dialog>
  );
}

function Cost({ count }: { readonly count: number }): React.JSX.Element {
  const answer = useQuote(count);
  if (answer === null)
    return (
      <output className="flex items-center gap-2 text-sm text-muted">
        <Spinner />
        {t('common.addingUp')}
      </output>
    );
  return <Answer answer={answer} />;
}

function Answer({ answer }: { readonly answer: QuoteAnswer }): React.JSX.Element {
  if ('message' in answer) return <p className="text-sm text-danger">{answer.message}</p>;
  if (!answer.ok) {
    const [first] = answer.problems;
    return <p className="text-sm text-danger">{first && shownSentence(first)}</p>;
  }
  return (
    <>
      <p className="tabular mb-1 text-sm text-muted">
        {t('runs.sampleDialog.predictionsMake', {
          predictions: runsText(answer.quote) ?? t('common.none'),
        })}
      </p>
      <QuoteSummary quote={answer.quote} leftUsd={answer.leftUsd} />
    </>
  );
}
