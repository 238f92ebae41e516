import { useQuery } from '@tanstack/react-query';
import { FileClock } from 'lucide-react';
import { attempt, type ActionGroup } from '../../actions/action.ts';
import { openPath } from '../../actions/edits/openDocument.ts';
import { openCommands } from '../../actions/openCommands.ts';
import { actions } from '../../actions/registry.ts';
import type { App } from '../../engine/app.ts';
import { useApp } from '../../engine/AppContext.tsx';
import { useEngine } from '../../engine/EngineContext.tsx';
import { t } from '../../messages/t.ts';
import type { CommandPage } from '../../stores/uiStore.ts';
import { folderOf } from '../format.ts';
import { useConnections } from '../useConnections.ts';
import { actionEntry, nodeEntries, providerEntry, themeEntries } from './commandEntries.ts';
import type { CommandEntry, CommandGroup } from './commandEntry.ts';
import { rankCommands } from './rankCommands.ts';

/** A page of nodes shows no more than this many; among other things fewer do. */
const nodesAtMost = 50;
const besideAtMost = 5;

const menus: readonly ActionGroup[] = ['file', 'edit', 'view', 'run', 'settings'];

/** What a page of the command palette offers for a query, under headings. */
export function useCommandGroups(page: CommandPage, query: string): readonly CommandGroup[] {
  const app = useApp();
  const recent = useRecent(app);
  const { data: connections = [] } = useConnections();
  switch (page) {
    case 'all':
      return allGroups(app, recent, query);
    case 'recent':
      return [
        {
          id: 'recent',
          heading: t('commands.palette.recentPipelines'),
          entries: rankCommands(recent, query),
        },
      ];
    case 'nodes':
      return [
        {
          id: 'nodes',
          heading: t('palette.nodeGroups.nodes'),
          entries: rankCommands(nodeEntries(app), query).slice(0, nodesAtMost),
        },
      ];
    case 'themes':
      return [
        {
          id: 'themes',
          heading: t('commands.palette.themes'),
          entries: rankCommands(themeEntries(app), query),
        },
      ];
    case 'providers': {
      const entries = connections.map(({ id, token }) => providerEntry(app, id, token));
      return [
        {
          id: 'providers',
          heading: t('commands.palette.runsOn'),
          entries: rankCommands(entries, query),
        },
      ];
    }
  }
}

function allGroups(
  app: App,
  recent: readonly CommandEntry[],
  query: string,
): readonly CommandGroup[] {
  const entries = actions
    .filter((action) => action !== openCommands)
    .map((action) => actionEntry(app, action));
  const { recentActions } = app.ui.getState();
  const latest = recentActions.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
  const others = entries.filter((entry) => !latest.includes(entry));
  if (query.trim() !== '') {
    return [
      {
        id: 'found',
        heading: t('commands.palette.actions'),
        entries: rankCommands([...latest, ...others], query),
      },
      {
        id: 'nodes',
        heading: t('commands.palette.goToNode'),
        entries: rankCommands(nodeEntries(app), query).slice(0, besideAtMost),
      },
      {
        id: 'recent',
        heading: t('commands.palette.openRecent'),
        entries: rankCommands(recent, query).slice(0, besideAtMost),
      },
    ];
  }
  return [
    { id: 'latest', heading: t('commands.palette.recent'), entries: latest },
    ...menus.map((menu) => ({
      id: menu,
      heading: t(`window.groups.${menu}`),
      entries: others.filter(({ hint }) => hint === t(`window.groups.${menu}`)),
    })),
  ];
}

function useRecent(app: App): readonly CommandEntry[] {
  const engine = useEngine();
  const { data = [] } = useQuery({
    queryKey: ['pipelines.recent'],
    queryFn: ({ signal }) => engine.pipelines.recent(undefined, { signal }),
    staleTime: 0,
  });
  return data.map(({ path, name }) => ({
    id: `recent ${path}`,
    title: name,
    icon: FileClock,
    hint: folderOf(path),
    perform: () => void attempt(app, () => openPath(app, path)),
  }));
}
