import { Ellipsis } from 'lucide-react';
import { deleteSelection } from '../../actions/deleteSelection.ts';
import { titleCommand } from '../../actions/edits/titleCommand.ts';
import { duplicateSelection } from '../../actions/duplicateSelection.ts';
import { toggleBypassed } from '../../actions/toggleBypassed.ts';
import { toggleDisabled } from '../../actions/toggleDisabled.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { shownType } from '../../nodes/shown/shownType.ts';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { findNodeType } from '../../../shared/nodes/registry.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { useHeldName } from '../../engine/useHeldName.ts';
import { Badge } from '../../ui/Badge.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { InlineRename } from '../../ui/InlineRename.tsx';
import { Menu } from '../../ui/Menu.tsx';
import type { MenuItem } from '../../ui/MenuRows.tsx';
import { actionItem } from '../actionItem.ts';
import { NodeTypeIcon } from '../NodeTypeIcon.tsx';
import { t } from '../../messages/t.ts';

/** A node's name, which a click renames, its type, and what can be done with it. */
export function NodeTitle({ node }: { readonly node: GraphNode }): React.JSX.Element {
  const app = useApp();
  const hold = useHeldName();
  const known = findNodeType(node.type);
  const type = known && shownType(known);
  const untitled = titleOf({ ...node, title: '' });
  const acts = [duplicateSelection, toggleDisabled, toggleBypassed, deleteSelection];
  const items = acts.map((action): MenuItem => {
    const item = actionItem(app, action);
    return action === deleteSelection ? { ...item, danger: true } : item;
  });
  return (
    <header className="border-b border-border px-3 py-2.5">
      <div className="flex items-center gap-1">
        <span className="flex size-6 shrink-0 items-center justify-center rounded-sm bg-surface-2 text-muted">
          <NodeTypeIcon type={node.type} />
        </span>
        <h2 className="flex min-w-0 flex-1 text-lg font-semibold">
          <InlineRename
            label={t('inspector.nodeTitle.nodeTitle')}
            value={node.title ?? ''}
            placeholder={untitled}
            onRename={(title) => app.document.getState().apply(titleCommand(node.id, title))}
            onTyping={(title) => hold(title === null ? null : titleCommand(node.id, title))}
            className="h-7"
          />
        </h2>
        {node.disabled === true && (
          <Badge tone="warning">{t('inspector.nodeTitle.disabled')}</Badge>
        )}
        {node.bypassed === true && <Badge tone="accent">{t('inspector.nodeTitle.bypassed')}</Badge>}
        <Menu
          trigger={<IconButton label={t('inspector.nodeTitle.nodeActions')} icon={Ellipsis} />}
          items={items}
          align="end"
        />
      </div>
      <p className="mt-1 text-sm text-muted">
        {type !== undefined && type.title !== titleOf(node) && (
          <span className="font-medium">{type.title}. </span>
        )}
        {type?.description ?? node.type}
      </p>
    </header>
  );
}
