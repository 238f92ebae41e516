import { useState } from 'react';
import type { Prices } from '../../../../shared/run/prices/prices.ts';
import { failureOf } from '../../../engine/failureOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { useFocusLater } from '../../../ui/useFocusLater.ts';
import { TextInput } from '../../../ui/TextInput.tsx';
import { ChargeFields } from './ChargeFields.tsx';
import { FieldError } from '../../../ui/FieldError.tsx';
import { emptyCharge, parseDraft, toDraft, type PriceDraft } from './priceDraft.ts';
import { useChangePrices } from './usePrices.ts';
import { t } from '../../../messages/t.ts';

type Props = {
  /** The price to change; a new one when absent. */
  readonly entry?: Prices['models'][number];
  readonly hardware: Prices['hardware'];
  readonly onClose: () => void;
};

/** What a model is charged for, to be typed in. It becomes a price of the user's own. */
export function PriceForm({ entry, hardware, onClose }: Props): React.JSX.Element {
  const [draft, setDraft] = useState<PriceDraft>(() =>
    entry === undefined ? { model: '', charges: [emptyCharge] } : toDraft(entry),
  );
  const [problem, setProblem] = useState<string | null>(null);
  const save = useChangePrices(onClose);
  const first = useFocusLater<HTMLInputElement>(entry === undefined);
  const { charges } = draft;
  const change = (next: PriceDraft): void => {
    setDraft(next);
    setProblem(null);
  };
  const submit = (): void => {
    const parsed = parseDraft(draft);
    if (parsed.ok) save.mutate((prices) => prices.set({ models: [parsed.entry] }));
    else setProblem(parsed.problem);
  };
  const error = problem ?? (save.isError ? failureOf(save.error).message : null);
  return (
    <form
      aria-label={
        entry === undefined
          ? t('budget.priceForm.newPrice')
          : t('budget.priceForm.price', { model: entry.model })
      }
      className="flex flex-col gap-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {entry === undefined ? (
        <TextInput
          mono
          ref={first}
          aria-label={t('common.model')}
          placeholder={t('budget.priceForm.ownerNameOr')}
          value={draft.model}
          onChange={(model) => change({ ...draft, model })}
        />
      ) : (
        <p className="truncate font-mono text-sm">{entry.model}</p>
      )}
      {charges.map((charge, index) => (
        <ChargeFields
          // Charges have no name of their own and are only added at the end.
          key={index}
          charge={charge}
          hardware={hardware}
          onChange={(next) => change({ ...draft, charges: charges.with(index, next) })}
          {...(charges.length === 1
            ? {}
            : { onRemove: () => change({ ...draft, charges: charges.toSpliced(index, 1) }) })}
        />
      ))}
      {error !== null && <FieldError>{error}</FieldError>}
      <div className="flex items-center gap-2">
        <Button
          size="sm"
          kind="ghost"
          className="mr-auto -ml-2"
          onClick={() => change({ ...draft, charges: [...charges, emptyCharge] })}
        >
          {t('budget.priceForm.addAnotherCharge')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button submits kind="primary" busy={save.isPending}>
          {t('budget.priceForm.savePrice')}
        </Button>
      </div>
    </form>
  );
}
