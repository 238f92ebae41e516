import type { ReactNode } from 'react';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { PortRows } from '../PortRows.tsx';
import { UploadPicker } from '../widgets/UploadPicker.tsx';

/** The chosen files with their pictures, and a place to drop more. */
export function FileUploadBody({ node }: { readonly node: GraphNode }): ReactNode {
  return (
    <>
      <PortRows node={node} side="output" />
      <div className="node-row">
        <UploadPicker node={node} id={`${node.id}-files`} isLarge />
      </div>
    </>
  );
}
