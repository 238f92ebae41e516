import { Circle } from 'lucide-react';
import { actionTitle, type Action } from '../../actions/action.ts';
import { useAction } from '../../actions/useAction.ts';
import { IconButton } from '../../ui/IconButton.tsx';

type Props = {
  readonly action: Action;
  /** Replaces the action's title as name and tooltip. */
  readonly label?: string;
  readonly pressed?: boolean;
};

/** An action as an icon button. */
export function ActionButton({ action, label, pressed }: Props): React.JSX.Element {
  const { isEnabled, whyNot, perform, keys } = useAction(action);
  return (
    <IconButton
      label={label ?? actionTitle(action)}
      icon={action.icon ?? Circle}
      disabled={!isEnabled}
      whyNot={whyNot}
      onClick={perform}
      {...keys}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    />
  );
}
