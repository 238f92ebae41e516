import type { ReactNode } from 'react';
import { TextInput } from '../../ui/TextInput.tsx';
import { fieldAria, type FieldProps } from './widgetProps.ts';

/** A secret: never shown, and not saved with the pipeline. */
export function SecretWidget(props: FieldProps): ReactNode {
  const { value, onChange, invalid } = props;
  return (
    <TextInput
      {...fieldAria(props)}
      type="password"
      autoComplete="new-password"
      value={typeof value === 'string' ? value : ''}
      placeholder="Not saved with the pipeline"
      invalid={invalid !== undefined}
      onChange={(text) => onChange(text === '' ? undefined : text)}
    />
  );
}
