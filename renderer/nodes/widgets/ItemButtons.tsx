import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/IconButton.tsx';
import { moveItem } from './fileRefs.ts';
import type { ItemAct } from './useItemFocus.ts';

type Props<T> = {
  readonly items: readonly T[];
  readonly index: number;
  /** The accessible names. */
  readonly names: { readonly [act in ItemAct]: string };
  readonly canMove: boolean;
  readonly onChange: (items: readonly T[]) => void;
  /** Told before a change, where the focus is to be after it. */
  readonly follow: (index: number, act: ItemAct) => void;
};

/** Moves one item of a list by one place, or takes it out. */
export function ItemButtons<T>(props: Props<T>): ReactNode {
  const { items, index, names, canMove, onChange, follow } = props;
  const move = (by: -1 | 1): void => {
    follow(index + by, by === -1 ? 'up' : 'down');
    onChange(moveItem(items, index, by));
  };
  return (
    <>
      {canMove && (
        <>
          <IconButton
            size="sm"
            data-act="up"
            label={names.up}
            icon={ArrowUp}
            disabled={index === 0}
            onClick={() => move(-1)}
          />
          <IconButton
            size="sm"
            data-act="down"
            label={names.down}
            icon={ArrowDown}
            disabled={index === items.length - 1}
            onClick={() => move(1)}
          />
        </>
      )}
      <IconButton
        size="sm"
        data-act="remove"
        label={names.remove}
        icon={X}
        onClick={() => {
          follow(index, 'remove');
          onChange(items.filter((_, at) => at !== index));
        }}
      />
    </>
  );
}
