import { useState } from 'react';
import type { Prices } from '../../../../shared/run/prices/prices.ts';
import { shownSentence } from '../../../messages/shownSentence.ts';
import { describePrice } from '../../../../shared/run/prices/describePrice.ts';
import { PriceForm } from './PriceForm.tsx';
import { PriceLine } from './PriceLine.tsx';
import { useChangePrices } from './usePrices.ts';
import { FailureLine } from '../../FailureLine.tsx';

type Props = {
  readonly entry: Prices['models'][number];
  readonly hardware: Prices['hardware'];
};

/** The price of one model, and its form while it is changed. */
export function ModelPriceRow({ entry, hardware }: Props): React.JSX.Element {
  const [isEdited, setEdited] = useState(false);
  const remove = useChangePrices(() => undefined);
  if (isEdited)
    return (
      <li className="p-3">
        <PriceForm entry={entry} hardware={hardware} onClose={() => setEdited(false)} />
      </li>
    );
  return (
    <li>
      <PriceLine
        name={entry.model}
        price={shownSentence(describePrice(entry.charges))}
        asOf={entry.asOf}
        source={entry.source}
        overrides={entry.overrides}
        isBusy={remove.isPending}
        onEdit={() => setEdited(true)}
        onRemove={() => remove.mutate((prices) => prices.remove({ models: [entry.model] }))}
      />
      <FailureLine error={remove.error} />
    </li>
  );
}
