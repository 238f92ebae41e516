import { Command, defaultFilter } from 'cmdk';
import { Check, ChevronsUpDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useState, type ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import type { SelectItem } from '../../ui/Select.tsx';
import { inputClass } from '../../ui/TextInput.tsx';
import { t } from '../../messages/t.ts';

type Props = {
  readonly label: string;
  readonly value: string | null;
  readonly items: readonly SelectItem[];
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly id?: string;
  readonly invalid?: boolean;
  /** The id of the sentence that says what is wrong. */
  readonly describedBy?: string | undefined;
};

/** A choice of one among many, found by typing. */
export function SearchSelect({
  label,
  value,
  items,
  onChange,
  placeholder,
  id,
  invalid,
  describedBy,
}: Props): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const chosen = items.find((item) => item.value === value);
  // Unset, the default is what stands in the field.
  const first = chosen ?? items.find((item) => item.label === placeholder);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger
        id={id}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-label={label}
        aria-invalid={invalid === true || undefined}
        aria-describedby={describedBy}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setIsOpen(true);
        }}
        className={cx(inputClass, 'chrome flex h-7 items-center gap-1 text-left')}
      >
        <span className={cx('min-w-0 flex-1 truncate', chosen === undefined && 'text-muted')}>
          {chosen?.label ?? placeholder}
        </span>
        <ChevronsUpDown aria-hidden size={14} className="shrink-0 text-muted" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          id={listId}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-60 w-(--radix-popover-trigger-width) min-w-56 animate-pop-in overflow-hidden rounded-lg bg-surface shadow-pop"
        >
          <Command
            label={label}
            filter={byLabel}
            {...(first === undefined ? {} : { defaultValue: first.value })}
          >
            <Command.Input
              placeholder={t('nodes.searchSelect.searchChoices', { count: items.length })}
              className="h-9 w-full border-b border-border bg-transparent px-3 text-base outline-none"
            />
            <Command.List
              label={t('nodes.searchSelect.choices')}
              className="max-h-64 overflow-y-auto p-1"
            >
              <Command.Empty className="px-2 py-3 text-sm text-muted">
                {t('nodes.searchSelect.noChoiceMatches')}
              </Command.Empty>
              {items.map((item) => (
                <Command.Item
                  key={item.value}
                  value={item.value}
                  keywords={[item.label]}
                  onSelect={() => {
                    onChange(item.value);
                    setIsOpen(false);
                  }}
                  className="chrome flex min-h-7 items-center gap-2 rounded-sm px-2 text-base data-[selected=true]:bg-surface-2"
                >
                  <span className="w-4 shrink-0">
                    {item.value === value && (
                      <Check aria-hidden size={14} className="text-accent" />
                    )}
                  </span>
                  <span className="min-w-0 truncate">{item.label}</span>
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Two choices may look the same, so each is told by its value and found by its label. */
function byLabel(_value: string, search: string, labels: readonly string[] = []): number {
  return defaultFilter(labels.join(' '), search);
}
