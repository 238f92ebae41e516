import { Dices, Pin, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { NumberInput } from './NumberInput.tsx';
import { fieldAria, placeholderOf, type FieldProps } from './widgetProps.ts';
import { t } from '../../messages/t.ts';

const largestSeed = 2_147_483_647;

/** A seed: empty for a new one each time, or fixed by hand or by the dice. */
export function SeedWidget(props: FieldProps): ReactNode {
  const { field, value, onChange, invalid, usedSeed } = props;
  const { minimum = 0, maximum = largestSeed } = field.limits ?? {};
  const roll = (): void => {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    onChange(Math.floor(minimum + (random / 2 ** 32) * (maximum - minimum + 1)));
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
