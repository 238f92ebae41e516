import { isPlainKey, parseShortcut } from '../../shared/domain/shortcut.ts';

const names: { readonly [key: string]: string } = {
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/**
 * Keys such as `Mod+Shift+S` as Electron's menu writes them; undefined for keys that a menu cannot show, and for plain
 * ones: macOS gives a menu its keys even while somebody types.
 */
export function toAccelerator(keys: string): string | undefined {
  const shortcut = parseShortcut(keys);
  if (shortcut === undefined || isPlainKey(shortcut)) return undefined;
  const { mod, ctrl, alt, shift, key } = shortcut;
  const name = names[key] ?? key;
  if (!/^[\x21-\x7e]+$/.test(name)) return undefined;
  return [
    ...(mod ? ['CmdOrCtrl'] : []),
    ...(ctrl ? ['Ctrl'] : []),
    ...(alt ? ['Alt'] : []),
    ...(shift ? ['Shift'] : []),
    name,
  ].join('+');
}
