/** The colour tokens that a canvas draws with, as CSS colours of the theme that is on. */
export type CanvasColors = (token: string) => string;

/** Reads colour tokens where this element stands. A canvas knows no variables, so each is read once and kept until the theme changes. */
export function createCanvasColors(element: HTMLElement): {
  readonly color: CanvasColors;
  /** Calls back when the theme has changed, until the answer is called. */
  readonly watch: (onChange: () => void) => () => void;
} {
  const known = new Map<string, string>();
  return {
    color: (token) => {
      const found = known.get(token);
      if (found !== undefined) return found;
      element.style.color = `var(--${token})`;
      const color = getComputedStyle(element).color;
      known.set(token, color);
      return color;
    },
    watch: (onChange) => {
      const changed = (): void => {
        known.clear();
        onChange();
      };
      const system = matchMedia('(prefers-color-scheme: dark)');
      const observer = new MutationObserver(changed);
      observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
      system.addEventListener('change', changed);
      return () => {
        observer.disconnect();
        system.removeEventListener('change', changed);
      };
    },
  };
}
