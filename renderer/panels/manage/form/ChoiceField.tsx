import { useId } from 'react';
import { Select, type SelectItem } from '../../../ui/Select.tsx';
import { FormRow } from './FormRow.tsx';
import type { Form } from './useForm.ts';

type Props<V> = {
  readonly form: Form<V>;
  readonly field: keyof V & string;
  readonly label: string;
  readonly items: readonly SelectItem[];
  readonly hint?: React.ReactNode;
  readonly placeholder?: string;
  readonly isRequired?: boolean;
  /** Why nothing can be chosen, such as a list that could not be read. */
  readonly problem?: string | undefined;
};

/** A choice of one in a form. */
export function ChoiceField<V extends { readonly [field: string]: string }>(
  props: Props<V>,
): React.JSX.Element {
  const { form, field, label, items, hint, placeholder, isRequired, problem } = props;
  const id = useId();
  const value = form.values[field] ?? '';
  const fault = problem ?? form.faults[field];
  return (
    <FormRow
      id={id}
      label={label}
      fault={fault}
      hint={hint}
      {...(isRequired === undefined ? {} : { isRequired })}
    >
      <Select
        id={id}
        label={label}
        value={items.some((item) => item.value === value) ? value : null}
        items={items}
        disabled={items.length === 0}
        invalid={fault !== undefined}
        onChange={(chosen) => form.set(field, chosen)}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
    </FormRow>
  );
}
