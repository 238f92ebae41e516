import { useCallback } from 'react';
import type { Value } from '../../../shared/domain/values.ts';
import { useApp } from '../../engine/AppContext.tsx';

/** Opens values in the full-screen viewer, at one of them. */
export function useViewer(title: string): (values: readonly Value[], index?: number) => void {
  const app = useApp();
  return useCallback(
    (values, index = 0) => app.ui.getState().showDialog({ kind: 'viewer', title, values, index }),
    [app, title],
  );
}
