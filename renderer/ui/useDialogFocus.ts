import { useRef } from 'react';

/** The two handlers of a Radix dialog's content that say where the focus goes. */
export type DialogFocus = {
  readonly onOpenAutoFocus: (event: Event) => void;
  readonly onCloseAutoFocus: (event: Event) => void;
};

/**
 * Gives the focus to what is marked `data-autofocus` in a dialog, else to the dialog itself, and gives it back
 * at the end, unless something else took it meanwhile. Radix gives it back to a trigger only, and our dialogs have none.
 */
export function useDialogFocus(): DialogFocus {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (event) => {
      event.preventDefault();
      opener.current = document.activeElement;
      const { currentTarget: dialog } = event;
      if (!(dialog instanceof HTMLElement)) return;
      (dialog.querySelector<HTMLElement>('[data-autofocus]') ?? dialog).focus();
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      if (isTaken()) return;
      if (opener.current instanceof HTMLElement && opener.current.isConnected)
        opener.current.focus();
    },
  };
}

/** A dialog that is still open takes the focus for want of anything better. */
function isTaken(): boolean {
  const { activeElement } = document;
  if (activeElement === null || activeElement === document.body) return false;
  return activeElement.getAttribute('role') !== 'dialog';
}
