import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../../../../shared/domain/page.ts';

/** A listing as a page of Manage shows it. */
export type Listing<T> = {
  /** Undefined until the first page is there. */
  readonly items: readonly T[] | undefined;
  readonly error: Error | null;
  readonly isLoading: boolean;
  readonly isLoadingMore: boolean;
  /** Absent on the last page. */
  readonly loadMore?: () => void;
  readonly reload: () => void;
};

type Options<T> = {
  readonly key: readonly unknown[];
  readonly fetchPage: (
    cursor: { readonly cursor?: string },
    signal: AbortSignal,
  ) => Promise<Page<T>>;
  /** While it says so, the list is read again every few seconds; only while the window is looked at. */
  readonly isLive?: (item: T) => boolean;
};

const liveMs = 5000;

/** A listing, page by page. A cursor that comes back a second time ends it: a provider may go round in circles. */
export function useListing<T>({ key, fetchPage, isLive }: Options<T>): Listing<T> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      fetchPage(pageParam === undefined ? {} : { cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }, pages) =>
      pages.slice(0, -1).some((page) => page.next === next) ? undefined : next,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      isLive !== undefined &&
      (state.data?.pages ?? []).some(({ items }) => items.some((item) => isLive(item)))
        ? liveMs
        : false,
  });
  const [isReloading, setReloading] = useState(false);
  const { data, error, isPending, isPlaceholderData, isFetchingNextPage, hasNextPage } = query;
  return {
    items: data?.pages.flatMap(({ items }) => items),
    error,
    // What a live list fetches by itself is not worth a spinner.
    isLoading: isReloading || isPlaceholderData || (isPending && error === null),
    isLoadingMore: isFetchingNextPage,
    ...(hasNextPage ? { loadMore: () => void query.fetchNextPage() } : {}),
    reload: () => {
      setReloading(true);
      void query.refetch().finally(() => setReloading(false));
    },
  };
}
