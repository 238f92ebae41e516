import { useCallback, useRef } from 'react';
import { useApp } from '../../engine/AppContext.tsx';
import type { Manage } from './ManageContext.tsx';
import { t } from '../../messages/t.ts';

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
        title: t('manage.useLeaveGuard.throwAwayWhat'),
        message: t('manage.useLeaveGuard.formWasNot'),
        choices: [
          { id: 'stay', label: t('manage.useLeaveGuard.keepTyping') },
          { id: 'leave', label: t('manage.useLeaveGuard.throwAway'), tone: 'danger' },
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
