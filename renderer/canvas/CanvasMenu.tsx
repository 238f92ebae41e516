import { LayoutGrid } from 'lucide-react';
import { ContextMenu } from 'radix-ui';
import { useState, type MouseEvent, type ReactNode } from 'react';
import type { Action } from '../actions/action.ts';
import { actionTitleNow, performAction, whyNotNow } from '../actions/action.ts';
import { alignActions, distributeActions } from '../actions/arrangeActions.ts';
import { connectNode } from '../actions/connectNode.ts';
import { copySelection } from '../actions/copySelection.ts';
import { cutSelection } from '../actions/cutSelection.ts';
import { deleteSelection } from '../actions/deleteSelection.ts';
import { deleteWithMembers } from '../actions/deleteWithMembers.ts';
import { duplicateSelection } from '../actions/duplicateSelection.ts';
import { fitFrame } from '../actions/fitFrame.ts';
import { fitView } from '../actions/fitView.ts';
import { frameSelection } from '../actions/frameSelection.ts';
import { insertNode } from '../actions/insertNode.ts';
import { listEdges } from '../actions/listEdges.ts';
import { openPalette } from '../actions/openPalette.ts';
import { paste } from '../actions/paste.ts';
import { renameNode } from '../actions/renameNode.ts';
import { replaceSelected } from '../actions/replaceSelected.ts';
import { reroute } from '../actions/reroute.ts';
import { run } from '../actions/run.ts';
import { runAgain } from '../actions/runAgain.ts';
import { runFromSelection } from '../actions/runFromSelection.ts';
import { runNodeAgain } from '../actions/runNodeAgain.ts';
import { runSample } from '../actions/runSample.ts';
import { runSelection } from '../actions/runSelection.ts';
import { selectAll } from '../actions/selectAll.ts';
import { toggleBypassed } from '../actions/toggleBypassed.ts';
import { toggleCollapsed } from '../actions/toggleCollapsed.ts';
import { tidy } from '../actions/tidy.ts';
import { toggleDisabled } from '../actions/toggleDisabled.ts';
import { keysOf } from '../actions/useAction.ts';
import { isFrame } from '../../shared/graph/frames.ts';
import type { App } from '../engine/app.ts';
import { useApp } from '../engine/AppContext.tsx';
import { cx } from '../ui/cx.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { menuBoxClass } from '../ui/MenuRows.tsx';
import { UnavailableItem } from '../ui/UnavailableItem.tsx';
import { t } from '../messages/t.ts';
import { Submenu } from './Submenu.tsx';

type Groups = readonly (readonly Action[])[];

const canvasActions: Groups = [
  [openPalette, paste],
  [selectAll, tidy, fitView],
  [run, runSample, runAgain],
];
const nodeActions: Groups = [
  [renameNode, duplicateSelection, replaceSelected, frameSelection],
  [toggleDisabled, toggleBypassed],
  [connectNode, listEdges],
  [runSelection, runFromSelection, runNodeAgain],
  [cutSelection, copySelection, paste],
  [deleteSelection],
];
const frameActions: Groups = [
  [renameNode, duplicateSelection, toggleDisabled],
  [toggleCollapsed, fitFrame],
  [runSelection, runFromSelection],
  [cutSelection, copySelection, paste],
  [deleteSelection, deleteWithMembers],
];
/** Of several nodes: what is done with them together comes on top. */
const manyActions: Groups = [...nodeActions];
const edgeActions: Groups = [[insertNode, reroute], [deleteSelection]];

/** The menu of the right mouse button: what can be done with what was clicked. */
export function CanvasMenu({ children }: { readonly children: ReactNode }): ReactNode {
  const app = useApp();
  const [groups, setGroups] = useState<Groups>(canvasActions);
  const onContextMenu = (event: MouseEvent): void => {
    if (event.target instanceof Element) setGroups(actionsFor(app, event, event.target));
  };
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild onContextMenu={onContextMenu}>
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content
          collisionPadding={8}
          className={cx(menuBoxClass, 'max-h-(--radix-context-menu-content-available-height)')}
        >
          {groups.map((actions, index) => (
            <ContextMenu.Group key={index}>
              {index === 0 && groups === manyActions && <ArrangeMenu app={app} />}
              {index > 0 && <ContextMenu.Separator className="-mx-1 my-1 h-px bg-border" />}
              {actions.map((action) => (
                <Row key={action.id} app={app} action={action} />
              ))}
            </ContextMenu.Group>
          ))}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** A click on something that is not selected selects it alone, as everywhere. */
function actionsFor(app: App, { clientX, clientY }: MouseEvent, target: Element): Groups {
  const nodeId =
    target.closest('.react-flow__node')?.getAttribute('data-id') ??
    app.canvas.farNodeAt({ x: clientX, y: clientY });
  const edgeId = target.closest('.react-flow__edge, .edge-mark')?.getAttribute('data-id');
  const { graph } = app.document.getState().pipeline;
  const { selection, select } = app.view.getState();
  const node = Object.values(graph.nodes).find(({ id }) => id === nodeId);
  const edge = graph.edges.find(({ id }) => id === edgeId);
  if (node !== undefined) {
    if (!selection.nodes.includes(node.id)) select({ nodes: [node.id] });
    if (app.view.getState().selection.nodes.length > 1) return manyActions;
    return isFrame(node) ? frameActions : nodeActions;
  }
  if (edge === undefined) return canvasActions;
  if (!selection.edges.includes(edge.id)) select({ edges: [edge.id] });
  return edgeActions;
}

function ArrangeMenu({ app }: { readonly app: App }): ReactNode {
  return (
    <Submenu title={t('canvas.canvas.arrange')} icon={LayoutGrid}>
      {[[tidy], alignActions, distributeActions].map((actions, index) => (
        <ContextMenu.Group key={index}>
          {index > 0 && <ContextMenu.Separator className="-mx-1 my-1 h-px bg-border" />}
          {actions.map((action) => (
            <Row key={action.id} app={app} action={action} />
          ))}
        </ContextMenu.Group>
      ))}
    </Submenu>
  );
}

function Row({ app, action }: { readonly app: App; readonly action: Action }): ReactNode {
  const Icon = action.icon;
  const { shortcut } = keysOf(app, action);
  const whyNot = whyNotNow(app, action);
  const className = cx(
    'flex h-7 items-center gap-2 rounded-sm px-2 text-base outline-none data-disabled:*:opacity-45 data-highlighted:bg-surface-2',
    (action === deleteSelection || action === deleteWithMembers) && 'text-danger',
  );
  const inside = (
    <>
      <span className="flex w-4 shrink-0 justify-center text-muted">
        {Icon !== undefined && <Icon aria-hidden size={14} />}
      </span>
      <span className="min-w-0 flex-1 truncate pr-6">{actionTitleNow(app, action)}</span>
      {shortcut !== undefined && <Kbd shortcut={shortcut} />}
    </>
  );
  if (whyNot !== undefined)
    return (
      <UnavailableItem Item={ContextMenu.Item} className={className} whyNot={whyNot}>
        {inside}
      </UnavailableItem>
    );
  return (
    <ContextMenu.Item onSelect={() => void performAction(app, action)} className={className}>
      {inside}
    </ContextMenu.Item>
  );
}
