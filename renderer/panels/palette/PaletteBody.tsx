import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { describeType } from '../../../shared/domain/ports.ts';
import { parseReference } from '../../../shared/models/parseReference.ts';
import { useUi } from '../../engine/AppContext.tsx';
import type { PaletteRequest } from '../../stores/uiStore.ts';
import { nodeGroups } from './nodeGroups.ts';
import type { PaletteGroup } from './paletteEntry.ts';
import { PaletteRow } from './PaletteRow.tsx';
import { PaletteStatus } from './PaletteStatus.tsx';
import { useChooseEntry } from './useChooseEntry.ts';
import { useModelGroups } from './useModelGroups.ts';
import { t } from '../../messages/t.ts';

/** The palette's field and list. Arrows move, Enter chooses, Escape closes. */
export function PaletteBody({ request }: { readonly request: PaletteRequest }): React.JSX.Element {
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState('');
  const showDialog = useUi((state) => state.showDialog);
  const closePalette = useUi((state) => state.closePalette);
  const { state, choose } = useChooseEntry(request);
  const models = useModelGroups(query, request);
  const groups = [...referenceGroup(query), ...nodeGroups(query, request), ...models].filter(
    isShown,
  );
  const ids = groups.flatMap(({ entries }) => entries.map(({ id }) => id));
  const selected = ids.includes(wanted) ? wanted : (ids[0] ?? '');
  const openSettings = (): void => {
    closePalette();
    showDialog({ kind: 'settings' });
  };
  return (
    <Command
      label={t('window.addPalette.addCanvas')}
      shouldFilter={false}
      loop
      value={selected}
      onValueChange={setWanted}
      className="flex min-h-0 flex-col"
    >
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-border px-3">
        <Search aria-hidden size={16} className="shrink-0 text-muted" />
        <Command.Input
          data-autofocus
          value={query}
          onValueChange={(text) => {
            setQuery(text);
            setWanted('');
          }}
          placeholder={placeholderFor(request)}
          className="h-full min-w-0 flex-1 bg-transparent text-lg focus:outline-none"
        />
      </div>
      {request.from !== undefined && <FromNote from={request.from} />}
      <div tabIndex={-1} className="min-h-0 flex-1 scroll-py-1 overflow-y-auto p-1">
        <Command.List label={t('palette.paletteBody.offered')}>
          {groups
            .filter(({ entries }) => entries.length > 0)
            .map((group) => (
              <Command.Group
                key={group.id}
                heading={group.heading}
                className="mb-1 **:[[cmdk-group-heading]]:px-2 **:[[cmdk-group-heading]]:pt-1.5 **:[[cmdk-group-heading]]:pb-0.5 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-muted"
              >
                {group.entries.map((entry) => (
                  <PaletteRow
                    key={entry.id}
                    entry={entry}
                    busy={state.status === 'busy' && state.entryId === entry.id}
                    onChoose={() => choose(entry)}
                  />
                ))}
              </Command.Group>
            ))}
        </Command.List>
        {/* A list box holds nothing but choices. */}
        {groups.map((group) => (
          <PaletteStatus key={group.id} group={group} onOpenSettings={openSettings} />
        ))}
        {groups.length === 0 && <Nothing query={query} />}
      </div>
      {state.status === 'failed' && (
        <p
          role="alert"
          className="border-t border-border bg-danger-soft px-3 py-2 text-sm text-danger"
        >
          {state.message}
        </p>
      )}
    </Command>
  );
}

function isShown({ entries, status }: PaletteGroup): boolean {
  return entries.length > 0 || status !== 'ready';
}

function referenceGroup(query: string): readonly PaletteGroup[] {
  const reference = parseReference(query);
  if (reference === undefined) return [];
  return [
    {
      id: 'reference',
      heading: t('common.byName'),
      entries: [{ kind: 'reference', id: `reference ${query.trim()}`, reference }],
      status: 'ready',
    },
  ];
}

function placeholderFor({ chooseModelFor }: PaletteRequest): string {
  return chooseModelFor === undefined
    ? t('palette.paletteBody.searchNodesModels')
    : t('palette.paletteBody.searchModelsOr');
}

function FromNote({
  from,
}: {
  readonly from: NonNullable<PaletteRequest['from']>;
}): React.JSX.Element {
  const type = describeType(from.type);
  return (
    <p className="border-b border-border bg-surface-2 px-3 py-1 text-sm text-muted">
      {from.direction === 'output'
        ? t('palette.paletteBody.whatCanTake', { type })
        : t('palette.paletteBody.whatCanGive', { type })}
    </p>
  );
}

function Nothing({ query }: { readonly query: string }): React.JSX.Element {
  return (
    <div className="px-3 py-6 text-center">
      <p className="font-medium">
        {query.trim() === ''
          ? t('palette.paletteBody.nothingFitsPort')
          : t('palette.paletteBody.nothingCalled', { query: query.trim() })}
      </p>
      <p className="text-sm text-muted">{t('palette.paletteBody.tryAnotherWord')}</p>
    </div>
  );
}
