import { Switch as Radix } from 'radix-ui';

type Props = {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** The accessible name, where no `<label for=id>` gives one. */
  readonly label?: string;
  readonly id?: string;
  readonly disabled?: boolean;
};

/** An on/off switch. */
export function Switch({
  checked,
  onChange,
  label,
  id,
  disabled = false,
}: Props): React.JSX.Element {
  return (
    <Radix.Root
      id={id}
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      aria-label={label}
      className="inline-flex h-4 w-7 shrink-0 items-center rounded-full bg-border-strong p-0.5 transition-colors disabled:opacity-50 data-[state=checked]:bg-accent-solid"
    >
      <Radix.Thumb className="size-3 rounded-full bg-[#ffffff] shadow-card transition-transform data-[state=checked]:translate-x-3" />
    </Radix.Root>
  );
}
