import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isTerminal, type PredictionStatus } from '../../../../shared/domain/prediction.ts';
import { useManage } from '../ManageContext.tsx';
import { resourceKey, type ResourceKind } from '../../resourceKey.ts';

type Live = { readonly status: PredictionStatus };

type Options<T> = {
  readonly kind: ResourceKind;
  readonly id: string;
  /** As the list has it: shown until the whole of it is there. */
  readonly listed: T | undefined;
  readonly fetch: (signal: AbortSignal) => Promise<T>;
};

const liveMs = 1500;

/** A prediction or a training, asked for again while it runs and the window is looked at. The list hears when it ends. */
export function useLiveItem<T extends Live>(options: Options<T>): UseQueryResult<T> {
  const { kind, id, listed, fetch } = options;
  const queries = useQueryClient();
  const { provider } = useManage();
  const query = useQuery<T>({
    queryKey: resourceKey(provider, kind, 'one', id),
    queryFn: ({ signal }) => fetch(signal),
    refetchInterval: ({ state }) =>
      state.data === undefined || isTerminal(state.data.status) ? false : liveMs,
  });
  const now = query.data?.status;
  const before = listed?.status;
  useEffect(() => {
    if (now === undefined || before === undefined || now === before) return;
    void queries.invalidateQueries({ queryKey: resourceKey(provider, kind, 'pages') });
  }, [now, before, queries, provider, kind]);
  return query;
}
