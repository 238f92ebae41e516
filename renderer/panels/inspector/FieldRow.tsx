import { RotateCcw } from 'lucide-react';
import type { Json } from '../../../shared/domain/json.ts';
import type { Field, PortType } from '../../../shared/domain/ports.ts';
import { typeLabel } from '../../canvas/portLook.ts';
import { TypeMark } from '../../canvas/TypeMark.tsx';
import { FieldEditor } from '../../nodes/widgets/FieldEditor.tsx';
import { faultId } from '../../nodes/widgets/widgetProps.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { FieldHelp } from './FieldHelp.tsx';
import { t } from '../../messages/t.ts';

type Props = {
  readonly id: string;
  readonly field: Field;
  /** The type of an input port; a setting has none. */
  readonly type?: PortType;
  readonly required?: boolean;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
  /** Goes back to the default; absent where the field cannot be unset, or is not set. */
  readonly onReset?: () => void;
  /** The seed that the last run took for want of one. */
  readonly usedSeed?: number;
  /** What is wrong with the value, in one sentence. */
  readonly fault?: string;
  /** Stands in the editor's place: where a connected input gets its value from. */
  readonly children?: React.ReactNode;
};

/** One field of the inspector: its name, what it takes, the editor, what it is for, what is wrong with it. */
export function FieldRow(props: Props): React.JSX.Element {
  const {
    id,
    field,
    type,
    required = false,
    value,
    onChange,
    onReset,
    fault,
    usedSeed,
    children,
  } = props;
  return (
    // A row may be gone to where nothing in it takes the focus.
    <div data-field={id} tabIndex={-1} className="group/field min-w-0 rounded-sm">
      <div className="chrome mb-1 flex min-h-5 items-center gap-1.5">
        {type !== undefined && <TypeMark type={type} />}
        <label htmlFor={id} className="min-w-0 truncate text-sm font-medium" title={field.name}>
          {field.title}
        </label>
        {required && (
          <span className="text-sm text-danger" title={t('common.required')}>
            <span aria-hidden>*</span>
            <span className="sr-only">{t('common.requiredMark')}</span>
          </span>
        )}
        <span className="flex-1" />
        {onReset !== undefined && (
          <IconButton
            label={t('inspector.fieldRow.reset', { title: field.title })}
            icon={RotateCcw}
            size="sm"
            className="-my-1"
            onClick={onReset}
          />
        )}
        {type !== undefined && (
          <span className="shrink-0 text-xs text-muted">{typeLabel(type)}</span>
        )}
      </div>
      <div data-editor>
        {children ?? (
          <FieldEditor
            field={field}
            value={value}
            onChange={onChange}
            id={id}
            isRoomy
            {...(usedSeed === undefined ? {} : { usedSeed })}
            {...(fault === undefined ? {} : { invalid: fault })}
          />
        )}
      </div>
      {fault !== undefined && (
        <p id={faultId(id)} role="alert" className="mt-1 text-sm text-danger">
          {fault}
        </p>
      )}
      {field.description !== undefined && <FieldHelp text={field.description} />}
    </div>
  );
}
