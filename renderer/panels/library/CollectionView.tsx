import { useQuery } from '@tanstack/react-query';
import { freshOf } from '../../engine/freshOf.ts';
import { useEngine } from '../../engine/EngineContext.tsx';
import { SafeMarkdown } from '../../ui/SafeMarkdown.tsx';
import { BackBar } from './BackBar.tsx';
import { resourceKey } from '../resourceKey.ts';
import { freshMs } from './freshMs.ts';
import { useLibrary } from './LibraryContext.tsx';
import { ReloadButton } from './ReloadButton.tsx';
import { SectionNote } from './LibrarySection.tsx';
import { ListFailure } from './ListFailure.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import { ModelList } from './ModelList.tsx';
import { t } from '../../messages/t.ts';

type Props = { readonly slug: string; readonly name: string };

/** One collection and its models. */
export function CollectionView({ slug, name }: Props): React.JSX.Element {
  const { resources } = useEngine();
  const { provider } = useLibrary();
  const query = useQuery({
    queryKey: resourceKey(provider, 'collections', 'one', slug),
    queryFn: ({ signal, ...context }) =>
      resources.collections.get({ provider, slug, ...freshOf(context) }, { signal }),
    staleTime: freshMs,
  });
  return (
    <>
      <BackBar>
        <ReloadButton subject={slug} />
      </BackBar>
      <div className="min-h-0 flex-1 overflow-y-auto pb-2">
        <h2 className="px-3 pt-3 pb-1 text-lg font-semibold break-words">{name}</h2>
        {query.isPending && <ListSkeleton rows={6} />}
        {query.isError && <ListFailure error={query.error} onRetry={() => void query.refetch()} />}
        {query.isSuccess && (
          <>
            {query.data.description !== '' && (
              <div className="prose-text px-3 pb-2 text-muted">
                <SafeMarkdown text={query.data.description} />
              </div>
            )}
            <ModelList label={name} models={query.data.models} />
            {query.data.models.length === 0 && (
              <SectionNote>{t('library.collectionView.collectionEmpty')}</SectionNote>
            )}
          </>
        )}
      </div>
    </>
  );
}
