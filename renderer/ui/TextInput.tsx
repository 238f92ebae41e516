import { cx } from './cx.ts';

export type TextInputProps = Omit<React.ComponentProps<'input'>, 'size' | 'onChange'> & {
  readonly onChange?: (text: string) => void;
  readonly invalid?: boolean;
  readonly mono?: boolean;
};

/** The look of everything that is typed into, for text areas and number fields too. */
export const inputClass =
  'w-full rounded-md border border-border bg-surface px-2 text-base text-text transition-colors hover:border-border-strong focus:border-accent focus:outline-none focus-visible:ring-1 focus-visible:ring-accent disabled:opacity-60 aria-invalid:border-danger aria-invalid:ring-danger';

/** A one-line text field. Give it a label, an `aria-label` or an `id` that a label names. */
export function TextInput({
  onChange,
  invalid = false,
  mono = false,
  className,
  ...input
}: TextInputProps): React.JSX.Element {
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...input}
      onChange={(event) => onChange?.(event.target.value)}
      aria-invalid={invalid || undefined}
      className={cx(inputClass, 'h-7', mono && 'font-mono text-sm', className)}
    />
  );
}
