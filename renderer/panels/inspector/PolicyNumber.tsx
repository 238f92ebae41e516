import { NumberInput } from '../../nodes/widgets/NumberInput.tsx';
import { t } from '../../messages/t.ts';

type Props = {
  readonly id: string;
  readonly label: string;
  /** Milliseconds that are shown as seconds. */
  readonly isTime?: boolean;
  readonly value: unknown;
  readonly bounds: { readonly min: number; readonly max: number };
  readonly placeholder: string;
  readonly isDisabled?: boolean;
  readonly onChange: (value: number | undefined) => void;
};

/** A number of a policy: its name above, its unit beside it. */
export function PolicyNumber(props: Props): React.JSX.Element {
  const {
    id,
    label,
    isTime = false,
    value,
    bounds,
    placeholder,
    isDisabled = false,
    onChange,
  } = props;
  const scale = isTime ? 1000 : 1;
  const change = (shown: number | undefined): void =>
    onChange(shown === undefined ? undefined : Math.round(shown * scale));
  return (
    <div className="min-w-0 flex-1">
      <label htmlFor={id} className="chrome mb-1 flex min-h-5 items-center text-sm font-medium">
        {label}
      </label>
      <div className="flex items-center gap-1.5">
        <NumberInput
          id={id}
          aria-label={isTime ? t('inspector.policyNumber.inSeconds', { label }) : label}
          value={typeof value === 'number' ? value / scale : undefined}
          onChange={change}
          placeholder={placeholder}
          limits={{ minimum: bounds.min / scale, maximum: bounds.max / scale }}
          isDisabled={isDisabled}
          className="tabular"
        />
        {isTime && (
          <span aria-hidden className="shrink-0 text-sm text-muted">
            s
          </span>
        )}
      </div>
    </div>
  );
}
