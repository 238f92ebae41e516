import type { ReactNode } from 'react';
import { ListFailure } from './ListFailure.tsx';
import { ListSkeleton } from './ListSkeleton.tsx';
import { ShowMore } from './ShowMore.tsx';
import type { PagedList } from './usePages.ts';

type Props<T> = {
  readonly list: PagedList<T>;
  /** Shown while there is nothing to show. */
  readonly empty: ReactNode;
  readonly children: (items: readonly T[]) => ReactNode;
};

/** A list with all of its states: on its way, empty, failed, and with more to show. */
export function PagedPart<T>({ list, empty, children }: Props<T>): ReactNode {
  const { items, isLoading, error, retry, more, isLoadingMore } = list;
  if (isLoading) return <ListSkeleton />;
  return (
    <>
      {items.length > 0 && children(items)}
      {error !== null && <ListFailure error={error} onRetry={retry} />}
      {items.length === 0 && error === null && more === undefined && empty}
      {more !== undefined && error === null && <ShowMore busy={isLoadingMore} onClick={more} />}
    </>
  );
}
