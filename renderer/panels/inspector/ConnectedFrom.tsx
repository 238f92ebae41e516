import { CornerDownRight, Unlink } from 'lucide-react';
import { findNode, type Edge } from '../../../shared/domain/graph.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { originOf } from '../../../shared/graph/throughReroutes.ts';
import { useApp, useDocument } from '../../engine/AppContext.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { t, tNodes } from '../../messages/t.ts';

/** Where a connected input gets its value from; a click goes there. */
export function ConnectedFrom({
  id,
  edges,
}: {
  readonly id: string;
  readonly edges: readonly Edge[];
}): React.JSX.Element {
  return (
    <ul className="flex flex-col gap-1">
      {edges.map((edge, index) => (
        <li key={edge.id}>
          <Source id={index === 0 ? id : undefined} edge={edge} />
        </li>
      ))}
    </ul>
  );
}

function Source({
  id,
  edge,
}: {
  readonly id: string | undefined;
  readonly edge: Edge;
}): React.JSX.Element {
  const app = useApp();
  const source = useDocument(({ pipeline }) => originOf(pipeline.graph, edge).source);
  const title = useDocument(({ pipeline }) => {
    const node = findNode(pipeline.graph, source);
    return node === undefined ? t('inspector.connectedFrom.nodeGone') : titleOf(node);
  });
  const show = (): void => {
    app.view.getState().select({ nodes: [source] });
    app.canvas.reveal(source);
  };
  return (
    <div className="flex h-7 items-center rounded-md border border-border bg-surface-2 pr-0.5">
      <button
        id={id}
        type="button"
        onClick={show}
        className="chrome flex h-full min-w-0 flex-1 items-center gap-1.5 rounded-md px-2 text-left text-muted hover:text-text"
      >
        <CornerDownRight aria-hidden size={13} className="shrink-0" />
        <span className="min-w-0 truncate">
          {tNodes('inspector.connectedFrom.from', {
            node: <span className="font-medium text-text">{title}</span>,
          })}
        </span>
      </button>
      <IconButton
        label={t('inspector.connectedFrom.disconnectFrom', { title })}
        icon={Unlink}
        size="sm"
        onClick={() =>
          app.document.getState().apply({ type: 'remove', nodes: [], edges: [edge.id] })
        }
      />
    </div>
  );
}
