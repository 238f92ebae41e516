import { DropdownMenu as Radix } from 'radix-ui';
import { cx } from './cx.ts';
import { menuBoxClass, MenuRows, type MenuItem, type MenuParts } from './MenuRows.tsx';

type Props = {
  /** One button that takes a ref and props. */
  readonly trigger: React.ReactNode;
  /** A function is asked each time the menu opens. */
  readonly items: readonly MenuItem[] | (() => readonly MenuItem[]);
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
};

const { Item, Label, Separator, Sub, SubTrigger, SubContent, Portal } = Radix;
const parts: MenuParts = { Item, Label, Separator, Sub, SubTrigger, SubContent, Portal };

/** A drop-down menu: arrows, Home, End and typing move; Escape closes. */
export function Menu({
  trigger,
  items,
  align = 'start',
  side = 'bottom',
}: Props): React.JSX.Element {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          loop
          // A menu that scrolls is one for axe only if it can have the focus itself; Tab leads nowhere in a menu.
          tabIndex={0}
          className={cx(menuBoxClass, 'max-h-(--radix-dropdown-menu-content-available-height)')}
        >
          <Rows items={items} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** There only while the menu is open. */
function Rows({ items }: Pick<Props, 'items'>): React.JSX.Element {
  return <MenuRows items={typeof items === 'function' ? items() : items} parts={parts} />;
}
