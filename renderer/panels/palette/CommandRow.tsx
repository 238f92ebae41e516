import { Command } from 'cmdk';
import { ChevronRight, Circle } from 'lucide-react';
import { cx } from '../../ui/cx.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import type { CommandEntry } from './commandEntry.ts';

type Props = {
  readonly entry: CommandEntry;
  /** Its heading does not say what it is part of. */
  readonly hasHint: boolean;
  readonly onChoose: () => void;
};

/** One entry of the command palette: what cannot be done now says why. */
export function CommandRow({ entry, hasHint, onChoose }: Props): React.JSX.Element {
  const { id, title, icon: Icon = Circle, hint, shortcut, because, goesOn = false } = entry;
  return (
    <Command.Item
      value={id}
      onSelect={onChoose}
      disabled={because !== undefined}
      className="flex h-8 items-center gap-2.5 rounded-md px-2 data-[selected=true]:bg-surface-2"
    >
      <Icon aria-hidden size={14} className="shrink-0 text-muted" />
      <span className={cx('min-w-0 flex-1 truncate', because !== undefined && 'text-muted')}>
        {title}
      </span>
      <span className="max-w-3/5 shrink-0 truncate text-sm text-muted">
        {because ?? (hasHint && hint)}
      </span>
      {shortcut !== undefined && <Kbd shortcut={shortcut} />}
      {goesOn && <ChevronRight aria-hidden size={14} className="shrink-0 text-muted" />}
    </Command.Item>
  );
}
