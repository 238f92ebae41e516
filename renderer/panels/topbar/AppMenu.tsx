import { ArrowUpDown, LayoutGrid, type LucideIcon } from 'lucide-react';
import type { Action, ActionGroup, ActionId } from '../../actions/action.ts';
import { alignActions, distributeActions } from '../../actions/arrangeActions.ts';
import { moveDown, moveLeft, moveRight, moveUp } from '../../actions/moveSelection.ts';
import { priorityActions } from '../../actions/priorityActions.ts';
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
  'show-newest-run',
] satisfies readonly ActionId[]);

type Submenu = {
  readonly id: string;
  readonly label: () => string;
  readonly icon: LucideIcon;
  /** With a line between them. */
  readonly blocks: readonly (readonly Action[])[];
};

/** Actions that are many and alike have a menu of their own in the place of the first of them. */
const submenus: readonly Submenu[] = [
  {
    id: 'arrange',
    label: () => t('canvas.canvas.arrange'),
    icon: LayoutGrid,
    blocks: [[tidy], alignActions, distributeActions, [moveLeft, moveRight, moveUp, moveDown]],
  },
  {
    id: 'priority',
    label: () => t('actions.priority'),
    icon: ArrowUpDown,
    blocks: [priorityActions],
  },
];

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
    .flatMap((action): readonly MenuItem[] => [
      ...(firstOfBlock.has(action.id) ? [lineAbove(action.id)] : []),
      ...itemsFor(app, action),
    ]);
}

function itemsFor(app: App, action: Action): readonly MenuItem[] {
  const submenu = submenus.find(({ blocks }) => blocks.flat().includes(action));
  if (submenu === undefined) return [actionItem(app, action)];
  return submenu.blocks[0]?.[0] === action ? [submenuItem(app, submenu)] : [];
}

function submenuItem(app: App, { id, label, icon, blocks }: Submenu): MenuItem {
  return {
    kind: 'submenu',
    id,
    label: label(),
    icon,
    items: blocks.flatMap((block, index) => [
      ...(index === 0 ? [] : [lineAbove(`block ${index}`)]),
      ...block.map((action) => actionItem(app, action)),
    ]),
  };
}

function lineAbove(what: string): MenuItem {
  return { kind: 'separator', id: `above ${what}` };
}
