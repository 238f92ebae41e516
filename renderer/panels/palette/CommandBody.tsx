import { useState } from 'react';
import { useUi } from '../../engine/AppContext.tsx';
import { t } from '../../messages/t.ts';
import type { CommandPage } from '../../stores/uiStore.ts';
import type { CommandEntry } from './commandEntry.ts';
import { CommandRow } from './CommandRow.tsx';
import { PaletteShell } from './PaletteShell.tsx';
import { useCommandGroups } from './useCommandGroups.ts';

type Props = {
  readonly page: CommandPage;
  /** Something was chosen that ends the search. */
  readonly onChoose: (perform: () => void) => void;
};

/** Everything that can be done, or what one of the actions asks for. Backspace in the empty field goes back. */
export function CommandBody({ page, onChoose }: Props): React.JSX.Element {
  const [shown, setShown] = useState(page);
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState('');
  const openPalette = useUi((state) => state.openPalette);
  if (shown !== page) {
    setShown(page);
    setQuery('');
    setWanted('');
  }
  const groups = useCommandGroups(page, query);
  const ids = groups.flatMap(({ entries }) => entries.filter(canBeDone).map(({ id }) => id));
  const isEmpty = groups.every(({ entries }) => entries.length === 0);
  return (
    <PaletteShell
      label={t('commands.palette.title')}
      placeholder={placeholderOf(page)}
      query={query}
      onQuery={setQuery}
      selected={ids.includes(wanted) ? wanted : (ids[0] ?? '')}
      onSelect={setWanted}
      {...(page === 'all' ? {} : { onBack: () => openPalette({ commands: 'all' }) })}
      groups={groups.map(({ id, heading, entries }) => ({
        id,
        heading,
        rows: entries.map((entry) => (
          <CommandRow
            key={entry.id}
            entry={entry}
            hasHint={heading !== entry.hint}
            onChoose={() => (entry.goesOn === true ? entry.perform() : onChoose(entry.perform))}
          />
        )),
      }))}
      {...(isEmpty
        ? {
            after: (
              <p className="px-3 py-6 text-center text-muted">
                {query.trim() === ''
                  ? t('commands.palette.nothing')
                  : t('palette.paletteBody.nothingCalled', { query: query.trim() })}
              </p>
            ),
          }
        : {})}
    />
  );
}

function canBeDone({ because }: CommandEntry): boolean {
  return because === undefined;
}

function placeholderOf(page: CommandPage): string {
  switch (page) {
    case 'all':
      return t('commands.palette.search');
    case 'recent':
      return t('commands.palette.openRecent');
    case 'nodes':
      return t('commands.palette.goToNode');
    case 'themes':
      return t('commands.palette.chooseTheme');
    case 'providers':
      return t('commands.palette.runOn');
  }
}
