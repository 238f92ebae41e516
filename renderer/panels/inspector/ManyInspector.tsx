import type { Action } from '../../actions/action.ts';
import { copySelection } from '../../actions/copySelection.ts';
import { deleteSelection } from '../../actions/deleteSelection.ts';
import { duplicateSelection } from '../../actions/duplicateSelection.ts';
import { toggleDisabled } from '../../actions/toggleDisabled.ts';
import { useAction } from '../../actions/useAction.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { formatPlural } from '../format.ts';
import { ArrangeBar } from './ArrangeBar.tsx';

type Props = { readonly nodes: number; readonly edges: number };

const actions = [duplicateSelection, copySelection, toggleDisabled, deleteSelection];

/** What can be done with several selected things, or with an edge. */
export function ManyInspector({ nodes, edges }: Props): React.JSX.Element {
  const counts = [
    ...(nodes > 0 ? [formatPlural(nodes, 'node')] : []),
    ...(edges > 0 ? [formatPlural(edges, 'connection')] : []),
  ];
  return (
    <>
      <header className="border-b border-border px-3 py-2.5">
        <h2 className="text-lg font-semibold">{counts.join(' and ')} selected</h2>
      </header>
      {nodes > 1 && <ArrangeBar />}
      <div className="flex flex-col gap-1 p-2">
        {actions.map((action) => (
          <SelectionAction key={action.id} action={action} />
        ))}
      </div>
    </>
  );
}

function SelectionAction({ action }: { readonly action: Action }): React.JSX.Element | null {
  const { isEnabled, perform } = useAction(action);
  if (!isEnabled) return null;
  return (
    <Button
      kind="ghost"
      className="w-full justify-start font-normal"
      onClick={perform}
      {...(action.icon === undefined ? {} : { icon: action.icon })}
    >
      <span className="flex-1 text-left">{action.title}</span>
      {action.shortcut !== undefined && <Kbd shortcut={action.shortcut} />}
    </Button>
  );
}
