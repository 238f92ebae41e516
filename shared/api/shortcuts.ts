/** The keys that the user has chosen for actions, by the id of the action. An empty list leaves an action without keys. */
export type ChosenKeys = { readonly [action: string]: readonly string[] };

/** What the settings hold of shortcuts. */
export type KeptKeys = {
  readonly chosen: ChosenKeys;
  /** What stands there and is no list of keys: the ids of these actions, or one sentence for all of it. It is kept. */
  readonly unread: readonly string[];
};
