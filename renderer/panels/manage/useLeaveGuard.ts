import { useCallback, useRef } from 'react';
import { useApp } from '../../engine/AppContext.tsx';
import type { Manage } from './ManageContext.tsx';

/** Keeps a form from being left by accident: what leads away asks first while the form holds something unsaved. */
export function useLeaveGuard(): Pick<Manage, 'leave' | 'setUnsaved'> {
  const { ui } = useApp();
  const isUnsaved = useRef(false);
  const setUnsaved = useCallback((next: boolean): void => {
    isUnsaved.current = next;
  }, []);
  const leave = useCallback(
    (go: () => void): void => {
      if (!isUnsaved.current) return go();
      const question = {
        title: 'Throw away what you typed?',
        message: 'The form was not sent: what you typed in it would be lost.',
        choices: [
          { id: 'stay', label: 'Keep typing' },
          { id: 'leave', label: 'Throw away', tone: 'danger' },
        ],
      } as const;
      void ui
        .getState()
        .confirm(question)
        .then((answer) => answer === 'leave' && go());
      return undefined;
    },
    [ui],
  );
  return { leave, setUnsaved };
}
