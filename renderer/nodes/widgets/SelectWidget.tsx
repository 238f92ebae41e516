import { useMemo, type ReactNode } from 'react';
import { Select, type SelectItem } from '../../ui/Select.tsx';
import { SearchSelect } from './SearchSelect.tsx';
import { faultId, type WidgetProps } from './widgetProps.ts';
import { t } from '../../messages/t.ts';

/** From this many choices on, people search. */
const searchFrom = 13;

/** One of a list of values of any type. */
export function SelectWidget({
  field,
  value,
  onChange,
  id,
  invalid,
  widget,
}: WidgetProps<'select'>): ReactNode {
  const items = useMemo(
    () =>
      widget.options.map((option): SelectItem => ({
        value: JSON.stringify(option.value),
        label: option.label,
      })),
    [widget.options],
  );
  const chosen = value === undefined ? null : JSON.stringify(value);
  const fallback = items.find((item) => item.value === JSON.stringify(field.default))?.label;
  const choose = (key: string): void =>
    onChange(widget.options.find((option) => JSON.stringify(option.value) === key)?.value);
  const Choice = items.length >= searchFrom ? SearchSelect : Select;
  return (
    <Choice
      id={id}
      label={field.title}
      value={chosen}
      items={items}
      placeholder={fallback ?? t('ui.select.choose')}
      invalid={invalid !== undefined}
      describedBy={invalid === undefined ? undefined : faultId(id)}
      onChange={choose}
    />
  );
}
