import { useRef } from 'react';

/** The handlers of a Radix dialog's content that say where the focus goes, and whose Escape it is. */
export type DialogContent = {
  readonly onOpenAutoFocus: (event: Event) => void;
  readonly onCloseAutoFocus: (event: Event) => void;
  readonly onEscapeKeyDown: (event: KeyboardEvent) => void;
};

/**
 * Gives the focus to what is marked `data-autofocus` in a dialog, else to the dialog itself, and gives it back
 * at the end, unless something else took it meanwhile. Radix gives it back to a trigger only, and our dialogs have none.
 * An Escape goes to the dialog on top: Radix gives it to the one below for as long as the top one, which is seen and
 * has the focus already, does not listen yet.
 */
export function useDialogContent(): DialogContent {
  const own = useRef<HTMLElement | null>(null);
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (event) => {
      event.preventDefault();
      opener.current = document.activeElement;
      const { currentTarget: dialog } = event;
      if (!(dialog instanceof HTMLElement)) return;
      own.current = dialog;
      (dialog.querySelector<HTMLElement>('[data-autofocus]') ?? dialog).focus();
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      if (isTaken()) return;
      if (opener.current instanceof HTMLElement && opener.current.isConnected)
        opener.current.focus();
    },
    onEscapeKeyDown: (event) => {
      if (own.current === null || own.current === topDialog()) return;
      event.preventDefault();
      setTimeout(pressEscape);
    },
  };
}

/** A dialog that is still open takes the focus for want of anything better. */
function isTaken(): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return false;
  return activeElement.getAttribute('role') !== 'dialog';
}

/** The one that was opened last: each is put at the end of the page. */
function topDialog(): Element | undefined {
  const dialogs = document.querySelectorAll(
    ':is([role="dialog"], [role="alertdialog"]):not([data-state="closed"])',
  );
  return [...dialogs].at(-1);
}

function pressEscape(): void {
  const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(event);
}
