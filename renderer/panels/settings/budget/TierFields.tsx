import { X } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import type { TierDraft } from './priceDraft.ts';
import { t } from '../../../messages/t.ts';

type Props = {
  readonly tiers: readonly TierDraft[];
  readonly onChange: (tiers: readonly TierDraft[]) => void;
};

/** Prices that depend on inputs, the first that fits counts. */
export function TierFields({ tiers, onChange }: Props): React.JSX.Element {
  return (
    <>
      {tiers.map((tier, index) => (
        // Tiers have no name of their own.
        <div key={index} className="flex items-center gap-2 pl-4">
          <TextInput
            mono
            aria-label={t('budget.tierFields.condition', { number: index + 1 })}
            placeholder="resolution=720p"
            value={tier.when}
            onChange={(when) => onChange(tiers.with(index, { ...tier, when }))}
          />
          <TextInput
            inputMode="decimal"
            aria-label={t('budget.tierFields.priceUnderCondition', { number: index + 1 })}
            placeholder="$0.04"
            value={tier.price}
            onChange={(price) => onChange(tiers.with(index, { ...tier, price }))}
            className="tabular max-w-32"
          />
          <IconButton
            size="sm"
            icon={X}
            label={t('budget.tierFields.removeCondition', { number: index + 1 })}
            onClick={() => onChange(tiers.toSpliced(index, 1))}
          />
        </div>
      ))}
      <div className="pl-4">
        <Button
          size="sm"
          kind="ghost"
          className="-ml-2"
          onClick={() => onChange([...tiers, { when: '', price: '' }])}
        >
          {t('budget.tierFields.addPriceCertain')}
        </Button>
      </div>
    </>
  );
}
