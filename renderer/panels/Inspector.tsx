import { memo, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useApp, useDocument, useView } from '../engine/AppContext.tsx';
import { ManyInspector } from './inspector/ManyInspector.tsx';
import { NodeInspector } from './inspector/NodeInspector.tsx';
import { PipelineInspector } from './inspector/PipelineInspector.tsx';
import type { Selection } from '../stores/viewStore.ts';
import { useLanguage } from '../messages/useLanguage.ts';
import { t } from '../messages/t.ts';

/** The panel at the side: the selected node, what is common to several, or the pipeline. Escape leads back to the canvas. */
export function Inspector(): React.JSX.Element {
  const { id, canvas } = useApp();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    // At the window, where what is open in the panel has closed by Escape before.
    const onKeyDown = ({ key, target, defaultPrevented }: KeyboardEvent): void => {
      const isHere = target instanceof Node && panel.current?.contains(target) === true;
      if (key === 'Escape' && isHere && !defaultPrevented) canvas.focusCanvas();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [canvas]);
  return (
    <aside
      ref={panel}
      aria-label={t('window.inspector.inspector')}
      className="h-full overflow-x-hidden overflow-y-auto bg-surface"
    >
      <Content key={id} />
    </aside>
  );
}

/**
 * What the panel is about. A form of many fields takes longer than a frame, for which what was clicked is not to wait; and
 * a node that is picked up and moved at once is looked at when it stands.
 */
function useSettledSelection(): Selection {
  const selection = useView((state) => state.selection);
  const isDragging = useView((state) => state.isDragging);
  const [settled, setSettled] = useState(selection);
  if (!isDragging && settled !== selection) setSettled(selection);
  return useDeferredValue(settled);
}

function Content(): React.JSX.Element {
  return <About selection={useSettledSelection()} />;
}

const About = memo(function About({ selection }: { readonly selection: Selection }) {
  useLanguage();
  const { nodes, edges } = selection;
  const [first] = nodes;
  const node = useDocument(({ pipeline }) =>
    first === undefined ? undefined : pipeline.graph.nodes[first],
  );
  if (nodes.length > 1 || edges.length > 0)
    return <ManyInspector nodes={nodes.length} edges={edges.length} />;
  if (node === undefined) return <PipelineInspector />;
  return <NodeInspector key={node.id} node={node} />;
});
