import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { Field } from '../../../shared/domain/ports.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { useDocument } from '../../engine/AppContext.tsx';
import { UploadPicker } from '../../nodes/widgets/UploadPicker.tsx';
import { Section } from '../../ui/Section.tsx';
import { shownFields } from '../../nodes/shown/shownFields.ts';
import { FieldRow } from './FieldRow.tsx';
import { t } from '../../messages/t.ts';

type Props = {
  readonly node: GraphNode;
  /** Settings that have a block of their own, as a model always has. */
  readonly except?: readonly string[];
};

/** The settings of a node, all of them but those with a block of their own. */
export function SettingFields({ node, except = [] }: Props): React.JSX.Element | null {
  const type = findNodeType(node.type);
  const fields = shownFields(node).filter(
    ({ name, widget }) => widget.kind !== 'model' && !except.includes(name),
  );
  if (type === undefined || fields.length === 0) return null;
  return (
    <Section title={t('common.settings')}>
      {fields.map((field) => (
        <SettingRow
          key={field.name}
          node={node}
          field={field}
          initial={type.initialSettings[field.name] ?? null}
        />
      ))}
    </Section>
  );
}

type RowProps = {
  readonly node: GraphNode;
  readonly field: Field;
  readonly initial: Field['default'];
};

function SettingRow({ node, field, initial = null }: RowProps): React.JSX.Element {
  const apply = useDocument((state) => state.apply);
  const value = node.settings[field.name];
  const set = (next: Field['default']): void =>
    apply({ type: 'setSettings', nodeId: node.id, settings: { [field.name]: next ?? initial } });
  const isChanged = JSON.stringify(value ?? null) !== JSON.stringify(initial);
  const canReset = isChanged && (field.widget.kind === 'line' || field.widget.kind === 'select');
  const id = `inspector-${node.id}-setting-${field.name}`;
  return (
    <FieldRow
      id={id}
      field={field}
      value={value}
      onChange={set}
      {...(canReset ? { onReset: () => set(initial) } : {})}
    >
      {node.type === 'file-upload' && field.name === 'files' ? (
        <UploadPicker node={node} id={id} />
      ) : undefined}
    </FieldRow>
  );
}
