import {
  formatShortcut,
  isSign,
  parseShortcut,
  type Shortcut,
} from '../../shared/domain/shortcut.ts';

/** The part of a keyboard event that shortcuts look at. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'
>;

/**
 * The keys of a press as `sameKeys` writes a shortcut, such as `Mod+Shift+S`, or `Ctrl+Tab` where it is that key on every
 * system; undefined for what is only held down. Letters follow the layout, not the place.
 */
export function pressedKeys(press: KeyPress, isMac: boolean): string | undefined {
  const pressed = readPress(press, isMac);
  return pressed === undefined ? undefined : sameKeys(formatShortcut(pressed), isMac);
}

/** One text for all ways to write the same keys on this system: off a Mac `Ctrl` and `Mod` are one key. */
export function sameKeys(keys: string, isMac: boolean): string {
  const shortcut = parseShortcut(keys);
  if (shortcut === undefined) return keys;
  if (isMac) return formatShortcut(shortcut);
  return formatShortcut({ ...shortcut, mod: shortcut.mod || shortcut.ctrl, ctrl: false });
}

/** The shortcut that a key press is; undefined for what is only held down, and for the Windows key. */
export function readPress(press: KeyPress, isMac: boolean): Shortcut | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  if (metaKey && !isMac) return undefined;
  const key = parseShortcut(keyName(press, isMac))?.key;
  if (key === undefined) return undefined;
  return {
    mod: isMac ? metaKey : ctrlKey,
    ctrl: isMac && ctrlKey,
    alt: altKey,
    shift: shiftKey && !isSign(key),
    key,
  };
}

/** Where a layout has no Latin letter on a key, or Option makes another sign of it, the key means the letter that is printed there. */
function keyName({ key, code, altKey }: KeyPress, isMac: boolean): string {
  if (key === ' ') return 'Space';
  const printed = /^(?:Key|Digit)([A-Z\d])$/.exec(code)?.[1];
  const isForeign = key.length === 1 && /\p{L}/u.test(key) && !/\p{Script=Latin}/u.test(key);
  if (printed !== undefined && ((isMac && altKey) || isForeign)) return printed;
  return key;
}
