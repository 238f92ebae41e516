import { Check, ChevronsUpDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { cx } from './cx.ts';
import { inputClass } from './TextInput.tsx';
import { t } from '../messages/t.ts';

/** One choice of a select. */
export type SelectItem = { readonly value: string; readonly label: string; readonly hint?: string };

type Props = {
  readonly label: string;
  /** Null shows the placeholder. */
  readonly value: string | null;
  readonly items: readonly SelectItem[];
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  /** The id of the sentence that says what is wrong. */
  readonly describedBy?: string | undefined;
};

// Radix keeps the empty string for "nothing chosen", but a model may well have an empty choice.
const mark = 'v:';

/** A choice of one. `label` is its accessible name. */
export function Select(props: Props): React.JSX.Element {
  const {
    label,
    value,
    items,
    onChange,
    placeholder = t('ui.select.choose'),
    id,
    disabled = false,
    invalid = false,
    describedBy,
  } = props;
  return (
    <Radix.Root
      value={value === null ? '' : mark + value}
      onValueChange={(chosen) => chosen !== '' && onChange(chosen.slice(mark.length))}
      disabled={disabled}
    >
      <Radix.Trigger
        id={id}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        className={cx(
          inputClass,
          'chrome flex h-7 items-center gap-1 text-left data-placeholder:text-muted',
        )}
      >
        <span className="min-w-0 flex-1 truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-muted" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="chrome z-60 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-pop-in overflow-hidden rounded-lg bg-surface shadow-pop"
        >
          <Radix.Viewport className="max-h-80 p-1">
            {items.map((item) => (
              <Radix.Item
                key={item.value}
                value={mark + item.value}
                className="flex min-h-7 items-center gap-2 rounded-sm px-2 py-1 text-base outline-none data-highlighted:bg-surface-2"
              >
                <span className="w-4 shrink-0">
                  <Radix.ItemIndicator>
                    <Check aria-hidden size={14} className="text-accent" />
                  </Radix.ItemIndicator>
                </span>
                <Radix.ItemText>{item.label}</Radix.ItemText>
                {item.hint !== undefined && (
                  <span className="ml-auto pl-3 text-sm text-muted">{item.hint}</span>
                )}
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
