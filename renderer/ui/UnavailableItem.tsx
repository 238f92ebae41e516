import { useState, type ComponentType, type FocusEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** What a row is given of the Radix item that it is made of. */
export type MenuItemProps = {
  readonly className: string;
  readonly 'aria-disabled'?: true;
  readonly 'aria-description'?: string;
  readonly 'data-disabled'?: '';
  readonly onSelect: (event: Event) => void;
  readonly onFocus?: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur?: () => void;
  readonly children: ReactNode;
};

type Props = {
  readonly Item: ComponentType<MenuItemProps>;
  readonly className: string;
  /** Why it cannot be done now, in a few words. */
  readonly whyNot: string;
  readonly children: ReactNode;
};

/** In pixels. */
const gap = 6;
const widest = 240;

/** A row of a menu that cannot be chosen now: arrow keys and the mouse come to it, and beside it stands why. */
export function UnavailableItem({ Item, className, whyNot, children }: Props): ReactNode {
  const [row, setRow] = useState<DOMRect | null>(null);
  return (
    <Item
      className={className}
      aria-disabled
      aria-description={whyNot}
      data-disabled=""
      onSelect={(event) => event.preventDefault()}
      onFocus={({ currentTarget }) => setRow(currentTarget.getBoundingClientRect())}
      onBlur={() => setRow(null)}
    >
      {children}
      {row !== null &&
        createPortal(
          // Read out with the row already.
          <p
            aria-hidden
            style={placeBeside(row)}
            className="chrome pointer-events-none fixed z-70 -translate-y-1/2 animate-fade-in rounded-md bg-surface px-2 py-1 text-sm text-muted shadow-pop forced-colors:outline"
          >
            {whyNot}
          </p>,
          document.body,
        )}
    </Item>
  );
}

/** To the right of a row, or to its left where the window ends. */
function placeBeside({ left, right, top, height }: DOMRect) {
  const isRoomy = right + gap + widest < window.innerWidth;
  return {
    top: top + height / 2,
    maxWidth: widest,
    ...(isRoomy ? { left: right + gap } : { right: window.innerWidth - left + gap }),
  };
}
