import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useUi } from '../../engine/AppContext.tsx';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { inputClass } from '../../ui/TextInput.tsx';
import { useFocusLater } from '../../ui/useFocusLater.ts';
import { useConnections } from '../useConnections.ts';
import { ConnectionPicker } from '../ConnectionPicker.tsx';
import { LibraryHome } from './LibraryHome.tsx';
import { LibrarySearch } from './LibrarySearch.tsx';
import { ListFailure } from './ListFailure.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import { ReloadButton } from './ReloadButton.tsx';
import { focusSearch, moveRowFocus } from './rowKeys.ts';
import { useKeys } from './useKeys.ts';
import { t } from '../../messages/t.ts';

type Props = { readonly focusesSearch: boolean };

/** The first page of the library: a connection, a search, and what both lead to. */
export function LibraryBrowser({ focusesSearch }: Props): React.JSX.Element {
  const provider = useUi((state) => state.library.provider);
  const setLibrary = useUi((state) => state.setLibrary);
  const connections = useConnections();
  const [query, setQuery] = useState('');
  const [wantsFirst, setWantsFirst] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  useKeys(panel, onPanelKey);
  const list = connections.data ?? [];
  const connection = list.find(({ id }) => id === provider);
  // A Cog server that was taken away is no longer there to be chosen.
  const isGone = connections.isSuccess && connection === undefined;
  useEffect(() => {
    if (isGone) setLibrary({ provider: 'builtin', path: [] });
  }, [isGone, setLibrary]);
  const words = query.trim();
  return (
    <div ref={panel} className="flex min-h-0 flex-1 flex-col">
      <h2 className="sr-only">{t('common.library')}</h2>
      <div className="flex shrink-0 flex-col gap-1.5 p-2">
        {connection !== undefined && (
          <div className="flex items-center gap-1">
            <div className="min-w-0 flex-1">
              <ConnectionPicker
                chosen={connection.id}
                connections={list}
                onChoose={(next) => setLibrary({ provider: next, path: [] })}
              />
            </div>
            <ReloadButton />
          </div>
        )}
        <SearchField
          query={query}
          onChange={(text) => {
            setQuery(text);
            setWantsFirst(false);
          }}
          takesFocus={focusesSearch}
          onEnter={() => setWantsFirst(true)}
        />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {connections.isPending && <ListSkeleton rows={6} />}
        {connections.isError && (
          <ListFailure error={connections.error} onRetry={() => void connections.refetch()} />
        )}
        {connection !== undefined &&
          (words === '' ? (
            <LibraryHome key={connection.id} connection={connection} />
          ) : (
            <LibrarySearch
              connection={connection}
              query={words}
              wantsFirst={wantsFirst}
              onFirstTaken={() => setWantsFirst(false)}
              onTryReplicate={() => {
                setLibrary({ provider: 'replicate', path: [] });
                focusSearch(panel.current);
              }}
            />
          ))}
      </div>
      <KeyHints />
    </div>
  );
}

function onPanelKey(event: KeyboardEvent, panel: HTMLElement): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const { target } = event;
  if (!(target instanceof HTMLElement) || !target.matches('input, [data-library-row]')) return;
  event.preventDefault();
  event.stopPropagation();
  moveRowFocus(panel, event.key === 'ArrowDown' ? 1 : -1);
}

type FieldProps = {
  readonly query: string;
  readonly onChange: (query: string) => void;
  readonly takesFocus: boolean;
  readonly onEnter: () => void;
};

function SearchField({ query, onChange, takesFocus, onEnter }: FieldProps): React.JSX.Element {
  const field = useFocusLater<HTMLInputElement>(takesFocus);
  const clear = (): void => {
    onChange('');
    field.current?.focus();
  };
  return (
    <div className="relative">
      <Search
        aria-hidden
        size={14}
        className="pointer-events-none absolute top-1/2 left-2 -translate-y-1/2 text-muted"
      />
      <input
        ref={field}
        type="search"
        aria-label={t('common.searchModels')}
        placeholder={t('common.searchModels')}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && query.trim() !== '') onEnter();
          if (event.key !== 'Escape' || query === '') return;
          event.preventDefault();
          clear();
        }}
        className={cx(inputClass, 'h-7 px-7 [&::-webkit-search-cancel-button]:hidden')}
      />
      {query !== '' && (
        <IconButton
          label={t('library.libraryBrowser.clearSearch')}
          icon={X}
          size="sm"
          className="absolute top-0.5 right-0.5"
          onClick={clear}
        />
      )}
    </div>
  );
}

function KeyHints(): React.JSX.Element {
  return (
    <p
      aria-hidden
      className="chrome flex h-8 shrink-0 items-center gap-3 overflow-hidden border-t border-border px-3 text-xs whitespace-nowrap text-muted"
    >
      <span className="flex shrink-0 items-center gap-1">
        <Kbd shortcut="Enter" /> {t('library.libraryBrowser.add')}
      </span>
      <span className="flex shrink-0 items-center gap-1">
        <Kbd shortcut="ArrowRight" /> {t('library.libraryBrowser.look')}
      </span>
      <span className="ml-auto min-w-0 truncate">{t('library.libraryBrowser.dragPlace')}</span>
    </p>
  );
}
