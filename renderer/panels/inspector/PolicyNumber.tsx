import { NumberInput } from '../../nodes/widgets/NumberInput.tsx';
import { t } from '../../messages/t.ts';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly unit?: string;
  /** What the value is shown in: 1000 for milliseconds shown as seconds. */
  readonly scale?: number;
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
    unit,
    scale = 1,
    value,
    bounds,
    placeholder,
    isDisabled = false,
    onChange,
  } = props;
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
          aria-label={unit === undefined ? label : t('inspector.policyNumber.in', { label, unit })}
          value={typeof value === 'number' ? value / scale : undefined}
          onChange={change}
          placeholder={placeholder}
          limits={{ minimum: bounds.min / scale, maximum: bounds.max / scale }}
          isDisabled={isDisabled}
          className="tabular"
        />
        {unit !== undefined && (
          <span aria-hidden className="shrink-0 text-sm text-muted">
            {unit === 'seconds' ? 's' : unit}
          </span>
        )}
      </div>
    </div>
  );
}
