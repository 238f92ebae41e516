import { Menubar as Radix } from 'radix-ui';
import { cx } from './cx.ts';
import { menuBoxClass, MenuRows, type MenuItem, type MenuParts } from './MenuRows.tsx';

/** One menu of a menu bar. */
export type BarMenu = {
  readonly id: string;
  readonly label: string;
  readonly items: () => readonly MenuItem[];
};

const { Item, Label, Separator, Sub, SubTrigger, SubContent, Portal } = Radix;
const parts: MenuParts = { Item, Label, Separator, Sub, SubTrigger, SubContent, Portal };

/** A menu bar: arrows go from menu to menu. A menu's items are made when it opens. */
export function MenuBar({
  label,
  menus,
}: {
  readonly label: string;
  readonly menus: readonly BarMenu[];
}): React.JSX.Element {
  return (
    <Radix.Root aria-label={label} className="flex items-center">
      {menus.map((menu) => (
        <Radix.Menu key={menu.id}>
          <Radix.Trigger className="chrome h-7 rounded-md px-2 text-base text-muted outline-none hover:bg-surface-2 hover:text-text data-highlighted:bg-surface-2 data-highlighted:text-text data-[state=open]:bg-surface-2 data-[state=open]:text-text">
            {menu.label}
          </Radix.Trigger>
          <Radix.Portal>
            <Radix.Content
              align="start"
              sideOffset={4}
              collisionPadding={8}
              loop
              tabIndex={0}
              className={cx(menuBoxClass, 'max-h-(--radix-menubar-content-available-height)')}
            >
              <OpenRows menu={menu} />
            </Radix.Content>
          </Radix.Portal>
        </Radix.Menu>
      ))}
    </Radix.Root>
  );
}

function OpenRows({ menu }: { readonly menu: BarMenu }): React.JSX.Element {
  return <MenuRows items={menu.items()} parts={parts} />;
}
