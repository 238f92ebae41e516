const steps: { readonly [key: string]: (at: number, count: number) => number } = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Moves the focus between the buttons of a list by arrows, Home and End: an `onKeyDown` of each button in a `ul`. */
export function moveFocus(event: React.KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined || event.altKey) return;
  const list = event.currentTarget.closest('ul');
  const buttons = [...(list?.querySelectorAll<HTMLElement>('li > button:not(:disabled)') ?? [])];
  const at = buttons.indexOf(event.currentTarget);
  event.preventDefault();
  buttons[step(at, buttons.length)]?.focus();
}
