import { useUpdateNodeInternals } from '@xyflow/react';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Edge, GraphNode } from '../../shared/domain/graph.ts';
import { ownValue, type Json } from '../../shared/domain/json.ts';
import type { InputPort } from '../../shared/domain/ports.ts';
import { titleOf } from './shown/titleOf.ts';
import { originOf } from '../../shared/graph/throughReroutes.ts';
import { checkInput } from '../../shared/models/checkInputs.ts';
import { PortHandle } from '../canvas/PortHandle.tsx';
import { useNodePorts } from '../canvas/useNode.ts';
import { useIncomingEdges } from '../canvas/useNodeEdges.ts';
import { useApp, useDocument } from '../engine/AppContext.tsx';
import { useNodeFaults } from './nodeFaults.ts';
import { useUsedSeed } from './useUsedSeed.ts';
import { listedInputs, visibleInputs } from './visibleInputs.ts';
import { FieldEditor } from './widgets/FieldEditor.tsx';
import { FieldLabel } from './widgets/FieldLabel.tsx';
import { faultId } from './widgets/widgetProps.ts';
import { t } from '../messages/t.ts';
import { shownSentence } from '../messages/shownSentence.ts';

type Props = { readonly node: GraphNode; readonly side: 'input' | 'output' };

/** The ports of one side of a node: handles, names, and fields where nothing is connected. */
export function PortRows({ node, side }: Props): ReactNode {
  return side === 'output' ? <OutputRows node={node} /> : <InputRows node={node} />;
}

function OutputRows({ node }: { readonly node: GraphNode }): ReactNode {
  const { outputs } = useNodePorts(node.id);
  return outputs.map((port) => (
    <div key={port.name} className="port-row justify-end">
      <span className="truncate text-sm text-muted" title={port.description}>
        {port.title}
      </span>
      <PortHandle nodeId={node.id} direction="output" port={port} />
    </div>
  ));
}

function InputRows({ node }: { readonly node: GraphNode }): ReactNode {
  const [showsAll, setShowsAll] = useState(false);
  const { inputs: ports } = useNodePorts(node.id);
  const edges = useIncomingEdges(node.id);
  const faults = useNodeFaults(node.id);
  const connected = new Set(edges.map((edge) => edge.targetPort));
  const inputs = listedInputs({ ports, node, connected });
  const usual = visibleInputs({ ports: inputs, node, connected });
  const shown = showsAll ? inputs : usual;
  useHandlePlaces(node, shown);
  return (
    <>
      {shown.map((port) => (
        <InputRow
          key={port.name}
          node={node}
          port={port}
          edges={edges.filter((edge) => edge.targetPort === port.name)}
          fault={faults.find((fault) => fault.port === port.name)?.message}
        />
      ))}
      {usual.length < inputs.length && (
        <button
          type="button"
          className="more-inputs nodrag chrome"
          aria-expanded={showsAll}
          onClick={() => setShowsAll(!showsAll)}
        >
          {showsAll ? <ChevronUp size={12} aria-hidden /> : <ChevronDown size={12} aria-hidden />}
          {showsAll
            ? t('nodes.portRows.fewerInputs')
            : t('nodes.portRows.moreInputs', { count: inputs.length - usual.length })}
        </button>
      )}
    </>
  );
}

/** React Flow measures handles when a node appears: tell it when rows come and go after that. */
function useHandlePlaces(node: GraphNode, shown: readonly InputPort[]): void {
  const update = useUpdateNodeInternals();
  const names = shown.map((port) => port.name).join(' ');
  const measured = useRef(names);
  useEffect(() => {
    if (measured.current === names) return;
    measured.current = names;
    update(node.id);
  }, [update, node.id, names]);
}

type RowProps = {
  readonly node: GraphNode;
  readonly port: InputPort;
  readonly edges: readonly Edge[];
  /** What the check before a run, or the run, found. */
  readonly fault: string | undefined;
};

function InputRow({ node, port, edges, fault }: RowProps): ReactNode {
  const app = useApp();
  const isConnected = edges.length > 0;
  const value = ownValue(node.inputs, port.name);
  const own = isConnected || value === undefined ? undefined : checkInput(port, value);
  const invalid = own === undefined ? fault : shownSentence(own);
  const usedSeed = useUsedSeed(node.id, port);
  const id = `${node.id}-input-${port.name}`;
  const hasField = !isConnected && port.widget.kind !== 'none';
  const onChange = (value: Json | undefined): void =>
    app.document.getState().apply({ type: 'setInput', nodeId: node.id, port: port.name, value });
  return (
    <div className="port-row-group">
      <div className="port-row">
        <PortHandle
          nodeId={node.id}
          direction="input"
          port={port}
          isConnected={isConnected}
          isInvalid={invalid !== undefined}
        />
        <FieldLabel field={port} id={id} isRequired={port.required && !isConnected} />
        {isConnected && <SourceNames edges={edges} />}
      </div>
      {hasField && (
        <FieldEditor
          field={port}
          value={value}
          onChange={onChange}
          id={id}
          {...(usedSeed === undefined ? {} : { usedSeed })}
          {...(invalid === undefined ? {} : { invalid })}
        />
      )}
      {invalid !== undefined && (
        <p id={faultId(id)} role="note" className="mt-1 text-xs text-danger">
          {invalid}
        </p>
      )}
    </div>
  );
}

function SourceNames({ edges }: { readonly edges: readonly Edge[] }): ReactNode {
  const names = useDocument(({ pipeline }) =>
    edges
      .map((edge) => {
        const source = pipeline.graph.nodes[originOf(pipeline.graph, edge).source];
        return source === undefined ? t('nodes.portRows.missingNode') : titleOf(source);
      })
      .join(', '),
  );
  return (
    <span
      className="ml-auto min-w-[25%] shrink-[8] truncate pl-2 text-right text-xs text-muted"
      title={t('nodes.portRows.from', { names })}
    >
      {names}
    </span>
  );
}
