import { Check, ChevronRight, type LucideIcon } from 'lucide-react';
import { cx } from './cx.ts';
import { Kbd } from './Kbd.tsx';
import { UnavailableItem, type MenuItemProps } from './UnavailableItem.tsx';

/** A row of a menu that does something. */
export type ActionItem = {
  readonly kind: 'action';
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly shortcut?: string;
  /** Why it cannot be done now; absent where it can. */
  readonly whyNot?: string;
  readonly danger?: boolean;
  /** Shows a tick in the icon's place. */
  readonly checked?: boolean;
  /** A colour to choose, as CSS has it, in the icon's place; a tick then stands at the end. */
  readonly swatch?: string;
  readonly onSelect: () => void;
};

/** A row of a menu. */
export type MenuItem =
  | ActionItem
  | {
      readonly kind: 'submenu';
      readonly id: string;
      readonly label: string;
      readonly icon: LucideIcon;
      readonly items: readonly MenuItem[];
    }
  | { readonly kind: 'heading'; readonly id: string; readonly label: string }
  | { readonly kind: 'separator'; readonly id: string };

type PartProps = {
  readonly className: string;
  readonly children?: React.ReactNode;
};

/** The Radix parts of one kind of menu: a drop-down menu's or a menu bar's. */
export type MenuParts = {
  readonly Item: React.ComponentType<MenuItemProps>;
  readonly Label: React.ComponentType<PartProps>;
  readonly Separator: React.ComponentType<PartProps>;
  readonly Sub: React.ComponentType<{ readonly children?: React.ReactNode }>;
  readonly SubTrigger: React.ComponentType<PartProps>;
  readonly SubContent: React.ComponentType<PartProps & { readonly collisionPadding?: number }>;
  readonly Portal: React.ComponentType<{ readonly children?: React.ReactNode }>;
};

/** The look of a menu's box. */
export const menuBoxClass =
  'chrome z-60 min-w-52 animate-pop-in overflow-y-auto rounded-lg bg-surface p-1 text-text shadow-pop';

const rowClass =
  'flex h-7 items-center gap-2 rounded-sm px-2 text-base outline-none data-disabled:*:opacity-45 data-highlighted:bg-surface-2';

/** The rows of a menu, drawn with the parts of its kind. */
export function MenuRows({
  items,
  parts,
}: {
  readonly items: readonly MenuItem[];
  readonly parts: MenuParts;
}): React.ReactNode {
  return items.map((item) => <MenuRow key={item.id} item={item} parts={parts} />);
}

function MenuRow({
  item,
  parts,
}: {
  readonly item: MenuItem;
  readonly parts: MenuParts;
}): React.JSX.Element {
  const { Item, Label, Separator } = parts;
  if (item.kind === 'separator') return <Separator className="-mx-1 my-1 h-px bg-border" />;
  if (item.kind === 'heading')
    return <Label className="px-2 pt-1.5 pb-1 text-xs font-medium text-muted">{item.label}</Label>;
  if (item.kind === 'submenu') return <SubmenuRow item={item} parts={parts} />;
  const Icon = item.checked === true ? Check : item.icon;
  const className = cx(rowClass, item.danger === true && 'text-danger');
  const inside = (
    <>
      <span className="flex w-4 shrink-0 justify-center text-muted">
        {item.swatch === undefined ? (
          Icon !== undefined && <Icon aria-hidden size={14} />
        ) : (
          <span className="size-3 rounded-full" style={{ background: item.swatch }} />
        )}
      </span>
      <span className="min-w-0 flex-1 truncate pr-6">{item.label}</span>
      {item.swatch !== undefined && item.checked === true && <Check aria-hidden size={14} />}
      {item.shortcut !== undefined && <Kbd shortcut={item.shortcut} />}
    </>
  );
  if (item.whyNot !== undefined)
    return (
      <UnavailableItem Item={Item} className={className} whyNot={item.whyNot}>
        {inside}
      </UnavailableItem>
    );
  return (
    <Item onSelect={item.onSelect} className={className}>
      {inside}
    </Item>
  );
}

function SubmenuRow({
  item: { label, icon: Icon, items },
  parts,
}: {
  readonly item: Extract<MenuItem, { readonly kind: 'submenu' }>;
  readonly parts: MenuParts;
}): React.JSX.Element {
  const { Sub, SubTrigger, SubContent, Portal } = parts;
  return (
    <Sub>
      <SubTrigger className={cx(rowClass, 'data-[state=open]:bg-surface-2')}>
        <span className="flex w-4 shrink-0 justify-center text-muted">
          <Icon aria-hidden size={14} />
        </span>
        <span className="min-w-0 flex-1 truncate pr-6">{label}</span>
        <ChevronRight aria-hidden size={14} className="text-muted" />
      </SubTrigger>
      <Portal>
        <SubContent collisionPadding={8} className={menuBoxClass}>
          <MenuRows items={items} parts={parts} />
        </SubContent>
      </Portal>
    </Sub>
  );
}
