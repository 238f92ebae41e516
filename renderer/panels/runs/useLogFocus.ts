import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useApp, useUi } from '../../engine/AppContext.tsx';

/**
 * Who asks for a part of the run log gets the focus there: the problem that was gone to last, the first one, or the
 * part's tab. A log that closes with the focus in it gives it back.
 */
export function useLogFocus(): RefObject<HTMLElement | null> {
  const app = useApp();
  const request = useUi((state) => state.logRequest);
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    const element = panel.current;
    if (request === null || element === null) return;
    if (!element.contains(document.activeElement)) opener.current = document.activeElement;
    const place = ['[aria-current]', 'li button', '[role=tab][aria-selected=true]']
      .map((wanted) => element.querySelector<HTMLElement>(wanted))
      .find((found) => found !== null);
    place?.focus();
  }, [request]);
  // Before the page loses the element, and with it the focus.
  useLayoutEffect(() => {
    const element = panel.current;
    return () => {
      if (element?.contains(document.activeElement) !== true) return;
      const before = opener.current;
      if (before instanceof HTMLElement && before.isConnected) before.focus();
      else app.canvas.focusCanvas();
    };
  }, [app]);
  return panel;
}
