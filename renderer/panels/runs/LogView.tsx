import { useLayoutEffect, useRef } from 'react';
import { cx } from '../../ui/cx.ts';

type Props = { readonly label: string; readonly text: string; readonly className?: string };

/** How near to the end still counts as reading the end, in pixels. */
const nearEnd = 24;

/** Logs as they come. Stays at the end while the reader is there, and still once they scroll up. */
export function LogView({ label, text, className }: Props): React.JSX.Element {
  const box = useRef<HTMLPreElement>(null);
  const follows = useRef(true);
  useLayoutEffect(() => {
    const element = box.current;
    if (element !== null && follows.current) element.scrollTop = element.scrollHeight;
  });
  return (
    <pre
      ref={box}
      // A scrolling box that holds no control has to take the focus itself, or the keyboard cannot scroll it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="log"
      // Read when one comes to it: lines that stream would drown out everything else.
      aria-live="off"
      aria-label={label}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < nearEnd;
      }}
      className={cx(
        'overflow-auto rounded-md bg-surface-2 p-2 font-mono text-xs break-words whitespace-pre-wrap text-text focus-visible:-outline-offset-2',
        className,
      )}
    >
      {text}
    </pre>
  );
}
