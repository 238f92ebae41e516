import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ChosenKeys } from '../../shared/api/shortcuts.ts';

/** The keys of each action that are in use, by its id; the first one is shown in menus. */
export type KeysByAction = ReadonlyMap<string, readonly string[]>;

/** Which keys do what, in every window of this data folder. */
export type KeyState = {
  /** What the user has chosen, whether it can be used here or not. */
  readonly chosen: ChosenKeys;
  readonly keys: KeysByAction;
};

export type KeyStore = StoreApi<KeyState>;

/** Makes the store of keys; nothing is chosen yet. */
export function createKeyStore(keys: KeysByAction): KeyStore {
  return createStore<KeyState>()(() => ({ chosen: {}, keys }));
}
