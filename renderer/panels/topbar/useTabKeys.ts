import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import { closeDocument } from '../../actions/edits/closeDocument.ts';
import { showBeside } from '../../actions/edits/showBeside.ts';
import { useApp } from '../../engine/AppContext.tsx';

/** The keys of a row of tabs: arrows, Home and End show another document and keep the focus, Delete closes. */
export function useTabKeys(row: RefObject<HTMLElement | null>): (event: KeyboardEvent) => void {
  const app = useApp();
  return useCallback(
    (event) => {
      const { open, show } = app.tabs.getState();
      const [first] = open;
      const last = open.at(-1);
      if (first === undefined || last === undefined) return;
      const acts: { readonly [key: string]: () => void } = {
        ArrowRight: () => showBeside(app, 1),
        ArrowLeft: () => showBeside(app, -1),
        Home: () => show(first),
        End: () => show(last),
        Delete: () => void closeDocument(app),
      };
      const act = acts[event.key];
      if (act === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      act();
      requestAnimationFrame(() =>
        row.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(),
      );
    },
    [app, row],
  );
}
