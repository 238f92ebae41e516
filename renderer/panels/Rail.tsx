import { Circle } from 'lucide-react';
import { actionTitle, type Action } from '../actions/action.ts';
import { openManage } from '../actions/openManage.ts';
import { openSettings } from '../actions/openSettings.ts';
import { showProblems } from '../actions/showProblems.ts';
import { toggleLibrary } from '../actions/toggleLibrary.ts';
import { useAction } from '../actions/useAction.ts';
import { useUi } from '../engine/AppContext.tsx';
import type { UiState } from '../stores/uiStore.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ProblemCount } from './runs/ProblemCount.tsx';
import { t } from '../messages/t.ts';

type Entry = {
  readonly action: Action;
  /** For what stays open beside the canvas; a dialog has none. */
  readonly isOpen?: (state: UiState) => boolean;
  /** Stands on its button. */
  readonly badge?: React.ComponentType;
};

/** What can be opened at the left, from top to bottom. */
const entries: readonly Entry[] = [
  { action: toggleLibrary, isOpen: ({ libraryOpen }) => libraryOpen },
  { action: openManage },
  { action: showProblems, badge: ProblemCount },
];

/** At the lower end, where people look for it. */
const lastEntry: Entry = { action: openSettings };

/** The slim bar at the left edge. */
export function Rail(): React.JSX.Element {
  return (
    <nav
      aria-label={t('window.rail.panels')}
      className="chrome flex w-10 shrink-0 flex-col items-center gap-1 border-r border-border bg-surface py-1.5"
    >
      {entries.map((entry) => (
        <RailButton key={entry.action.id} entry={entry} />
      ))}
      <span className="flex-1" />
      <RailButton entry={lastEntry} />
    </nav>
  );
}

function RailButton({ entry }: { readonly entry: Entry }): React.JSX.Element {
  const { action, isOpen, badge: Badge } = entry;
  const { isEnabled, whyNot, perform, keys } = useAction(action);
  const pressed = useUi((state) => isOpen?.(state));
  return (
    <span className="relative flex">
      <IconButton
        label={actionTitle(action)}
        icon={action.icon ?? Circle}
        side="right"
        disabled={!isEnabled}
        whyNot={whyNot}
        onClick={perform}
        {...keys}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      />
      {Badge !== undefined && <Badge />}
    </span>
  );
}
