import { Dices, Pin, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { NumberInput } from './NumberInput.tsx';
import { rollSeed } from './rollSeed.ts';
import { fieldAria, placeholderOf, type FieldProps } from './widgetProps.ts';
import { t } from '../../messages/t.ts';

/** A seed: empty for a new one each time, or fixed by hand or by the dice. */
export function SeedWidget(props: FieldProps): ReactNode {
  const { field, value, onChange, invalid, usedSeed } = props;
  const roll = (): void => {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    onChange(rollSeed(random / 2 ** 32, field.limits));
  };
  return (
    <div className="flex items-center gap-1">
      <NumberInput
        {...fieldAria(props)}
        value={typeof value === 'number' ? value : undefined}
        onChange={onChange}
        placeholder={placeholderOf(field, t('nodes.seedWidget.random'))}
        limits={field.limits}
        isInvalid={invalid !== undefined}
        className="min-w-0 flex-1"
      />
      {value === undefined && usedSeed !== undefined && (
        <IconButton
          size="sm"
          label={t('nodes.seedWidget.keepSeed', { seed: String(usedSeed) })}
          icon={Pin}
          onClick={() => onChange(usedSeed)}
        />
      )}
      {value !== undefined && (
        <IconButton
          size="sm"
          label={t('nodes.seedWidget.randomAgain')}
          icon={X}
          onClick={() => onChange(undefined)}
        />
      )}
      <IconButton size="sm" label={t('nodes.seedWidget.rollSeed')} icon={Dices} onClick={roll} />
    </div>
  );
}
