import { Tooltip as Radix } from 'radix-ui';
import { Kbd } from './Kbd.tsx';

type Props = {
  readonly label: React.ReactNode;
  readonly shortcut?: string;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** One element that takes a ref and props. */
  readonly children: React.ReactNode;
};

/** A short explanation on hover and focus. The control still needs its own accessible name. */
export function Tooltip({ label, shortcut, side = 'bottom', children }: Props): React.JSX.Element {
  return (
    <Radix.Provider delayDuration={450}>
      <Radix.Root disableHoverableContent>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="chrome z-70 flex max-w-72 animate-fade-in items-center gap-2 rounded-md bg-surface px-2 py-1 text-sm text-text shadow-pop"
          >
            {label}
            {shortcut !== undefined && <Kbd shortcut={shortcut} />}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
