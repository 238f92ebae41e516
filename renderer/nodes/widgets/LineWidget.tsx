import type { ReactNode } from 'react';
import { TextInput } from '../../ui/TextInput.tsx';
import { textChange } from './textChange.ts';
import { fieldAria, placeholderOf, type WidgetProps } from './widgetProps.ts';

/** A text on one line. */
export function LineWidget(props: WidgetProps<'line'>): ReactNode {
  const { field, value, onChange, widget, invalid } = props;
  return (
    <TextInput
      {...fieldAria(props)}
      value={typeof value === 'string' ? value : ''}
      placeholder={placeholderOf(field, widget.placeholder)}
      invalid={invalid !== undefined}
      onChange={(text) => onChange(textChange(field, text))}
    />
  );
}
