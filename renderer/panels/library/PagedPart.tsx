import type { ReactNode } from 'react';
import { ListFailure } from './ListFailure.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import { ShowMore } from './ShowMore.tsx';
import type { Listing } from '../useListing.ts';

type Props<T> = {
  readonly list: Listing<T>;
  /** Shown while there is nothing to show. */
  readonly empty: ReactNode;
  readonly children: (items: readonly T[]) => ReactNode;
};

/** A list with all of its states: on its way, empty, failed, and with more to show. */
export function PagedPart<T>({ list, empty, children }: Props<T>): ReactNode {
  const { items = [], isLoading, error, retry, loadMore, isLoadingMore } = list;
  if (isLoading && items.length === 0) return <ListSkeleton />;
  return (
    <>
      {items.length > 0 && children(items)}
      {error !== null && <ListFailure error={error} onRetry={retry} />}
      {items.length === 0 && error === null && loadMore === undefined && empty}
      {loadMore !== undefined && error === null && (
        <ShowMore busy={isLoadingMore} onClick={loadMore} />
      )}
    </>
  );
}
