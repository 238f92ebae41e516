import { useInfiniteQuery } from '@tanstack/react-query';
import type { Page } from '../../../shared/domain/page.ts';

type Options<T> = {
  /** Names the list among all queries. */
  readonly key: readonly string[];
  readonly enabled?: boolean;
  /** Asks for the page of a cursor; the first one where it is absent. */
  readonly load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>;
};

/** A list that grows page by page. */
export type PagedList<T> = {
  readonly items: readonly T[];
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  /** Absent on the last page. */
  readonly more?: () => void;
  readonly isLoadingMore: boolean;
};

/** Reads a list of the engine page by page, each when it is asked for. */
export function usePages<T>({ key, enabled = true, load }: Options<T>): PagedList<T> {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    enabled,
    staleTime: 5 * 60_000,
  });
  return {
    items: query.data?.pages.flatMap(({ items }) => items) ?? [],
    isLoading: query.isLoading,
    error: query.error,
    retry: () => void (query.isFetchNextPageError ? query.fetchNextPage() : query.refetch()),
    ...(query.hasNextPage ? { more: () => void query.fetchNextPage() } : {}),
    isLoadingMore: query.isFetchingNextPage,
  };
}
