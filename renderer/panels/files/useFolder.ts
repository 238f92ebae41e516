import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { FolderListing } from '../../../shared/api/types.ts';
import { useEngine } from '../../engine/EngineContext.tsx';

type Place = { readonly folder: string | undefined; readonly hasMoved: boolean };

/** The folder a dialog shows, the start folder at first, and how to go to another; undefined is the start folder. */
export function useFolder(): {
  readonly listing: UseQueryResult<FolderListing>;
  /** The user has been to another folder. */
  readonly hasMoved: boolean;
  readonly goTo: (folder: string | undefined) => void;
} {
  const engine = useEngine();
  const [{ folder, hasMoved }, setPlace] = useState<Place>({ folder: undefined, hasMoved: false });
  const listing = useQuery({
    queryKey: ['pipelines.browse', folder ?? null],
    queryFn: ({ signal }) =>
      engine.pipelines.browse(folder === undefined ? {} : { folder }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return { listing, hasMoved, goTo: (next) => setPlace({ folder: next, hasMoved: true }) };
}
