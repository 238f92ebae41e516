import { Square } from 'lucide-react';
import type { Action } from '../../actions/action.ts';
import { alignActions, distributeActions } from '../../actions/arrangeActions.ts';
import { tidy } from '../../actions/tidy.ts';
import { useAction } from '../../actions/useAction.ts';
import { IconButton } from '../../ui/IconButton.tsx';

const groups = [alignActions.slice(0, 3), alignActions.slice(3), distributeActions, [tidy]];

/** Lining up, spreading and tidying the selected nodes. */
export function ArrangeBar(): React.JSX.Element {
  return (
    <div
      role="group"
      aria-label="Arrange"
      className="flex flex-wrap items-center gap-y-1 border-b border-border px-2 py-1.5"
    >
      {groups.map((actions, index) => (
        <span key={index} className="flex items-center">
          {index > 0 && <span aria-hidden className="mx-1 h-4 w-px bg-border" />}
          {actions.map((action) => (
            <ArrangeButton key={action.id} action={action} />
          ))}
        </span>
      ))}
    </div>
  );
}

function ArrangeButton({ action }: { readonly action: Action }): React.JSX.Element {
  const { isEnabled, perform } = useAction(action);
  return (
    <IconButton
      label={action.title}
      icon={action.icon ?? Square}
      disabled={!isEnabled}
      onClick={perform}
      {...(action.shortcut === undefined ? {} : { shortcut: action.shortcut })}
    />
  );
}
