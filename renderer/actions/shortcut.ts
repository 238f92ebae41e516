/** The part of a keyboard event that shortcuts look at. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'
>;

/** Says whether a key press is this shortcut, such as `Mod+Shift+S`, or `Ctrl+Tab` where it is that key on every system. Letters follow the layout, not the place. */
export function matchesShortcut(shortcut: string, press: KeyPress, isMac: boolean): boolean {
  const parts = shortcut.split('+');
  const key = shortcut.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  const wantsMod = parts.includes('Mod');
  const wantsCtrl = parts.includes('Ctrl') || (wantsMod && !isMac);
  if (press.ctrlKey !== wantsCtrl || press.metaKey !== (wantsMod && isMac)) return false;
  if (press.altKey !== parts.includes('Alt')) return false;
  if (isSymbol(key)) return press.key === key;
  return press.shiftKey === parts.includes('Shift') && keyName(press) === key.toLowerCase();
}

/** On many layouts a sign such as `?` or `+` needs Shift, so Shift is not looked at. */
function isSymbol(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/i.test(key);
}

function keyName(press: KeyPress): string {
  return press.key === ' ' ? 'space' : press.key.toLowerCase();
}
