import { LayoutGrid } from 'lucide-react';
import type { ActionGroup, ActionId } from '../../actions/action.ts';
import { alignActions, distributeActions } from '../../actions/arrangeActions.ts';
import { moveDown, moveLeft, moveRight, moveUp } from '../../actions/moveSelection.ts';
import { actions } from '../../actions/registry.ts';
import { tidy } from '../../actions/tidy.ts';
import type { App } from '../../engine/app.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { MenuBar, type BarMenu } from '../../ui/MenuBar.tsx';
import type { MenuItem } from '../../ui/MenuRows.tsx';
import { t } from '../../messages/t.ts';
import { actionItem } from '../actionItem.ts';

/** A menu, named after its first group, and the groups in it. */
type MenuGroups = readonly [ActionGroup, ...ActionGroup[]];
const menus: readonly MenuGroups[] = [['file', 'settings'], ['edit'], ['view'], ['run']];

/** A line stands above each of these. */
const firstOfBlock: ReadonlySet<ActionId> = new Set([
  'save-pipeline',
  'close-tab',
  'toggle-theme',
  'open-manage',
  'cut-selection',
  'find-node',
  'open-palette',
  'connect-node',
  'toggle-disabled',
  'frame-selection',
  'tidy',
  'open-commands',
  'toggle-library',
  'show-problems',
  'next-tab',
  'run-selection',
  'run-another',
] satisfies readonly ActionId[]);

/** They are many and alike, so they have a menu of their own beside the first of them. */
const arranging = [
  [tidy],
  alignActions,
  distributeActions,
  [moveLeft, moveRight, moveUp, moveDown],
] as const;
const arrangingIds = new Set(arranging.flat().map(({ id }) => id));

/** The menu bar: every action of the registry, under its group. */
export function AppMenu(): React.JSX.Element {
  const app = useApp();
  const bar = menus.map((groups): BarMenu => {
    return {
      id: groups[0],
      label: t(`window.groups.${groups[0]}`),
      items: () => groups.flatMap((group) => itemsOf(app, group)),
    };
  });
  return <MenuBar label="Patchbay" menus={bar} />;
}

function itemsOf(app: App, group: ActionGroup): readonly MenuItem[] {
  return actions
    .filter((action) => action.group === group)
    .filter(({ id }) => id === tidy.id || !arrangingIds.has(id))
    .flatMap((action): readonly MenuItem[] => [
      ...(firstOfBlock.has(action.id) ? [lineAbove(action.id)] : []),
      action === tidy ? arrangeMenu(app) : actionItem(app, action),
    ]);
}

function arrangeMenu(app: App): MenuItem {
  return {
    kind: 'submenu',
    id: 'arrange',
    label: t('canvas.canvas.arrange'),
    icon: LayoutGrid,
    items: arranging.flatMap((block, index) => [
      ...(index === 0 ? [] : [lineAbove(`block ${index}`)]),
      ...block.map((action) => actionItem(app, action)),
    ]),
  };
}

function lineAbove(what: string): MenuItem {
  return { kind: 'separator', id: `above ${what}` };
}
