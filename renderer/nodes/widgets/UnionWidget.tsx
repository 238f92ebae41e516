import { useState, type ReactNode } from 'react';
import type { Field, UnionBranch } from '../../../shared/domain/ports.ts';
import { checkShape } from '../../../shared/models/checkInputs.ts';
import { hasType } from '../../../shared/models/inputWidget.ts';
import { Select } from '../../ui/Select.tsx';
import type { FieldProps, WidgetProps } from './widgetProps.ts';
import { t } from '../../messages/t.ts';

type Props = WidgetProps<'union'> & {
  /** Edits the value of the chosen kind. */
  readonly edit: (props: FieldProps) => ReactNode;
};

/** A value of one of several kinds: which kind, and its field. Another kind begins empty. */
export function UnionWidget(props: Props): ReactNode {
  const { field, value, onChange, id, widget, invalid } = props;
  const [picked, setPicked] = useState<string>();
  const { branches } = widget;
  const own = branchOf(branches, value ?? field.default);
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
        items={branches.map(({ label }) => ({ value: label, label }))}
        onChange={choose}
      />
      {props.edit({
        field: fieldOf(field, branch),
        value,
        onChange,
        id,
        ...(invalid === undefined ? {} : { invalid }),
      })}
    </div>
  );
}

function labelled(branches: readonly UnionBranch[], label: string | undefined) {
  return branches.find((branch) => branch.label === label);
}

/** The kind that takes the value as it is, else one that is of its type, else the first. */
function branchOf(branches: readonly UnionBranch[], value: Field['default']) {
  const fits =
    value === undefined
      ? undefined
      : (branches.find((branch) => checkShape(branch, value, '') === undefined) ??
        branches.find((branch) => hasType(value, branch.type)));
  return fits ?? branches[0];
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
