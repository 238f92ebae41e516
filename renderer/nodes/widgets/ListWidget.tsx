import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Json } from '../../../shared/domain/json.ts';
import type { Field, ListItem, Widget } from '../../../shared/domain/ports.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { moveItem } from './fileRefs.ts';
import { LineWidget } from './LineWidget.tsx';
import { NumberWidget } from './NumberWidget.tsx';
import { SelectWidget } from './SelectWidget.tsx';
import { SwitchWidget } from './SwitchWidget.tsx';
import type { FieldProps, WidgetProps } from './widgetProps.ts';
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
  const items: readonly Json[] = Array.isArray(value) ? value : [];
  const newItem = widget.options?.[0]?.value ?? emptyItem[widget.item];
  const change = (next: readonly Json[]): void => onChange(next.length === 0 ? undefined : next);
  return (
    <div className="flex flex-col gap-1">
      {items.map((item, index) => (
        // Items have no identity but their place.
        <div key={index} className="flex items-center gap-0.5">
          <div className="min-w-0 flex-1">
            <Item
              field={itemField(field, widget, index)}
              value={item}
              onChange={(next) => change(items.with(index, next ?? newItem))}
              id={`${id}-${index}`}
            />
          </div>
          <IconButton
            size="sm"
            label={t('nodes.listWidget.moveItemUp', { number: index + 1 })}
            icon={ArrowUp}
            disabled={index === 0}
            onClick={() => change(moveItem(items, index, -1))}
          />
          <IconButton
            size="sm"
            label={t('nodes.listWidget.moveItemDown', { number: index + 1 })}
            icon={ArrowDown}
            disabled={index === items.length - 1}
            onClick={() => change(moveItem(items, index, 1))}
          />
          <IconButton
            size="sm"
            label={t('nodes.listWidget.removeItem', { number: index + 1 })}
            icon={X}
            onClick={() => change(items.filter((_, at) => at !== index))}
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
