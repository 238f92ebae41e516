import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
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

/** Moves one item of a list by one place, by the keys Home and End to either end, or takes it out. */
export function ItemButtons<T>(props: Props<T>): ReactNode {
  const { items, index, names, canMove, onChange, follow } = props;
  const move = (to: number, act: ItemAct): void => {
    follow(to, act);
    onChange(moveItem(items, index, to));
  };
  /** The focus is then on the button that leads back. */
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Home' && index > 0) move(0, 'down');
    if (key === 'End' && index < items.length - 1) move(items.length - 1, 'up');
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
            onClick={() => move(index - 1, 'up')}
            onKeyDown={onKeyDown}
          />
          <IconButton
            size="sm"
            data-act="down"
            label={names.down}
            icon={ArrowDown}
            disabled={index === items.length - 1}
            onClick={() => move(index + 1, 'down')}
            onKeyDown={onKeyDown}
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
