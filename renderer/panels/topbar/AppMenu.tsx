import { actionTitle, performAction, type ActionGroup } from '../../actions/action.ts';
import { actions } from '../../actions/registry.ts';
import { keysOf } from '../../actions/useAction.ts';
import type { App } from '../../engine/app.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { MenuBar, type BarMenu } from '../../ui/MenuBar.tsx';
import type { MenuItem } from '../../ui/MenuRows.tsx';
import { t } from '../../messages/t.ts';

/** A menu, named after its first group, and the groups in it. */
type MenuGroups = readonly [ActionGroup, ...ActionGroup[]];
const menus: readonly MenuGroups[] = [['file', 'settings'], ['edit'], ['view'], ['run']];

/** The menu bar: every action of the registry, under its group. */
export function AppMenu(): React.JSX.Element {
  const app = useApp();
  const bar = menus.map((groups): BarMenu => {
    return {
      id: groups[0],
      label: t(`window.groups.${groups[0]}`),
      items: () => groups.flatMap((group, index) => [...separator(index), ...itemsOf(app, group)]),
    };
  });
  return <MenuBar label="Patchbay" menus={bar} />;
}

function separator(index: number): readonly MenuItem[] {
  return index === 0 ? [] : [{ kind: 'separator', id: `separator ${index}` }];
}

function itemsOf(app: App, group: ActionGroup): readonly MenuItem[] {
  return actions
    .filter((action) => action.group === group)
    .map((action) => ({
      kind: 'action',
      id: action.id,
      label: actionTitle(action),
      disabled: !action.isEnabled(app),
      onSelect: () => void performAction(app, action),
      ...(action.icon === undefined ? {} : { icon: action.icon }),
      ...keysOf(app, action),
    }));
}
