import { useState } from 'react';
import { titleOf } from '../../nodes/shown/titleOf.ts';
import { parseReference } from '../../../shared/models/parseReference.ts';
import { useUi } from '../../engine/AppContext.tsx';
import type { PaletteRequest } from '../../stores/uiStore.ts';
import { nodeGroups } from './nodeGroups.ts';
import type { PaletteGroup } from './paletteEntry.ts';
import { PaletteRow } from './PaletteRow.tsx';
import { PaletteShell } from './PaletteShell.tsx';
import { PaletteStatus } from './PaletteStatus.tsx';
import { useChooseEntry } from './useChooseEntry.ts';
import { useModelGroups } from './useModelGroups.ts';
import { typeInSentence } from '../../messages/shownSentence.ts';
import { t } from '../../messages/t.ts';
import type { PortEnd } from '../../stores/places.ts';

/** Everything that can be added, or the models that can be chosen. */
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
    <PaletteShell
      label={t('window.addPalette.addCanvas')}
      placeholder={placeholderFor(request)}
      query={query}
      onQuery={setQuery}
      selected={selected}
      onSelect={setWanted}
      groups={groups.map(({ id, heading, entries }) => ({
        id,
        heading,
        rows: entries.map((entry) => (
          <PaletteRow
            key={entry.id}
            entry={entry}
            busy={state.status === 'busy' && state.entryId === entry.id}
            onChoose={() => choose(entry)}
          />
        )),
      }))}
      note={<RequestNote request={request} />}
      after={
        <>
          {groups.map((group) => (
            <PaletteStatus key={group.id} group={group} onOpenSettings={openSettings} />
          ))}
          {groups.length === 0 && <Nothing query={query} />}
        </>
      }
      foot={
        state.status === 'failed' && (
          <p
            role="alert"
            className="border-t border-border bg-danger-soft px-3 py-2 text-sm text-danger"
          >
            {state.message}
          </p>
        )
      }
    />
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

function RequestNote({ request }: { readonly request: PaletteRequest }): React.ReactNode {
  const note = noteFor(request);
  return (
    note !== undefined && (
      <p className="border-b border-border bg-surface-2 px-3 py-1 text-sm text-muted">{note}</p>
    )
  );
}

function noteFor({ from, into, replace }: PaletteRequest): string | undefined {
  if (replace !== undefined) return t('palette.paletteBody.inPlaceOf', { title: titleOf(replace) });
  if (into !== undefined) {
    const [from, to] = [nameOf(into.from), nameOf(into.to)];
    return into.to.type === 'any'
      ? t('palette.paletteBody.whatCanTake', { type: from })
      : t('palette.paletteBody.whatCanTakeAndGive', { from, to });
  }
  if (from === undefined) return undefined;
  const type = nameOf(from);
  return from.direction === 'output'
    ? t('palette.paletteBody.whatCanTake', { type })
    : t('palette.paletteBody.whatCanGive', { type });
}

function nameOf({ type }: PortEnd): string {
  return typeInSentence({ portType: type, bare: true });
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
