import type { ReactNode } from 'react';
import type { Field } from '../../../shared/domain/ports.ts';
import { t } from '../../messages/t.ts';

type Props = { readonly field: Field; readonly id: string; readonly isRequired?: boolean };

/** A field's name; its description shows on hover. */
export function FieldLabel({ field, id, isRequired = false }: Props): ReactNode {
  return (
    <label
      htmlFor={id}
      className="chrome flex min-w-0 shrink items-center gap-1 text-sm text-muted"
      title={field.description}
    >
      <span className={field.deprecated === true ? 'truncate line-through' : 'truncate'}>
        {field.title}
      </span>
      {isRequired && (
        <span className="text-danger" aria-hidden="true" title={t('common.required')}>
          *
        </span>
      )}
    </label>
  );
}
