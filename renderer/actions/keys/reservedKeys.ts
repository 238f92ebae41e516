import { parseShortcut, type Shortcut } from '../../../shared/domain/shortcut.ts';
import { t } from '../../messages/t.ts';
import { sameKeys } from '../shortcut.ts';

/** Keys of tabs and windows, which a page never gets. */
const ofBrowsers = [
  'Mod+N',
  'Mod+T',
  'Mod+W',
  'Mod+Shift+N',
  'Mod+Shift+T',
  'Mod+Shift+W',
  'Ctrl+Tab',
  'Ctrl+Shift+Tab',
  'Ctrl+PageUp',
  'Ctrl+PageDown',
  'F11',
  'F12',
];
const ofMacs = ['Mod+Q', 'Mod+H', 'Mod+Alt+H', 'Mod+M', 'Mod+Tab', 'Mod+Space', 'Mod+Alt+Escape'];
const ofOthers = ['Alt+F4', 'Alt+Tab', 'Alt+Shift+Tab', 'Alt+Space', 'Mod+Alt+Delete'];

/** Why these keys cannot be chosen for anything, as the end of a sentence; undefined where they can. */
export function whyReserved(keys: string, isMac: boolean): string | undefined {
  const shortcut = parseShortcut(keys);
  if (shortcut === undefined) return t('actions.reserved.noKeys');
  const isOneOf = (list: readonly string[]): boolean =>
    list.some((each) => sameKeys(each, isMac) === sameKeys(keys, isMac));
  if (isOneOf(ofBrowsers)) return t('actions.reserved.browser');
  if (isOneOf(isMac ? ofMacs : ofOthers)) return t('actions.reserved.system');
  return isHeld(shortcut) ? undefined : ofTheFocus(shortcut.key);
}

function isHeld({ mod, ctrl, alt }: Shortcut): boolean {
  return mod || ctrl || alt;
}

/** What moves the focus, or is for what has the focus. */
function ofTheFocus(key: string): string | undefined {
  switch (key) {
    case 'Escape':
      return t('actions.reserved.escape');
    case 'Tab':
      return t('actions.reserved.tab');
    case 'Enter':
      return t('actions.reserved.enter');
    case 'ArrowUp':
    case 'ArrowDown':
    case 'ArrowLeft':
    case 'ArrowRight':
      return t('actions.reserved.arrows');
    default:
      return undefined;
  }
}
