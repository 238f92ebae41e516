import { useEffect, useRef, type RefObject } from 'react';

/** Focuses an element in the frame after it appeared, so that a dialog around it has noted where the focus was. */
export function useFocusLater<E extends HTMLElement>(enabled: boolean): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (!enabled) return undefined;
    const frame = requestAnimationFrame(() => element.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [enabled]);
  return element;
}
