import type { KeysByAction } from '../../stores/keyStore.ts';
import type { Action } from '../action.ts';
import { sameKeys } from '../shortcut.ts';
import { defaultKeys, nativeKeys } from './effectiveKeys.ts';

/** What the settings are told: the keys of these actions, null for those that Patchbay comes with. */
export type KeyChanges = { readonly [action: string]: string[] | null };

/** The place of keys in an action's row; one behind the last adds keys. */
export type KeyPlace = { readonly action: Action; readonly index: number };

type Known = {
  readonly actions: readonly Action[];
  readonly keys: KeysByAction;
  readonly isMac: boolean;
};

/** The place where these keys are in use now; undefined where they are free. */
export function findKeys({ actions, keys, isMac }: Known, wanted: string): KeyPlace | undefined {
  const same = sameKeys(wanted, isMac);
  for (const action of actions) {
    const index = (keys.get(action.id) ?? []).findIndex((each) => sameKeys(each, isMac) === same);
    if (index !== -1) return { action, index };
  }
  return undefined;
}

/** Says whether the browser answers to the keys at this place, so that they cannot be another's. */
export function isNativePlace({ keys }: Pick<Known, 'keys'>, { action, index }: KeyPlace): boolean {
  return nativeKeys(action).includes(keys.get(action.id)?.[index] ?? '');
}

/** Puts keys at a place; undefined takes away what is there. */
export function putKeys(
  { keys }: Pick<Known, 'keys'>,
  { action, index }: KeyPlace,
  wanted: string | undefined,
): KeyChanges {
  const row = [...(keys.get(action.id) ?? [])];
  row.splice(index, 1, ...(wanted === undefined ? [] : [wanted]));
  return { [action.id]: toChosen(action, row) };
}

/** Puts keys at a place that are in use at another one: that one gets what was here, or nothing. */
export function takeKeysFrom(
  known: Known,
  places: { readonly to: KeyPlace; readonly from: KeyPlace },
  isSwap: boolean,
): KeyChanges {
  const { to, from } = places;
  const wanted = known.keys.get(from.action.id)?.[from.index];
  const before = known.keys.get(to.action.id)?.[to.index];
  const given = putKeys(known, from, isSwap ? before : undefined);
  return { ...given, ...putKeys(known, to, wanted) };
}

/** The keys of an action that stand in the settings; null where they are those that it comes with. */
function toChosen(action: Action, row: readonly string[]): string[] | null {
  if (row.join(' ') === defaultKeys(action).join(' ')) return null;
  return row.filter((each) => !nativeKeys(action).includes(each));
}
