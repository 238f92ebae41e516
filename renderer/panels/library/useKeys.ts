import { useEffect, type RefObject } from 'react';

/** Hears the keys pressed anywhere in an element; it is no control itself. Give it the same function while nothing changes. */
export function useKeys(
  element: RefObject<HTMLElement | null>,
  onKey: (event: KeyboardEvent, element: HTMLElement) => void,
): void {
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const listen = (event: KeyboardEvent): void => onKey(event, current);
    current.addEventListener('keydown', listen);
    return () => current.removeEventListener('keydown', listen);
  }, [element, onKey]);
}
