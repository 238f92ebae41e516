import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Json } from '../../../shared/domain/json.ts';
import type { Field, ListItem, Widget } from '../../../shared/domain/ports.ts';
import { Button } from '../../ui/Button.tsx';
import { ItemButtons } from './ItemButtons.tsx';
import { LineWidget } from './LineWidget.tsx';
import { NumberWidget } from './NumberWidget.tsx';
import { SelectWidget } from './SelectWidget.tsx';
import { SwitchWidget } from './SwitchWidget.tsx';
import { useItemFocus } from './useItemFocus.ts';
import { placeholderOf, type FieldProps, type WidgetProps } from './widgetProps.ts';
import { t } from '../../messages/t.ts';

type ListKind = WidgetProps<'list'>['widget'];

const emptyItem: { readonly [kind in ListItem]: Json } = {
  text: '',
  number: 0,
  integer: 0,
  boolean: false,
};
const itemWidget: { readonly [kind in ListItem]: Widget } = {
  text: { kind: 'line' },
  number: { kind: 'number' },
  integer: { kind: 'number' },
  boolean: { kind: 'switch' },
};

/** Values in order: add, change, move, remove. */
export function ListWidget({ field, value, onChange, id, widget }: WidgetProps<'list'>): ReactNode {
  const items = itemsOf(value);
  const hint = placeholderOf(field);
  const newItem = widget.options?.[0]?.value ?? emptyItem[widget.item];
  const { ref, follow } = useItemFocus<HTMLDivElement>({ count: items.length, last: id });
  // An emptied list is unset, unless it has a default that the empty one overrides.
  const change = (next: readonly Json[]): void =>
    onChange(next.length === 0 && itemsOf(field.default).length === 0 ? undefined : next);
  return (
    <div ref={ref} className="flex flex-col gap-1">
      {value === undefined && hint !== '' && <p className="truncate text-sm text-muted">{hint}</p>}
      {items.map((item, index) => (
        // Items have no identity but their place.
        <div key={index} data-item={index} className="flex items-center gap-0.5">
          <div className="min-w-0 flex-1">
            <Item
              field={itemField(field, widget, index)}
              value={item}
              onChange={(next) => change(items.with(index, next ?? newItem))}
              id={`${id}-${index}`}
            />
          </div>
          <ItemButtons
            items={items}
            index={index}
            names={{
              up: t('nodes.listWidget.moveItemUp', { number: index + 1 }),
              down: t('nodes.listWidget.moveItemDown', { number: index + 1 }),
              remove: t('nodes.listWidget.removeItem', { number: index + 1 }),
            }}
            canMove
            onChange={change}
            follow={follow}
          />
        </div>
      ))}
      <Button
        id={id}
        aria-label={t('nodes.listWidget.addItem', { title: field.title })}
        size="sm"
        icon={Plus}
        className="w-full"
        disabled={items.length >= (field.limits?.maxItems ?? Infinity)}
        onClick={() => change([...items, newItem])}
      >
        {t('nodes.listWidget.add')}
      </Button>
    </div>
  );
}

/** One value where a list is taken is a list of one. */
function itemsOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function itemField(field: Field, widget: ListKind, index: number): Field {
  const { name, limits } = field;
  const { item, options } = widget;
  return {
    name,
    title: `${field.title} ${index + 1}`,
    widget: options === undefined ? itemWidget[item] : { kind: 'select', options },
    ...(limits?.items === undefined ? {} : { limits: limits.items }),
  };
}

function Item(props: FieldProps): ReactNode {
  const { widget } = props.field;
  if (widget.kind === 'select') return <SelectWidget {...props} widget={widget} />;
  if (widget.kind === 'number') return <NumberWidget {...props} />;
  if (widget.kind === 'switch') return <SwitchWidget {...props} />;
  return <LineWidget {...props} widget={{ kind: 'line' }} />;
}
