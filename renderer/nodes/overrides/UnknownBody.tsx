import type { ComponentProps, ReactNode } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { PortHandle } from '../../canvas/PortHandle.tsx';
import { useIncomingEdges, useOutgoingEdges } from '../../canvas/useNodeEdges.ts';
import { useNodeFaults } from '../nodeFaults.ts';
import { t } from '../../messages/t.ts';

/** A node of a type that this version does not know: kept as it is, with the ports that its edges name. */
export function UnknownBody({ node }: { readonly node: GraphNode }): ReactNode {
  const inputs = namesOf(useIncomingEdges(node.id).map((edge) => edge.targetPort));
  const outputs = namesOf(useOutgoingEdges(node.id).map((edge) => edge.sourcePort));
  // The check before a run says the same.
  const isSaid = useNodeFaults(node.id).length > 0;
  return (
    <>
      {outputs.map((name) => (
        <div key={name} className="port-row justify-end">
          <span className="truncate text-sm text-muted">{name}</span>
          <PortHandle nodeId={node.id} direction="output" port={portOf(name)} isConnected />
        </div>
      ))}
      {inputs.map((name) => (
        <div key={name} className="port-row">
          <PortHandle nodeId={node.id} direction="input" port={portOf(name)} isConnected />
          <span className="truncate text-sm text-muted">{name}</span>
        </div>
      ))}
      {!isSaid && (
        <p className="px-3 pb-2 text-sm break-words text-muted">
          {t('nodes.unknownBody.versionPatchbayDoes', { type: node.type })}
        </p>
      )}
    </>
  );
}

function namesOf(ports: readonly string[]): readonly string[] {
  return [...new Set(ports)];
}

/** Nothing is known about the port but its name. */
function portOf(name: string): ComponentProps<typeof PortHandle>['port'] {
  return { name, title: name, type: 'any' };
}
