import { t } from '../messages/t.ts';

const macKeys: { readonly [key: string]: string } = { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃' };
function otherKeys(): { readonly [key: string]: string } {
  return {
    mod: t('ui.shortcutKeys.ctrl'),
    shift: t('ui.shortcutKeys.shift'),
    alt: t('ui.shortcutKeys.alt'),
    ctrl: t('ui.shortcutKeys.ctrl'),
  };
}
function namedKeys(): { readonly [key: string]: string } {
  return {
    enter: '↵',
    escape: t('ui.shortcutKeys.esc'),
    delete: t('ui.shortcutKeys.del'),
    space: t('ui.shortcutKeys.space'),
    pageup: t('ui.shortcutKeys.pageUp'),
    pagedown: t('ui.shortcutKeys.pageDown'),
    backspace: '⌫',
    arrowup: '↑',
    arrowdown: '↓',
    arrowleft: '←',
    arrowright: '→',
  };
}

/** The keys of a shortcut such as `Mod+Shift+S` as this machine's keyboard shows them. */
export function shortcutKeys(shortcut: string, isMac = runsOnMac()): readonly string[] {
  const parts = shortcut.endsWith('++')
    ? [...shortcut.slice(0, -2).split('+'), '+']
    : shortcut.split('+');
  return parts.filter((part) => part !== '').map((part) => keyLabel(part, isMac));
}

/** The keys of a shortcut in a sentence: `Ctrl+Shift+S`, on macOS `⌘⇧S`. */
export function keysText(shortcut: string, isMac = runsOnMac()): string {
  return shortcutKeys(shortcut, isMac).join(isMac ? '' : '+');
}

function keyLabel(part: string, isMac: boolean): string {
  const key = part.toLowerCase();
  const label = (isMac ? macKeys : otherKeys())[key] ?? namedKeys()[key];
  if (label !== undefined) return label;
  return part.length === 1 ? part.toUpperCase() : part;
}

function runsOnMac(): boolean {
  return typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);
}
