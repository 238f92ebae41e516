import { useId } from 'react';
import { cx } from '../../../ui/cx.ts';
import { inputClass, TextInput } from '../../../ui/TextInput.tsx';
import { FormRow } from './FormRow.tsx';
import type { Form } from './useForm.ts';

type Props<V> = {
  readonly form: Form<V>;
  readonly field: keyof V & string;
  readonly label: string;
  readonly hint?: React.ReactNode;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  readonly isMono?: boolean;
  /** Lines; one unless given. */
  readonly rows?: number;
  readonly inputMode?: 'text' | 'numeric' | 'url';
};

/** A text of a form. */
export function TextField<V extends { readonly [field: string]: string }>(
  props: Props<V>,
): React.JSX.Element {
  const {
    form,
    field,
    label,
    hint,
    placeholder,
    isRequired,
    isMono = false,
    rows,
    inputMode,
  } = props;
  const id = useId();
  const fault = form.faults[field];
  const aria = fault === undefined ? {} : { 'aria-describedby': `${id}-fault` };
  const value = form.values[field];
  return (
    <FormRow
      id={id}
      label={label}
      fault={fault}
      hint={hint}
      {...(isRequired === undefined ? {} : { isRequired })}
    >
      {rows === undefined ? (
        <TextInput
          {...aria}
          id={id}
          value={value}
          mono={isMono}
          invalid={fault !== undefined}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(inputMode === undefined ? {} : { inputMode })}
          onChange={(text) => form.set(field, text)}
        />
      ) : (
        <textarea
          {...aria}
          id={id}
          rows={rows}
          value={value}
          aria-invalid={fault !== undefined || undefined}
          onChange={(event) => form.set(field, event.target.value)}
          className={cx(inputClass, 'block resize-y py-1', isMono && 'font-mono text-sm')}
          {...(placeholder === undefined ? {} : { placeholder })}
        />
      )}
    </FormRow>
  );
}
