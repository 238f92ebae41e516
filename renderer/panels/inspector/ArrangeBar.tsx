import { Square } from 'lucide-react';
import { actionTitle, type Action } from '../../actions/action.ts';
import { alignActions, distributeActions } from '../../actions/arrangeActions.ts';
import { useAction } from '../../actions/useAction.ts';
import { t } from '../../messages/t.ts';
import { IconButton } from '../../ui/IconButton.tsx';

const groups = [alignActions.slice(0, 3), alignActions.slice(3), distributeActions];

/** Lining up and spreading the selected nodes. */
export function ArrangeBar(): React.JSX.Element {
  return (
    <div
      role="group"
      aria-label={t('inspector.arrangeBar.arrange')}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-border px-2 py-1.5"
    >
      {groups.map((actions, index) => (
        <span key={index} className="flex items-center">
          {actions.map((action) => (
            <ArrangeButton key={action.id} action={action} />
          ))}
        </span>
      ))}
    </div>
  );
}

function ArrangeButton({ action }: { readonly action: Action }): React.JSX.Element {
  const { isEnabled, whyNot, perform, keys } = useAction(action);
  return (
    <IconButton
      label={actionTitle(action)}
      icon={action.icon ?? Square}
      disabled={!isEnabled}
      whyNot={whyNot}
      onClick={perform}
      {...keys}
    />
  );
}
