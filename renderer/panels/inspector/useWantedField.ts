import { useEffect } from 'react';
import type { NodeId } from '../../../shared/domain/ids.ts';
import { useApp, useView } from '../../engine/AppContext.tsx';

/** The input of this node that is to have the focus, as somebody goes to a problem. */
export function useWantedField(nodeId: NodeId): string | undefined {
  return useView(({ wantedField }) =>
    wantedField?.nodeId === nodeId ? wantedField.port : undefined,
  );
}

/** Gives the focus to that input: to its editor, or to its row where nothing can be typed. */
export function useFocusWanted(nodeId: NodeId): void {
  const app = useApp();
  const port = useWantedField(nodeId);
  useEffect(() => {
    if (port === undefined) return;
    app.view.getState().setWantedField(null);
    const id = fieldId(nodeId, port);
    const row = document.querySelector(`[data-field="${CSS.escape(id)}"]`);
    if (!(row instanceof HTMLElement)) return;
    const editor = [...row.querySelectorAll<HTMLElement>(focusable)].find(canFocus) ?? row;
    editor.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }, [app, nodeId, port]);
}

/** The id of the editor of an input. */
export function fieldId(nodeId: NodeId, port: string): string {
  return `inspector-${nodeId}-input-${port}`;
}

const focusable = '[data-editor] :is(input, textarea, select, button, [contenteditable="true"])';

function canFocus(element: HTMLElement): boolean {
  return !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true });
}
