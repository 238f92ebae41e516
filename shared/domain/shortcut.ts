/** A key and what is held down with it. `mod` is Cmd on macOS and Ctrl elsewhere; `ctrl` is Ctrl on every system. */
export type Shortcut = {
  readonly mod: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** A sign, a letter in upper case, or a name such as `Space`, `PageUp`, `F2`. */
  readonly key: string;
};

const namedKeys: readonly string[] = [
  'Space',
  'Enter',
  'Tab',
  'Escape',
  'Delete',
  'Backspace',
  'Insert',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  ...Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
];

/** Reads keys as they are written, such as `Mod+Shift+S`, whatever the order and the case; undefined for anything else. */
export function parseShortcut(text: string): Shortcut | undefined {
  const parts = text.endsWith('+') ? [...text.slice(0, -1).split('+'), '+'] : text.split('+');
  const held = parts.slice(0, -1).filter((part) => part !== '');
  const key = readKey(parts.at(-1) ?? '');
  const names = held.map((part) => part.toLowerCase());
  const isKnown = names.every((name) => ['mod', 'ctrl', 'alt', 'shift'].includes(name));
  if (key === undefined || !isKnown) return undefined;
  return {
    mod: names.includes('mod'),
    ctrl: names.includes('ctrl'),
    alt: names.includes('alt'),
    // On many layouts a sign such as `?` needs Shift, on others not: the sign alone says which keys are meant.
    shift: names.includes('shift') && !isSign(key),
    key,
  };
}

/** Writes keys in their one form: what is held down first, as `Mod+Alt+Shift+S`. */
export function formatShortcut({ mod, ctrl, alt, shift, key }: Shortcut): string {
  return [
    ...(mod ? ['Mod'] : []),
    ...(ctrl ? ['Ctrl'] : []),
    ...(alt ? ['Alt'] : []),
    ...(shift ? ['Shift'] : []),
    key,
  ].join('+');
}

/** Says whether keys would also be typed into a field: no Ctrl, Cmd or Alt is held, and it is no function key. */
export function isPlainKey({ mod, ctrl, alt, key }: Shortcut): boolean {
  return !mod && !ctrl && !alt && !/^F\d+$/.test(key);
}

/** Says whether a key is a sign such as `?` or `+`, and no letter, digit or name. */
export function isSign(key: string): boolean {
  return key.length === 1 && !/[\p{L}\p{N}]/u.test(key);
}

function readKey(text: string): string | undefined {
  if ([...text].length === 1) return text.trim() === '' ? undefined : text.toUpperCase();
  return namedKeys.find((name) => name.toLowerCase() === text.toLowerCase());
}
