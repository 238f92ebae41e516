import { Command } from 'cmdk';
import { Search } from 'lucide-react';

/** Rows under one heading. */
export type ShellGroup = {
  readonly id: string;
  readonly heading: string;
  /** Items of cmdk, each with its id as its `value`. */
  readonly rows: readonly React.ReactNode[];
};

type Props = {
  readonly label: string;
  readonly placeholder: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly groups: readonly ShellGroup[];
  /** The row that Enter chooses. */
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  /** Backspace in the empty field; absent where there is no way back. */
  readonly onBack?: () => void;
  /** Stands under the field. */
  readonly note?: React.ReactNode;
  /** Stands under the list and scrolls with it. */
  readonly after?: React.ReactNode;
  /** Stands at the foot and does not scroll. */
  readonly foot?: React.ReactNode;
};

/** The field and the list of every palette. Arrows move, Enter chooses, Escape closes. */
export function PaletteShell(props: Props): React.JSX.Element {
  const { label, placeholder, query, onQuery, groups, selected, onSelect, onBack } = props;
  const list = groups
    .filter(({ rows }) => rows.length > 0)
    .map(({ id, heading, rows }) => (
      <Command.Group
        key={id}
        heading={heading}
        className="mb-1 **:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-1.5 **:[[cmdk-group-heading]]:pb-0.5 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-muted"
      >
        {rows}
      </Command.Group>
    ));
  return (
    <Command
      label={label}
      shouldFilter={false}
      loop
      value={selected}
      onValueChange={onSelect}
      className="flex min-h-0 flex-col"
    >
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-border px-3">
        <Search aria-hidden size={16} className="shrink-0 text-muted" />
        <Command.Input
          data-autofocus
          value={query}
          onValueChange={(text) => {
            onQuery(text);
            onSelect('');
          }}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && query === '') onBack?.();
          }}
          placeholder={placeholder}
          className="h-full min-w-0 flex-1 bg-transparent text-lg focus:outline-none"
        />
      </div>
      {props.note}
      {/* A list that scrolls by itself is reached through its field; a box around it would need the focus. */}
      {props.after === undefined ? (
        <Command.List className={scrollClass}>{list}</Command.List>
      ) : (
        <div tabIndex={-1} className={scrollClass}>
          <Command.List>{list}</Command.List>
          {/* A list box holds nothing but choices. */}
          {props.after}
        </div>
      )}
      {props.foot}
    </Command>
  );
}

const scrollClass = 'min-h-0 flex-1 scroll-py-1 overflow-y-auto p-1';
