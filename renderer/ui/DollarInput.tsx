import { TextInput } from './TextInput.tsx';

type DollarInputProps = {
  readonly id: string;
  readonly value: string;
  readonly invalid: boolean;
  readonly placeholder?: string;
  readonly onChange: (text: string) => void;
};

/** A field for an amount in US dollars, with its sign before it. */
export function DollarInput(props: DollarInputProps): React.JSX.Element {
  return (
    <div className="relative">
      <span
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-2 flex items-center text-muted"
      >
        $
      </span>
      <TextInput {...props} inputMode="decimal" className="tabular pl-5" />
    </div>
  );
}
