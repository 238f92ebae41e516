import { useEffect } from 'react';
import type { App } from '../engine/app.ts';
import { useApp } from '../engine/AppContext.tsx';
import { performAction, type Action } from './action.ts';
import { isEditable } from './isEditable.ts';
import { isPlainKey, parseShortcut } from '../../shared/domain/shortcut.ts';
import { nativeKeys } from './keys/effectiveKeys.ts';
import { actions } from './registry.ts';
import { pressedKeys, sameKeys } from './shortcut.ts';

/** Listens for the keys of every action while the component is mounted. */
export function useShortcuts(): void {
  const app = useApp();
  useEffect(() => {
    // Save and Run mean the same wherever the focus is, so they come before what the focused element makes of the keys.
    const onCapture = (event: KeyboardEvent): void => {
      const action = find(app, event, worksAnywhere);
      if (action !== undefined) perform(app, action, event);
    };
    const onBubble = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTaken(event)) return;
      const action = find(
        app,
        event,
        (action, keys) => !worksAnywhere(action, keys) && !nativeKeys(action).includes(keys),
      );
      if (action !== undefined) perform(app, action, event);
    };
    window.addEventListener('keydown', onCapture, { capture: true });
    window.addEventListener('keydown', onBubble);
    return () => {
      window.removeEventListener('keydown', onCapture, { capture: true });
      window.removeEventListener('keydown', onBubble);
    };
  }, [app]);
}

function find(
  app: App,
  event: KeyboardEvent,
  isWanted: (action: Action, keys: string) => boolean,
): Action | undefined {
  const { dialog, palette, manageOpen } = app.ui.getState();
  if (event.isComposing || dialog !== null || palette.open || manageOpen) return undefined;
  const isMac = app.info.platform === 'darwin';
  const pressed = pressedKeys(event, isMac);
  if (pressed === undefined) return undefined;
  const keysByAction = app.keys.getState().keys;
  return actions.find((action) =>
    keysByAction
      .get(action.id)
      ?.some((keys) => sameKeys(keys, isMac) === pressed && isWanted(action, keys)),
  );
}

/** Keys that would be typed belong to the field that has the focus, whatever they were chosen for. */
function worksAnywhere(action: Action, keys: string): boolean {
  if (action.worksInFields !== true) return false;
  const shortcut = parseShortcut(keys);
  return shortcut !== undefined && !isPlainKey(shortcut);
}

function perform(app: App, action: Action, event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
  void performAction(app, action);
}

/** Says whether the focused element makes something else of the keys. */
function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (isEditable(target) || (event.key === ' ' && usesSpace(target))) return true;
  return isLetter(event) && findsByLetter(target);
}

function isLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && /^\p{L}$/u.test(key);
}

/** Menus and lists go to what begins with a letter; the canvas, also from far away, does not. */
function findsByLetter(element: HTMLElement): boolean {
  const list = element.closest(
    '[role="menu"], [role="menubar"], [role="listbox"], [role="dialog"]',
  );
  return list !== null && !list.matches('.far-list');
}

/** Space presses a button and selects a node that has the focus. */
function usesSpace(element: HTMLElement): boolean {
  return element.closest('button, a, input, summary, [role], .react-flow__node') !== null;
}
