import type { GraphNode } from '../../../shared/domain/graph.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { CombineField } from './CombineField.tsx';
import { DestinationBlock, destinationFields } from './DestinationBlock.tsx';
import { ExecutionBlock } from './ExecutionBlock.tsx';
import { InputFields } from './InputFields.tsx';
import { ModelBlock } from './ModelBlock.tsx';
import { NodeProblems } from './NodeProblems.tsx';
import { NodeRun } from './NodeRun.tsx';
import { NodeTitle } from './NodeTitle.tsx';
import { SettingFields } from './SettingFields.tsx';
import { useFocusWanted } from './useWantedField.ts';
import { t } from '../../messages/t.ts';

/** Everything about one node. */
export function NodeInspector({ node }: { readonly node: GraphNode }): React.JSX.Element {
  useFocusWanted(node.id);
  return (
    <>
      <NodeTitle node={node} />
      <NodeProblems node={node} />
      {findNodeType(node.type)?.category === 'model' && <ModelBlock node={node} />}
      {node.type === 'training' && <DestinationBlock node={node} />}
      {findNodeType(node.type) === undefined && <UnknownType type={node.type} />}
      <SettingFields node={node} except={node.type === 'training' ? destinationFields : []} />
      <InputFields node={node} />
      <CombineField node={node} />
      <ExecutionBlock key={node.id} node={node} />
      <NodeRun node={node} />
    </>
  );
}

function UnknownType({ type }: { readonly type: string }): React.JSX.Element {
  return (
    <p className="border-b border-border px-3 py-2.5 text-sm text-muted">
      {t('inspector.nodeInspector.versionPatchbayDoes', { type })}
    </p>
  );
}
