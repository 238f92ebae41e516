import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import { inputClass } from '../../ui/TextInput.tsx';
import { textChange } from './textChange.ts';
import { fieldAria, placeholderOf, type WidgetProps } from './widgetProps.ts';

/** A text of several lines that grows with what is typed, up to a point. */
export function MultilineWidget(props: WidgetProps<'multiline'>): ReactNode {
  const { field, value, onChange, widget, invalid } = props;
  return (
    <textarea
      {...fieldAria(props)}
      value={typeof value === 'string' ? value : ''}
      placeholder={placeholderOf(field, widget.placeholder)}
      aria-invalid={invalid !== undefined || undefined}
      spellCheck={false}
      rows={3}
      onChange={(event) => onChange(textChange(field, event.target.value))}
      className={cx(
        inputClass,
        'field-sizing-content block max-h-60 min-h-16 resize-none py-1 leading-5',
      )}
    />
  );
}
