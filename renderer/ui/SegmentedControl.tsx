import type { LucideIcon } from 'lucide-react';
import { ToggleGroup as Radix } from 'radix-ui';

/** One choice of a segmented control. */
export type Segment<V extends string> = {
  readonly value: V;
  readonly label: string;
  readonly icon?: LucideIcon;
};

type Props<V extends string> = {
  readonly label: string;
  readonly value: V;
  readonly options: readonly Segment<V>[];
  readonly onChange: (value: V) => void;
};

/** A choice of one of a few, all in sight. */
export function SegmentedControl<V extends string>({
  label,
  value,
  options,
  onChange,
}: Props<V>): React.JSX.Element {
  return (
    <Radix.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className="chrome inline-flex gap-0.5 rounded-md bg-surface-2 p-0.5"
    >
      {options.map(({ value: id, label: text, icon: Icon }) => (
        <Radix.Item
          key={id}
          value={id}
          className="inline-flex h-6 items-center gap-1.5 rounded-sm px-2 text-sm text-muted transition-colors hover:text-text data-[state=on]:bg-raised data-[state=on]:font-medium data-[state=on]:text-text data-[state=on]:shadow-card"
        >
          {Icon !== undefined && <Icon aria-hidden size={14} />}
          {text}
        </Radix.Item>
      ))}
    </Radix.Root>
  );
}
