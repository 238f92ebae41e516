import { ChevronsUpDown } from 'lucide-react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { Json, JsonObject } from '../../../shared/domain/json.ts';
import type { Hardware } from '../../../shared/domain/library.ts';
import type { Field } from '../../../shared/domain/ports.ts';
import { shownFields } from '../../nodes/shown/shownFields.ts';
import { useDocument } from '../../engine/AppContext.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Section } from '../../ui/Section.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextInput } from '../../ui/TextInput.tsx';
import { useHardware } from '../useHardware.ts';
import { FieldRow } from './FieldRow.tsx';
import { readModel } from './readModel.ts';
import { useDestinations } from './useDestinations.ts';
import { t } from '../../messages/t.ts';

/** The settings of a training that this block edits. */
export const destinationFields: readonly string[] = [
  'destination',
  'createDestination',
  'hardware',
];

/** Where a training's version goes: which model, and whether it may be made, private and on which hardware. */
export function DestinationBlock({ node }: { readonly node: GraphNode }): React.JSX.Element {
  const apply = useDocument((state) => state.apply);
  const { provider } = readModel(node);
  const { data: hardware = [] } = useHardware(provider);
  const set = (settings: JsonObject): void =>
    apply({ type: 'setSettings', nodeId: node.id, settings });
  const fields = shownFields(node);
  return (
    <Section title={t('inspector.destinationBlock.whereVersionGoes')}>
      {fields
        .filter(({ name }) => destinationFields.includes(name))
        .map((field) => (
          <DestinationRow
            key={field.name}
            node={node}
            field={field}
            hardware={hardware}
            set={set}
          />
        ))}
      <p className="text-sm text-muted">{costOf(provider)}</p>
    </Section>
  );
}

type RowProps = {
  readonly node: GraphNode;
  readonly field: Field;
  readonly hardware: readonly Hardware[];
  readonly set: (settings: JsonObject) => void;
};

function DestinationRow({ node, field, hardware, set }: RowProps): React.JSX.Element {
  const { name } = field;
  const id = `inspector-${node.id}-setting-${name}`;
  const change = (value: Json = ''): void => {
    // Where there is one hardware only, there is nothing to choose.
    const [only, other] = hardware;
    const chosen = value === true && other === undefined ? only?.sku : undefined;
    set({ [name]: value, ...(chosen === undefined ? {} : { hardware: chosen }) });
  };
  return (
    <FieldRow id={id} field={field} value={node.settings[name]} onChange={change}>
      {name === 'destination' ? (
        <DestinationField node={node} id={id} onChange={change} />
      ) : name === 'hardware' && hardware.length > 0 ? (
        <Select
          id={id}
          label={field.title}
          value={textOf(node.settings['hardware'])}
          items={hardware.map(({ sku, name: label }) => ({ value: sku, label }))}
          placeholder={t('inspector.destinationBlock.chooseHardware')}
          onChange={change}
        />
      ) : undefined}
    </FieldRow>
  );
}

type FieldProps = {
  readonly node: GraphNode;
  readonly id: string;
  readonly onChange: (destination: string) => void;
};

function DestinationField({ node, id, onChange }: FieldProps): React.JSX.Element {
  const models = useDestinations(readModel(node).provider);
  return (
    <div className="flex items-center gap-1">
      <TextInput
        id={id}
        value={textOf(node.settings['destination']) ?? ''}
        placeholder="owner/name"
        onChange={onChange}
      />
      {models.length > 0 && (
        <Menu
          align="end"
          trigger={
            <IconButton
              label={t('inspector.destinationBlock.chooseModelYours')}
              icon={ChevronsUpDown}
            />
          }
          items={models.map((model) => ({
            kind: 'action',
            id: model,
            label: model,
            onSelect: () => onChange(model),
          }))}
        />
      )}
    </div>
  );
}

/** What a training means, in one sentence or two. */
function costOf(provider: string): string {
  return provider === 'builtin'
    ? t('inspector.destinationBlock.builtModelsTrain')
    : t('inspector.destinationBlock.trainingCostsMoney');
}

/** Null for a text that is empty or none. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
