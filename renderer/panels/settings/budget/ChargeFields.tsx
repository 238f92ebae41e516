import { X } from 'lucide-react';
import type { Prices } from '../../../../shared/run/prices/prices.ts';
import { priceUnits } from '../../../../shared/run/prices/priceTable.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextInput } from '../../../ui/TextInput.tsx';
import type { ChargeDraft } from './priceDraft.ts';
import { TierFields } from './TierFields.tsx';
import { say } from '../../../../shared/sentences/say.ts';
import { shownSentence } from '../../../messages/shownSentence.ts';
import { t } from '../../../messages/t.ts';

type Props = {
  readonly charge: ChargeDraft;
  readonly hardware: Prices['hardware'];
  readonly onChange: (charge: ChargeDraft) => void;
  readonly onRemove?: () => void;
};

const onHardware = 'hardware';

/** Units whose number an input can say before the run. */
const counted = new Set<ChargeDraft['unit']>([
  'output',
  'second_media',
  'input_char',
  'input_token',
  'output_token',
  'megapixel',
]);

/** One charge: what it is for, what it costs, and on what inputs that depends. */
export function ChargeFields({ charge, hardware, onChange, onRemove }: Props): React.JSX.Element {
  const units = [
    { value: onHardware, label: t('budget.chargeFields.timeHardware') },
    ...priceUnits.map((unit) => ({
      value: unit,
      label: t('budget.chargeFields.per', {
        unit: shownSentence(say(`charges.${unit}`)).replace(/^an? /, ''),
      }),
    })),
  ];
  const chooseUnit = (value: string): void => {
    const unit = priceUnits.find((known) => known === value);
    if (unit !== undefined) onChange({ ...charge, unit, hardware: null });
    else onChange({ ...charge, hardware: charge.hardware ?? hardware[0]?.sku ?? 'cpu' });
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="sr-only">{t('budget.chargeFields.charge')}</legend>
      <div className="flex items-center gap-2">
        <div className="w-52 shrink-0">
          <Select
            label={t('budget.chargeFields.charged')}
            value={charge.hardware === null ? charge.unit : onHardware}
            items={units}
            onChange={chooseUnit}
          />
        </div>
        {charge.hardware === null ? (
          <TextInput
            inputMode="decimal"
            aria-label={t('budget.chargeFields.priceUsDollars')}
            placeholder={
              charge.tiers.length === 0 ? '$0.04' : t('budget.chargeFields.noPriceOtherwise')
            }
            value={charge.price}
            onChange={(price) => onChange({ ...charge, price })}
            className="tabular"
          />
        ) : (
          <Select
            label={t('common.hardware')}
            value={charge.hardware}
            items={hardwareItems(charge.hardware, hardware)}
            onChange={(sku) => onChange({ ...charge, hardware: sku })}
          />
        )}
        {charge.hardware === null && counted.has(charge.unit) && (
          <>
            <span aria-hidden className="shrink-0 text-sm text-muted">
              {t('budget.chargeFields.asManyAs')}
            </span>
            <TextInput
              mono
              aria-label={t('budget.chargeFields.inputSaysHow')}
              placeholder={t('budget.chargeFields.inputName')}
              value={charge.input}
              onChange={(input) => onChange({ ...charge, input })}
            />
          </>
        )}
        {onRemove !== undefined && (
          <IconButton
            size="sm"
            icon={X}
            label={t('budget.chargeFields.removeCharge')}
            onClick={onRemove}
          />
        )}
      </div>
      {charge.hardware === null && (
        <TierFields tiers={charge.tiers} onChange={(tiers) => onChange({ ...charge, tiers })} />
      )}
    </fieldset>
  );
}

/** What is chosen stays a choice, also where its price was removed. */
function hardwareItems(chosen: string, hardware: Prices['hardware']) {
  const items = hardware.map(({ sku, name }) => ({ value: sku, label: name, hint: sku }));
  return items.some(({ value }) => value === chosen)
    ? items
    : [{ value: chosen, label: chosen, hint: t('budget.chargeFields.noPrice') }, ...items];
}
