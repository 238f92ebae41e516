import { useState } from 'react';
import type { ConnectionInfo } from '../../../shared/api/types.ts';
import type { ModelSummary } from '../../../shared/domain/model.ts';
import { CollectionSection } from './CollectionSection.tsx';
import { LibrarySection, SectionNote } from './LibrarySection.tsx';
import { ListFailure } from './ListFailure.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import { ModelList } from './ModelList.tsx';
import { NoToken } from '../NoToken.tsx';
import { OwnSection } from './OwnSection.tsx';
import { ShowMore } from './ShowMore.tsx';
import { useShelf } from './useShelf.ts';
import { t } from '../../messages/t.ts';

/** The library while nothing is searched: favourites, recents, own models and collections. */
export function LibraryHome({
  connection,
}: {
  readonly connection: ConnectionInfo;
}): React.JSX.Element {
  const { id, title, token } = connection;
  const shelf = useShelf(id);
  const hasToken = token !== 'missing';
  if (shelf.isPending)
    return <ListSkeleton rows={6} label={t('library.libraryHome.loadingLibrary')} />;
  if (shelf.isError)
    return <ListFailure error={shelf.error} onRetry={() => void shelf.refetch()} />;
  const { favourites, recents } = shelf.data;
  return (
    <>
      {!hasToken && <NoToken title={title} hint={t('common.addToken')} />}
      <ShelfSection
        title={t('library.libraryHome.favourites')}
        models={favourites}
        note={t('library.libraryHome.starModelKeep')}
      />
      <ShelfSection
        title={t('library.libraryHome.recents')}
        models={recents}
        note={t('library.libraryHome.modelsYouPlace')}
      />
      {hasToken && <OwnSection connection={connection} />}
      {hasToken && <CollectionSection connection={connection} />}
    </>
  );
}

/** Those further down are a click away. */
const shownAtFirst = 8;

type ShelfProps = {
  readonly title: string;
  readonly models: readonly ModelSummary[];
  readonly note: string;
};

function ShelfSection({ title, models, note }: ShelfProps): React.JSX.Element {
  return (
    <LibrarySection title={title}>
      {() =>
        models.length === 0 ? (
          <SectionNote>{note}</SectionNote>
        ) : (
          <Shelf label={title} models={models} />
        )
      }
    </LibrarySection>
  );
}

function Shelf(props: {
  readonly label: string;
  readonly models: readonly ModelSummary[];
}): React.ReactNode {
  const { label, models } = props;
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? models : models.slice(0, shownAtFirst);
  return (
    <>
      <ModelList label={label} models={shown} />
      {shown.length < models.length && <ShowMore onClick={() => setShowsAll(true)} />}
    </>
  );
}
