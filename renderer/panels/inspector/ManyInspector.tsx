import { actionTitleNow, type Action } from '../../actions/action.ts';
import { copySelection } from '../../actions/copySelection.ts';
import { deleteSelection } from '../../actions/deleteSelection.ts';
import { duplicateSelection } from '../../actions/duplicateSelection.ts';
import { insertNode } from '../../actions/insertNode.ts';
import { tidy } from '../../actions/tidy.ts';
import { toggleDisabled } from '../../actions/toggleDisabled.ts';
import { useAction } from '../../actions/useAction.ts';
import { useApp, useDocument } from '../../engine/AppContext.tsx';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { t } from '../../messages/t.ts';
import { ArrangeBar } from './ArrangeBar.tsx';

type Props = { readonly nodes: number; readonly edges: number };

const ofNodes = [tidy, duplicateSelection, copySelection, toggleDisabled, deleteSelection];
const ofEdges = [insertNode, deleteSelection];

/** What can be done with several selected things, or with an edge. */
export function ManyInspector({ nodes, edges }: Props): React.JSX.Element {
  return (
    <>
      <header className="border-b border-border px-3 py-2.5">
        <h2 className="text-lg font-semibold">
          {t('inspector.manyInspector.selected', { things: thingsText(nodes, edges) })}
        </h2>
      </header>
      {nodes > 1 && <ArrangeBar />}
      <div className="flex flex-col gap-1 p-2">
        {(nodes > 0 ? ofNodes : ofEdges).map((action) => (
          <SelectionAction key={action.id} action={action} />
        ))}
      </div>
    </>
  );
}

function thingsText(nodes: number, edges: number): string {
  const nodesText = t('common.nodes', { count: nodes });
  const connections = t('common.connections', { count: edges });
  if (edges === 0) return nodesText;
  return nodes === 0
    ? connections
    : t('inspector.manyInspector.both', { nodes: nodesText, connections });
}

function SelectionAction({ action }: { readonly action: Action }): React.JSX.Element | null {
  const app = useApp();
  const { isEnabled, perform, keys } = useAction(action);
  const title = useDocument(() => actionTitleNow(app, action));
  if (!isEnabled) return null;
  return (
    <Button
      kind="ghost"
      className="w-full justify-start font-normal"
      onClick={perform}
      {...(action.icon === undefined ? {} : { icon: action.icon })}
    >
      <span className="flex-1 text-left">{title}</span>
      {keys.shortcut !== undefined && <Kbd shortcut={keys.shortcut} />}
    </Button>
  );
}
