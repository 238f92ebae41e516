import { useState, type ReactNode } from 'react';
import type { Field, UnionBranch } from '../../../shared/domain/ports.ts';
import { hasType } from '../../../shared/models/inputWidget.ts';
import { typeLabel } from '../../canvas/portLook.ts';
import { Select } from '../../ui/Select.tsx';
import { kindOf } from './kindOf.ts';
import type { FieldProps, WidgetProps } from './widgetProps.ts';
import { t } from '../../messages/t.ts';

type Props = WidgetProps<'union'> & {
  /** Edits the value of the chosen kind. */
  readonly edit: (props: FieldProps) => ReactNode;
};

/** A value of one of several kinds: which kind, and its field. Another kind begins empty. */
export function UnionWidget(props: Props): ReactNode {
  const { field, value, onChange, id, widget, invalid, isRoomy = false } = props;
  const [picked, setPicked] = useState<string>();
  const { branches } = widget;
  const own = kindOf(branches, value ?? field.default);
  const branch = (value === undefined ? labelled(branches, picked) : undefined) ?? own;
  if (branch === undefined) return null;
  const choose = (label: string): void => {
    setPicked(label);
    onChange(undefined);
  };
  return (
    <div className="flex flex-col gap-1">
      <Select
        id={`${id}-kind`}
        label={t('nodes.unionWidget.kind', { title: field.title })}
        value={branch.label}
        items={branches.map((each) => ({ value: each.label, label: nameOf(each) }))}
        onChange={choose}
      />
      {props.edit({
        field: fieldOf(field, branch),
        value,
        onChange,
        id,
        isRoomy,
        ...(invalid === undefined ? {} : { invalid }),
      })}
    </div>
  );
}

/** What people call a kind, in their language. */
function nameOf({ type, widget }: UnionBranch): string {
  if (widget.kind === 'select') return t('nodes.unionWidget.kinds.choice');
  switch (type) {
    case 'text':
    case 'number':
    case 'integer':
    case 'boolean':
    case 'json':
      return t(`nodes.unionWidget.kinds.${type}`);
    default:
      return typeLabel(type);
  }
}

function labelled(branches: readonly UnionBranch[], label: string | undefined) {
  return branches.find((branch) => branch.label === label);
}

function fieldOf(field: Field, { widget, limits, type }: UnionBranch): Field {
  const { default: shown, limits: _, ...rest } = field;
  return {
    ...rest,
    widget,
    ...(limits === undefined ? {} : { limits }),
    ...(shown !== undefined && hasType(shown, type) ? { default: shown } : {}),
  };
}
