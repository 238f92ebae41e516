import type { LucideIcon } from 'lucide-react';
import type { App } from '../engine/app.ts';
import { failureOf } from '../engine/failureOf.ts';
import type { en } from '../messages/en/en.ts';
import { t } from '../messages/t.ts';

export type ActionGroup = 'file' | 'edit' | 'run' | 'view' | 'settings';

/** Names an action; each has a title in the message files. */
export type ActionId = keyof typeof en.actions.titles;

/** Something a user can do: one object for menus, shortcuts, the palette and tests. */
export type Action = {
  readonly id: ActionId;
  readonly group: ActionGroup;
  /** As shown: `Mod+Shift+S`; `Mod` is Cmd on macOS and Ctrl elsewhere. */
  readonly shortcut?: string;
  /** Other keys that do the same. */
  readonly otherShortcuts?: readonly string[];
  /** True where the keys also work while a field has the focus. */
  readonly worksInFields?: boolean;
  /** The browser starts it by these keys: they are shown, not listened for. */
  readonly isNative?: boolean;
  /** It asks further in the palette, which stays open for that. */
  readonly goesOn?: boolean;
  readonly icon?: LucideIcon;
  /** What it would do now, in a menu, where it does one thing or its opposite. */
  readonly titleNow?: (app: App) => string;
  readonly isEnabled: (app: App) => boolean;
  /** Why it cannot be done now, in a few words; asked only then. */
  readonly whyNot?: (app: App) => string;
  readonly perform: (app: App) => void | Promise<void>;
};

/** What the user reads of an action. */
export function actionTitle({ id }: Pick<Action, 'id'>): string {
  return t(`actions.titles.${id}`);
}

/** What a menu says of an action: which of two things it would do now. */
export function actionTitleNow(app: App, action: Action): string {
  return action.isEnabled(app) && action.titleNow !== undefined
    ? action.titleNow(app)
    : actionTitle(action);
}

/** Why an action cannot be done now, in a few words; undefined where it can. */
export function whyNotNow(app: App, action: Action): string | undefined {
  if (action.isEnabled(app)) return undefined;
  return action.whyNot?.(app) ?? t('commands.palette.notNow');
}

/** Performs an action if it can be done now; what goes wrong is told to the user. */
export async function performAction(app: App, action: Action): Promise<void> {
  if (action.isEnabled(app)) await attempt(app, () => action.perform(app));
}

/** Does something that the user asked for; what goes wrong is told, what was canceled is not. */
export async function attempt(app: App, act: () => void | Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind !== 'canceled') app.notify({ kind: 'error', message: failure.message });
  }
}

/** The `isEnabled` of an action that can always be done. */
export function always(): boolean {
  return true;
}
