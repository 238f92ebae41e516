import { ownValue } from '../../../shared/domain/json.ts';
import type { Edge, GraphNode } from '../../../shared/domain/graph.ts';
import type { InputPort } from '../../../shared/domain/ports.ts';
import { checkInput } from '../../../shared/models/checkInputs.ts';
import { useNodePorts } from '../../canvas/useNode.ts';
import { useIncomingEdges } from '../../canvas/useNodeEdges.ts';
import { useDocument } from '../../engine/AppContext.tsx';
import { useNodeFaults, type NodeFault } from '../../nodes/nodeFaults.ts';
import { useUsedSeed } from '../../nodes/useUsedSeed.ts';
import { Section } from '../../ui/Section.tsx';
import { ConnectedFrom } from './ConnectedFrom.tsx';
import { FieldRow } from './FieldRow.tsx';
import { groupFields } from './groupFields.ts';
import { fieldId, useWantedField } from './useWantedField.ts';
import { t } from '../../messages/t.ts';
import { shownSentence } from '../../messages/shownSentence.ts';

/** The inputs of a node: typed here, or connected. */
export function InputFields({ node }: { readonly node: GraphNode }): React.JSX.Element | null {
  const { inputs } = useNodePorts(node.id);
  const edges = useIncomingEdges(node.id);
  const faults = useNodeFaults(node.id);
  const wanted = useWantedField(node.id);
  if (inputs.length === 0) return null;
  const inUse = ({ name }: InputPort): boolean =>
    Object.hasOwn(node.inputs, name) || edges.some((edge) => edge.targetPort === name);
  const { main, advanced, deprecated } = groupFields(inputs, inUse);
  const isWanted = ({ name }: InputPort): boolean => name === wanted;
  const rows = (ports: readonly InputPort[]): React.ReactNode =>
    ports.map((port) => (
      <InputRow
        key={port.name}
        node={node}
        port={port}
        edges={edges.filter((edge) => edge.targetPort === port.name)}
        fault={faults.find((fault) => fault.port === port.name)}
      />
    ));
  return (
    <>
      {main.length > 0 && <Section title={t('common.inputs')}>{rows(main)}</Section>}
      {advanced.length > 0 && (
        <Section
          title={t('inspector.inputFields.advanced')}
          folds="closed"
          opens={advanced.some(isWanted)}
        >
          {rows(advanced)}
        </Section>
      )}
      {deprecated.length > 0 && (
        <Section
          title={t('inspector.inputFields.deprecated')}
          folds="closed"
          opens={deprecated.some(isWanted)}
        >
          {rows(deprecated)}
        </Section>
      )}
    </>
  );
}

type RowProps = {
  readonly node: GraphNode;
  readonly port: InputPort;
  readonly edges: readonly Edge[];
  readonly fault: NodeFault | undefined;
};

function InputRow({ node, port, edges, fault }: RowProps): React.JSX.Element {
  const apply = useDocument((state) => state.apply);
  const id = fieldId(node.id, port.name);
  const value = ownValue(node.inputs, port.name);
  const isConnected = edges.length > 0;
  const set = (next: typeof value): void =>
    apply({ type: 'setInput', nodeId: node.id, port: port.name, value: next });
  const own = isConnected || value === undefined ? undefined : checkInput(port, value);
  const shown = own === undefined ? fault?.message : shownSentence(own);
  const usedSeed = useUsedSeed(node.id, port);
  const canReset = value !== undefined && !isConnected && port.widget.kind !== 'none';
  return (
    <FieldRow
      id={id}
      field={port}
      type={port.type}
      required={port.required}
      value={value}
      onChange={set}
      {...(usedSeed === undefined ? {} : { usedSeed })}
      {...(canReset ? { onReset: () => set(undefined) } : {})}
      {...(shown === undefined ? {} : { fault: shown })}
    >
      {isConnected ? (
        <ConnectedFrom id={id} edges={edges} />
      ) : port.widget.kind === 'none' ? (
        <NotConnected />
      ) : undefined}
    </FieldRow>
  );
}

function NotConnected(): React.JSX.Element {
  return <p className="text-sm text-muted">{t('inspector.inputFields.notConnectedDrag')}</p>;
}
