import type { ConnectionInfo } from '../../../shared/api/types.ts';
import type { ModelSummary } from '../../../shared/domain/model.ts';
import { CollectionSection } from './CollectionSection.tsx';
import { LibrarySection, SectionNote } from './LibrarySection.tsx';
import { ListFailure } from './ListFailure.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import { ModelList } from './ModelList.tsx';
import { NoToken } from './NoToken.tsx';
import { OwnSection } from './OwnSection.tsx';
import { useShelf } from './useShelf.ts';

/** The library while nothing is searched: favourites, recents, own models and collections. */
export function LibraryHome({
  connection,
}: {
  readonly connection: ConnectionInfo;
}): React.JSX.Element {
  const { id, title, token } = connection;
  const shelf = useShelf(id);
  const hasToken = token !== 'missing';
  if (shelf.isPending) return <ListSkeleton rows={6} label="Loading the library" />;
  if (shelf.isError)
    return <ListFailure error={shelf.error} onRetry={() => void shelf.refetch()} />;
  const { favourites, recents } = shelf.data;
  return (
    <>
      {!hasToken && <NoToken title={title} />}
      <ShelfSection title="Favourites" models={favourites} note="Star a model to keep it here." />
      <ShelfSection
        title="Recents"
        models={recents.slice(0, shownRecents)}
        note="The models that you place or run come here."
      />
      {hasToken && <OwnSection connection={connection} />}
      {hasToken && <CollectionSection connection={connection} />}
    </>
  );
}

const shownRecents = 8;

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
          <ModelList label={title} models={models} />
        )
      }
    </LibrarySection>
  );
}
