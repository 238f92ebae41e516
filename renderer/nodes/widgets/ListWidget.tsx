import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Json } from '../../../shared/domain/json.ts';
import type { Field, Widget } from '../../../shared/domain/ports.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { moveItem } from './fileRefs.ts';
import { LineWidget } from './LineWidget.tsx';
import { NumberWidget } from './NumberWidget.tsx';
import { SwitchWidget } from './SwitchWidget.tsx';
import type { FieldProps, WidgetProps } from './widgetProps.ts';

type ItemKind = WidgetProps<'list'>['widget']['item'];

const emptyItem: { readonly [kind in ItemKind]: Json } = {
  text: '',
  number: 0,
  integer: 0,
  boolean: false,
};
const itemWidget: { readonly [kind in ItemKind]: Widget } = {
  text: { kind: 'line' },
  number: { kind: 'number' },
  integer: { kind: 'number' },
  boolean: { kind: 'switch' },
};

/** Values in order: add, change, move, remove. */
export function ListWidget({ field, value, onChange, id, widget }: WidgetProps<'list'>): ReactNode {
  const items: readonly Json[] = Array.isArray(value) ? value : [];
  const change = (next: readonly Json[]): void => onChange(next.length === 0 ? undefined : next);
  return (
    <div className="flex flex-col gap-1">
      {items.map((item, index) => (
        // Items have no identity but their place.
        <div key={index} className="flex items-center gap-0.5">
          <div className="min-w-0 flex-1">
            <Item
              field={itemField(field, widget.item, index)}
              value={item}
              onChange={(next) => change(items.with(index, next ?? emptyItem[widget.item]))}
              id={`${id}-${index}`}
            />
          </div>
          <IconButton
            size="sm"
            label={`Move item ${index + 1} up`}
            icon={ArrowUp}
            disabled={index === 0}
            onClick={() => change(moveItem(items, index, -1))}
          />
          <IconButton
            size="sm"
            label={`Move item ${index + 1} down`}
            icon={ArrowDown}
            disabled={index === items.length - 1}
            onClick={() => change(moveItem(items, index, 1))}
          />
          <IconButton
            size="sm"
            label={`Remove item ${index + 1}`}
            icon={X}
            onClick={() => change(items.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        id={id}
        size="sm"
        icon={Plus}
        className="w-full"
        onClick={() => change([...items, emptyItem[widget.item]])}
      >
        Add an item
      </Button>
    </div>
  );
}

function itemField(field: Field, kind: ItemKind, index: number): Field {
  const { name, limits } = field;
  return {
    name,
    title: `${field.title} ${index + 1}`,
    widget: itemWidget[kind],
    ...(limits === undefined ? {} : { limits }),
  };
}

function Item(props: FieldProps): ReactNode {
  const { widget } = props.field;
  if (widget.kind === 'number') return <NumberWidget {...props} />;
  if (widget.kind === 'switch') return <SwitchWidget {...props} />;
  return <LineWidget {...props} widget={{ kind: 'line' }} />;
}
