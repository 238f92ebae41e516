import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../../shared/domain/page.ts';
import { freshOf } from '../engine/freshOf.ts';

/** A listing, with all that a list of it shows. */
export type Listing<T> = {
  /** Undefined until the first page is there. */
  readonly items: readonly T[] | undefined;
  readonly error: Error | null;
  readonly isLoading: boolean;
  readonly isLoadingMore: boolean;
  /** Absent on the last page. */
  readonly loadMore?: () => void;
  /** Reads all of it again, past what is kept on disk. */
  readonly reload: () => void;
  /** Asks again for what has failed. */
  readonly retry: () => void;
};

/** What a page is asked for with; rows of the engine that are kept on disk take `fresh`. */
export type PageRequest = { readonly cursor?: string; readonly fresh?: true };

type Options<T> = {
  readonly key: readonly unknown[];
  readonly fetchPage: (request: PageRequest, signal: AbortSignal) => Promise<Page<T>>;
  /** While it says so, the list is read again every few seconds; only while the window is looked at. */
  readonly isLive?: (item: T) => boolean;
  readonly enabled?: boolean;
  /** So long it is not read again when it is shown again, in milliseconds; 0 unless given. */
  readonly staleTime?: number;
  /** Shows what another key has given until the first page is there. */
  readonly keepsPrevious?: boolean;
};

const liveMs = 5000;

/** A listing, page by page. A cursor that comes back a second time ends it: a provider may go round in circles. */
export function useListing<T>(options: Options<T>): Listing<T> {
  const { key, fetchPage, isLive = () => false, enabled = true, staleTime = 0 } = options;
  const queries = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal, client, queryKey }) => {
      const cursor = pageParam === undefined ? {} : { cursor: pageParam };
      const before = client.getQueryData<{ readonly pages: readonly Page<T>[] }>(queryKey);
      const fresh = hasLive(before?.pages, isLive)
        ? ({ fresh: true } as const)
        : freshOf({ client, queryKey });
      return fetchPage({ ...cursor, ...fresh }, signal);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }, pages) =>
      pages.slice(0, -1).some((page) => page.next === next) ? undefined : next,
    enabled,
    staleTime,
    ...(options.keepsPrevious === true ? { placeholderData: keepPreviousData } : {}),
    refetchInterval: ({ state }) => (hasLive(state.data?.pages, isLive) ? liveMs : false),
  });
  const [isReloading, setReloading] = useState(false);
  const { data, error, isLoading, isPlaceholderData, isFetchingNextPage, hasNextPage } = query;
  return {
    items: data?.pages.flatMap(({ items }) => items),
    error,
    // What a live list fetches by itself is not worth a spinner.
    isLoading: isReloading || isPlaceholderData || isLoading,
    isLoadingMore: isFetchingNextPage,
    ...(hasNextPage ? { loadMore: () => void query.fetchNextPage() } : {}),
    reload: () => {
      setReloading(true);
      void queries
        .invalidateQueries({ queryKey: key, exact: true })
        .finally(() => setReloading(false));
    },
    retry: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
  };
}

function hasLive<T>(pages: readonly Page<T>[] | undefined, isLive: (item: T) => boolean): boolean {
  return (pages ?? []).some(({ items }) => items.some((item) => isLive(item)));
}
