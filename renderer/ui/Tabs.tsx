import { Tabs as Radix } from 'radix-ui';

/** One tab with its content. */
export type Tab = {
  readonly id: string;
  readonly label: string;
  /** A small number after the label; nothing at 0. */
  readonly count?: number;
  readonly content: React.ReactNode;
};

type Props = {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** The arrows move the focus only, and Enter chooses: for tabs that ask before they are left. */
  readonly isManual?: boolean;
  /** Stands at the right end of the row of tabs. */
  readonly actions?: React.ReactNode;
};

/** Tabs that fill their box: a row of names, and the chosen content scrolling below. */
export function Tabs(props: Props): React.JSX.Element {
  const { label, tabs, value, onChange, isManual = false, actions } = props;
  return (
    <Radix.Root
      value={value}
      onValueChange={onChange}
      activationMode={isManual ? 'manual' : 'automatic'}
      className="flex h-full min-h-0 flex-col"
    >
      <div className="chrome flex h-9 shrink-0 items-center border-b border-border pr-2">
        <Radix.List
          aria-label={label}
          className="flex h-full min-w-0 flex-1 items-stretch gap-1 overflow-x-auto overflow-y-hidden px-2 [scrollbar-width:none]"
        >
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.id}
              value={tab.id}
              className="relative flex shrink-0 items-center gap-1.5 rounded-sm px-2 text-base whitespace-nowrap text-muted transition-colors after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:rounded-full hover:text-text focus-visible:-outline-offset-2 data-[state=active]:font-medium data-[state=active]:text-text data-[state=active]:after:bg-accent"
            >
              {tab.label}
              {tab.count !== undefined && tab.count > 0 && (
                <span className="tabular rounded-sm bg-surface-2 px-1 text-xs text-muted">
                  {tab.count}
                </span>
              )}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {actions}
      </div>
      {tabs.map((tab) => (
        <Radix.Content
          key={tab.id}
          value={tab.id}
          className="min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2"
        >
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
