import type { ReactNode } from 'react';
import { NumberInput } from './NumberInput.tsx';
import { fieldAria, placeholderOf, type FieldProps } from './widgetProps.ts';

/** A number; arrow up and down count. */
export function NumberWidget(props: FieldProps): ReactNode {
  const { field, value, onChange, invalid } = props;
  return (
    <NumberInput
      {...fieldAria(props)}
      value={typeof value === 'number' ? value : undefined}
      onChange={onChange}
      placeholder={placeholderOf(field)}
      limits={field.limits}
      step={field.limits?.multipleOf ?? 1}
      isInvalid={invalid !== undefined}
    />
  );
}
