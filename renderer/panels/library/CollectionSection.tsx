import { ChevronRight } from 'lucide-react';
import { useId } from 'react';
import type { ConnectionInfo } from '../../../shared/api/types.ts';
import type { Collection } from '../../../shared/domain/library.ts';
import { isCogId } from '../../../shared/domain/model.ts';
import { useEngine } from '../../engine/EngineContext.tsx';
import { useLibrary } from './LibraryContext.tsx';
import { LibrarySection, SectionNote } from './LibrarySection.tsx';
import { PagedPart } from './PagedPart.tsx';
import { resourceKey } from '../resourceKey.ts';
import { useListing } from '../useListing.ts';
import { freshMs } from './freshMs.ts';
import { t } from '../../messages/t.ts';

/** The collections of a connection; a Cog server has none. */
export function CollectionSection({
  connection: { id },
}: {
  readonly connection: ConnectionInfo;
}): React.JSX.Element | null {
  if (isCogId(id)) return null;
  return (
    <LibrarySection title={t('library.collectionSection.collections')}>
      {() => <Collections provider={id} />}
    </LibrarySection>
  );
}

function Collections({ provider }: { readonly provider: string }): React.ReactNode {
  const { resources } = useEngine();
  const list = useListing({
    key: resourceKey(provider, 'collections', 'pages'),
    fetchPage: (request, signal) =>
      resources.collections.list({ provider, ...request }, { signal }),
    staleTime: freshMs,
  });
  return (
    <PagedPart
      list={list}
      empty={<SectionNote>{t('library.collectionSection.thereAreNo')}</SectionNote>}
    >
      {(collections) => (
        <ul aria-label={t('library.collectionSection.collections')}>
          {collections.map((collection) => (
            <CollectionRow key={collection.slug} collection={collection} />
          ))}
        </ul>
      )}
    </PagedPart>
  );
}

function CollectionRow({ collection }: { readonly collection: Collection }): React.JSX.Element {
  const { slug, name, description } = collection;
  const { open } = useLibrary();
  const id = useId();
  const openIt = (): void => open({ kind: 'collection', slug, name });
  return (
    <li>
      <button
        type="button"
        data-library-row
        aria-label={name}
        aria-describedby={id}
        className="group chrome flex h-12 w-full items-center gap-2 px-3 text-left hover:bg-surface-2 focus-visible:bg-surface-2 focus-visible:outline-offset-[-2px]"
        onClick={openIt}
        onKeyDown={(event) => event.key === 'ArrowRight' && openIt()}
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{name}</span>
          <span id={id} className="block truncate text-sm text-muted">
            {description}
          </span>
        </span>
        <ChevronRight aria-hidden size={14} className="shrink-0 text-muted" />
      </button>
    </li>
  );
}
