import { SearchX } from 'lucide-react';
import { useEffect } from 'react';
import type { ConnectionInfo } from '../../../shared/api/types.ts';
import { isCogId, type ModelSummary } from '../../../shared/domain/model.ts';
import { parseReference } from '../../../shared/models/parseReference.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useDebounced } from '../useDebounced.ts';
import { useLibrary } from './LibraryContext.tsx';
import { ListFailure } from './ListFailure.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import { ModelList } from './ModelList.tsx';
import { modelName } from './modelName.ts';
import { ModelRow } from './ModelRow.tsx';
import { NoToken } from '../NoToken.tsx';
import { useModelSearch } from './useModelLists.ts';
import { t } from '../../messages/t.ts';

/** A service on the internet is asked once typing has paused this long, in milliseconds. */
const debounceMs = 250;

type Props = {
  readonly connection: ConnectionInfo;
  readonly query: string;
  /** Enter was pressed: the best answer is placed as soon as it is there. */
  readonly wantsFirst: boolean;
  readonly onFirstTaken: () => void;
  /** Asks Replicate the same. */
  readonly onTryReplicate: () => void;
};

/** The models that answer the query, best first. */
export function LibrarySearch(props: Props): React.JSX.Element {
  const { id, title, token } = props.connection;
  const hasToken = token !== 'missing';
  const settled = useDebounced(props.query, id === 'builtin' ? 0 : debounceMs);
  const search = useModelSearch(id, settled, hasToken);
  const isSettled = settled === props.query && !search.isFetching;
  if (!hasToken) return <NoToken title={title} hint={t('common.addToken')} />;
  if (search.isError)
    return <ListFailure error={search.error} onRetry={() => void search.refetch()} />;
  if (search.data === undefined) return <ListSkeleton rows={6} label={t('common.searching')} />;
  return <Results {...props} found={search.data} isSettled={isSettled} />;
}

type ResultsProps = Props & {
  readonly found: readonly ModelSummary[];
  /** False while these are the answers to an earlier query. */
  readonly isSettled: boolean;
};

function Results(props: ResultsProps): React.JSX.Element {
  const { connection, query, found, isSettled } = props;
  const named = namedModel(query, { provider: connection.id, found });
  const [best] = found;
  const first = named?.reference ?? (best && modelName(best));
  useFirst(props, isSettled ? first : undefined);
  return (
    <>
      <p role="status" className="sr-only">
        {isSettled
          ? t('library.librarySearch.found', { count: found.length })
          : t('common.searching')}
      </p>
      {named !== undefined && (
        <ul aria-label={t('common.byName')}>
          <ModelRow model={named.model} reference={named.reference} />
        </ul>
      )}
      <ModelList label={t('library.librarySearch.modelsFound')} models={found} />
      {first === undefined && isSettled && <NothingFound {...props} />}
    </>
  );
}

function useFirst({ wantsFirst, onFirstTaken }: Props, first: string | undefined): void {
  const { place } = useLibrary();
  useEffect(() => {
    if (!wantsFirst || first === undefined) return;
    onFirstTaken();
    place({ model: first });
  });
}

type Found = { readonly provider: string; readonly found: readonly ModelSummary[] };

/** A model that was written by its name or address: a search does not find private ones. */
function namedModel(
  query: string,
  { provider, found }: Found,
): { readonly model: ModelSummary; readonly reference: string } | undefined {
  const named = parseReference(query);
  if (named?.kind !== 'model' || isCogId(provider)) return undefined;
  if (named.model.startsWith('builtin/') !== (provider === 'builtin')) return undefined;
  const [name = ''] = named.model.split(':');
  const [owner = '', short = ''] = name.split('/');
  if (named.model === name && found.some((model) => modelName(model) === name)) return undefined;
  const description =
    named.model === name
      ? t('library.librarySearch.openModelName')
      : t('library.librarySearch.useVersion');
  return {
    reference: named.model,
    model: {
      owner,
      name: short,
      description,
      official: false,
      runCount: 0,
      coverImageUrl: null,
      url: null,
    },
  };
}

function NothingFound({ query, connection, onTryReplicate }: Props): React.JSX.Element {
  const { id, title } = connection;
  return (
    <EmptyState
      icon={SearchX}
      title={t('library.librarySearch.nothing', { query })}
      hint={t('library.librarySearch.hasNoSuch', { title })}
    >
      {id === 'builtin' && (
        <Button size="sm" onClick={onTryReplicate}>
          {t('library.librarySearch.searchReplicate')}
        </Button>
      )}
    </EmptyState>
  );
}
