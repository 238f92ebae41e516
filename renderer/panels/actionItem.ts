import { actionTitleNow, performAction, whyNotNow, type Action } from '../actions/action.ts';
import { keysOf } from '../actions/useAction.ts';
import type { App } from '../engine/app.ts';
import type { ActionItem } from '../ui/MenuRows.tsx';

/** An action as a row of a menu, as it stands when the menu opens. */
export function actionItem(app: App, action: Action): ActionItem {
  const { id, icon } = action;
  const whyNot = whyNotNow(app, action);
  return {
    kind: 'action',
    id,
    label: actionTitleNow(app, action),
    onSelect: () => void performAction(app, action),
    ...(icon === undefined ? {} : { icon }),
    ...(whyNot === undefined ? {} : { whyNot }),
    ...keysOf(app, action),
  };
}
