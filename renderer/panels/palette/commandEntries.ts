import { Monitor, Moon, Server, Sun, type LucideIcon } from 'lucide-react';
import { nodesOf } from '../../../shared/domain/graph.ts';
import { titleOf, typeTitleOf } from '../../nodes/shown/titleOf.ts';
import {
  actionTitle,
  attempt,
  performAction,
  whyNotNow,
  type Action,
} from '../../actions/action.ts';
import { findPrediction } from '../../actions/chooseProvider.ts';
import { switchProvider } from '../../actions/edits/switchProvider.ts';
import { keysOf } from '../../actions/useAction.ts';
import type { App } from '../../engine/app.ts';
import { t } from '../../messages/t.ts';
import type { Theme } from '../../stores/uiStore.ts';
import { nodeTypeIcon } from '../nodeTypeIcon.ts';
import type { CommandEntry } from './commandEntry.ts';
import { providerTitle } from './paletteEntry.ts';

/** An action as an entry; one that is done is remembered as a recent one. */
export function actionEntry(app: App, action: Action): CommandEntry {
  const { id, group, icon, goesOn = false } = action;
  const because = whyNotNow(app, action);
  return {
    id,
    title: actionTitle(action),
    icon,
    hint: t(`window.groups.${group}`),
    goesOn,
    ...keysOf(app, action),
    ...(because === undefined ? {} : { because }),
    perform: () => {
      app.ui.getState().rememberAction(id);
      void performAction(app, action);
    },
  };
}

/** Going to each of the nodes. */
export function nodeEntries(app: App): readonly CommandEntry[] {
  return nodesOf(app.document.getState().pipeline.graph).map((node): CommandEntry => ({
    id: `node ${node.id}`,
    title: titleOf(node),
    icon: nodeTypeIcon(node.type),
    hint: typeTitleOf(node.type),
    perform: () => app.canvas.reveal(node.id),
  }));
}

const themes: readonly {
  readonly theme: Theme;
  readonly icon: LucideIcon;
}[] = [
  { theme: 'system', icon: Monitor },
  { theme: 'light', icon: Sun },
  { theme: 'dark', icon: Moon },
];

/** Each of the themes. */
export function themeEntries(app: App): readonly CommandEntry[] {
  const { theme: current, setTheme } = app.ui.getState();
  return themes.map(({ theme, icon }) => ({
    id: `theme ${theme}`,
    title: t(`settings.theme.${theme}`),
    icon,
    hint: theme === current ? t('commands.palette.inUse') : '',
    perform: () => setTheme(theme),
  }));
}

/** Running the selected prediction on a connection. */
export function providerEntry(app: App, provider: string, token: string): CommandEntry {
  return {
    id: `provider ${provider}`,
    title: providerTitle(provider),
    icon: Server,
    hint: '',
    ...(token === 'missing' ? { because: t('commands.palette.tokenMissing') } : {}),
    perform: () => {
      const nodeId = findPrediction(app);
      if (nodeId !== undefined) void attempt(app, () => switchProvider(app, { nodeId, provider }));
    },
  };
}
