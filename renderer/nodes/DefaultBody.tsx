import type { ReactNode } from 'react';
import type { GraphNode } from '../../shared/domain/graph.ts';
import { findNodeType } from '../../shared/nodes/registry.ts';
import { NodeResults } from './NodeResults.tsx';
import { PortRows } from './PortRows.tsx';
import { SettingRows } from './SettingRows.tsx';

/** The body of most nodes: outputs, settings, inputs, and what came out. */
export function DefaultBody({ node }: { readonly node: GraphNode }): ReactNode {
  // What a source gives is what its field says.
  const showsResults = findNodeType(node.type)?.category !== 'source';
  return (
    <>
      <PortRows node={node} side="output" />
      <SettingRows node={node} />
      <PortRows node={node} side="input" />
      {showsResults && <NodeResults node={node} />}
    </>
  );
}
