import { Tooltip as Radix } from 'radix-ui';
import { Kbd } from './Kbd.tsx';

type Props = {
  readonly label: React.ReactNode;
  readonly shortcut?: string;
  /** Why the control cannot be used now, below its name. */
  readonly whyNot?: string;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** One element that takes a ref and props. */
  readonly children: React.ReactNode;
};

/** A short explanation on hover and focus. The control still needs its own accessible name. */
export function Tooltip({
  label,
  shortcut,
  whyNot,
  side = 'bottom',
  children,
}: Props): React.JSX.Element {
  return (
    <Radix.Provider delayDuration={450}>
      <Radix.Root disableHoverableContent>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="chrome z-70 max-w-72 animate-fade-in rounded-md bg-surface px-2 py-1 text-sm text-text shadow-pop"
          >
            <span className="flex items-center gap-2">
              {label}
              {shortcut !== undefined && <Kbd shortcut={shortcut} />}
            </span>
            {whyNot !== undefined && <span className="block text-muted">{whyNot}</span>}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
