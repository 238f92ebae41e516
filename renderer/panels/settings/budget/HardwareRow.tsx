import { useState } from 'react';
import type { Prices } from '../../../../shared/run/prices/prices.ts';
import { formatUsd } from '../../../messages/formatUsd.ts';
import { Button } from '../../../ui/Button.tsx';
import { useFocusLater } from '../../../ui/useFocusLater.ts';
import { TextInput } from '../../../ui/TextInput.tsx';
import { parseAmount, plainNumber } from './priceDraft.ts';
import { PriceLine } from './PriceLine.tsx';
import { useChangePrices } from './usePrices.ts';
import { t } from '../../../messages/t.ts';
import { FailureLine } from '../../FailureLine.tsx';

type Entry = Prices['hardware'][number];

/** What a second on one kind of computer costs, and its form while it is changed. */
export function HardwareRow({ entry }: { readonly entry: Entry }): React.JSX.Element {
  const [isEdited, setEdited] = useState(false);
  const remove = useChangePrices(() => undefined);
  const { sku, name, price, asOf, source, overrides } = entry;
  if (isEdited)
    return (
      <li className="p-3">
        <HardwareForm entry={entry} onClose={() => setEdited(false)} />
      </li>
    );
  return (
    <li>
      <PriceLine
        name={sku}
        price={t('budget.hardwareRow.secondHour', {
          name,
          perSecond: formatUsd(price),
          perHour: formatUsd(price * 3600),
        })}
        asOf={asOf}
        source={source}
        overrides={overrides}
        isBusy={remove.isPending}
        onEdit={() => setEdited(true)}
        onRemove={() => remove.mutate((prices) => prices.remove({ hardware: [sku] }))}
      />
      <FailureLine error={remove.error} />
    </li>
  );
}

type FormProps = { readonly entry: Entry; readonly onClose: () => void };

function HardwareForm({ entry, onClose }: FormProps): React.JSX.Element {
  const { sku, name } = entry;
  const [text, setText] = useState(plainNumber(entry.price));
  const field = useFocusLater<HTMLInputElement>(true);
  const save = useChangePrices(onClose);
  const price = parseAmount(text);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (price !== undefined)
          save.mutate((prices) => prices.set({ hardware: [{ sku, name, price }] }));
      }}
    >
      <div className="flex items-center gap-2">
        <span className="shrink-0 font-mono text-sm">{sku}</span>
        <TextInput
          ref={field}
          inputMode="decimal"
          aria-label={t('budget.hardwareRow.usDollarsSecond', { sku })}
          value={text}
          invalid={price === undefined}
          onChange={setText}
          className="tabular"
        />
        <span className="shrink-0 text-sm text-muted">{t('budget.hardwareRow.second')}</span>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button submits kind="primary" busy={save.isPending} disabled={price === undefined}>
          {t('common.save')}
        </Button>
      </div>
      <FailureLine error={save.error} />
    </form>
  );
}
