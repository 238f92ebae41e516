import { useState } from 'react';
import { useManage } from '../ManageContext.tsx';

/** What the pane of a page shows: the key of a row, or `new` for a form. */
export type Chosen = {
  readonly chosen: string | null;
  readonly choose: (key: string) => void;
  /** Closes the pane; the focus goes back to its row. */
  readonly close: () => void;
  /** The same without asking about what was typed. */
  readonly reset: (key: string | null) => void;
};

/** The key of the form for a new thing; no id of a provider has a space. */
export const newKey = ' new';

/** Keeps which row is chosen, and asks before a form that holds something goes away. */
export function useChosen(): Chosen {
  const { leave } = useManage();
  const [chosen, setChosen] = useState<string | null>(null);
  return {
    chosen,
    choose: (key) => key !== chosen && leave(() => setChosen(key)),
    close: () =>
      leave(() => {
        const row = document.querySelector<HTMLElement>('[data-row][aria-current]');
        setChosen(null);
        (row ?? document.querySelector<HTMLElement>('[data-new]'))?.focus();
      }),
    reset: setChosen,
  };
}
