import type { ChosenKeys } from '../../../shared/api/shortcuts.ts';
import { formatShortcut, parseShortcut } from '../../../shared/domain/shortcut.ts';
import type { KeysByAction } from '../../stores/keyStore.ts';
import type { Action } from '../action.ts';
import { sameKeys } from '../shortcut.ts';
import { whyReserved } from './reservedKeys.ts';

/** Which keys do what, and the ids of those actions whose chosen keys cannot all be used. */
type EffectiveKeys = { readonly keys: KeysByAction; readonly unused: readonly string[] };

/** The keys that Patchbay comes with for an action. */
export function defaultKeys({ shortcut, otherShortcuts = [] }: Action): readonly string[] {
  return shortcut === undefined ? otherShortcuts : [shortcut, ...otherShortcuts];
}

/** The keys of an action that the browser itself answers to, and nobody can take from it. */
export function nativeKeys({ shortcut, isNative }: Action): readonly string[] {
  return isNative === true && shortcut !== undefined ? [shortcut] : [];
}

/**
 * The keys in use: those that were chosen, and for all other actions those that Patchbay comes with. Keys that would do
 * two things do the chosen one, or the first of them.
 */
export function effectiveKeys(
  actions: readonly Action[],
  chosen: ChosenKeys,
  isMac: boolean,
): EffectiveKeys {
  const taken = new Set<string>();
  const keys = new Map<string, readonly string[]>();
  const unused = Object.keys(chosen).filter((id) => actions.every((action) => action.id !== id));
  /** Gives those of the keys that nothing else has, in their one form. */
  const take = (wanted: readonly string[]): readonly string[] =>
    wanted.filter((each) => {
      const same = sameKeys(each, isMac);
      if (taken.has(same)) return false;
      taken.add(same);
      return true;
    });
  const natives = new Map(actions.map((action) => [action.id, take(nativeKeys(action))] as const));
  for (const action of actions) {
    const wanted = chosen[action.id];
    const own = natives.get(action.id) ?? [];
    if (wanted === undefined) continue;
    const others = wanted.filter((each) => !own.includes(each));
    const valid = others.flatMap((each) => readKeys(each, action, isMac) ?? []);
    const usable = take(valid);
    if (usable.length < others.length) unused.push(action.id);
    keys.set(action.id, [...own, ...usable]);
  }
  for (const action of actions) {
    if (keys.has(action.id)) continue;
    const own = natives.get(action.id) ?? [];
    keys.set(action.id, [
      ...own,
      ...take(defaultKeys(action).filter((each) => !own.includes(each))),
    ]);
  }
  return { keys, unused };
}

/** Undefined for what is no shortcut, or one that cannot be chosen; an action may keep what it comes with. */
function readKeys(text: string, action: Action, isMac: boolean): string | undefined {
  const shortcut = parseShortcut(text);
  if (shortcut === undefined) return undefined;
  const isReserved = whyReserved(text, isMac) !== undefined;
  return isReserved && !defaultKeys(action).includes(text) ? undefined : formatShortcut(shortcut);
}
