import { useDocument, useView } from '../engine/AppContext.tsx';
import { ManyInspector } from './inspector/ManyInspector.tsx';
import { NodeInspector } from './inspector/NodeInspector.tsx';
import { PipelineInspector } from './inspector/PipelineInspector.tsx';
import { t } from '../messages/t.ts';

/** The panel at the side: the selected node, what is common to several, or the pipeline. */
export function Inspector(): React.JSX.Element {
  return (
    <aside
      aria-label={t('window.inspector.inspector')}
      className="h-full overflow-x-hidden overflow-y-auto bg-surface"
    >
      <Content />
    </aside>
  );
}

function Content(): React.JSX.Element {
  const { nodes, edges } = useView((state) => state.selection);
  const [first] = nodes;
  const node = useDocument(({ pipeline }) =>
    first === undefined ? undefined : pipeline.graph.nodes[first],
  );
  if (nodes.length > 1 || edges.length > 0)
    return <ManyInspector nodes={nodes.length} edges={edges.length} />;
  if (node === undefined) return <PipelineInspector />;
  return <NodeInspector key={node.id} node={node} />;
}
