import { useEffect } from 'react';
import { createFocusKeeper } from '../ui/createFocusKeeper.ts';
import { useApp } from './AppContext.tsx';

/** The keyboard is never nowhere: what loses the focus by going away gives it to what stands beside it, at last to the canvas. */
export function useFocusKeeper(): void {
  // The same for every document of the window.
  const { tabs } = useApp();
  useEffect(
    () => createFocusKeeper({ goHome: () => tabs.getState().shown.canvas.focusCanvas() }),
    [tabs],
  );
}
