import { Switch } from '../../ui/Switch.tsx';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string;
};

/** A switch with its name beside it and, where it needs one, a line of help below. */
export function PolicySwitch({ id, label, checked, onChange, hint }: Props): React.JSX.Element {
  return (
    <div>
      <div className="chrome flex min-h-6 items-center gap-2">
        <Switch id={id} checked={checked} onChange={onChange} />
        <label htmlFor={id} className="min-w-0 text-sm">
          {label}
        </label>
      </div>
      {hint !== undefined && <p className="mt-0.5 text-sm text-muted">{hint}</p>}
    </div>
  );
}
