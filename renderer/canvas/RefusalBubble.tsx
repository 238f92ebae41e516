import { useEffect, useState, type ReactNode } from 'react';
import type { Refusal } from './useConnecting.ts';

const shownMs = 5000;

/** Says beside the mouse why a connection was refused, for a few seconds or until the next click. */
export function RefusalBubble({ refusal }: { readonly refusal: Refusal | null }): ReactNode {
  const [dismissed, setDismissed] = useState(0);
  const count = refusal?.count ?? 0;
  useEffect(() => {
    if (count === 0) return undefined;
    const dismiss = (): void => setDismissed(count);
    const timer = setTimeout(dismiss, shownMs);
    window.addEventListener('pointerdown', dismiss, { capture: true, once: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', dismiss, { capture: true });
    };
  }, [count]);
  const isShown = refusal !== null && dismissed !== count;
  return (
    <div role="status" className="contents">
      {isShown && (
        <p
          className="bubble refusal fixed z-50"
          style={{ left: Math.min(refusal.x + 12, window.innerWidth - 296), top: refusal.y + 12 }}
        >
          {refusal.why}
        </p>
      )}
    </div>
  );
}
