import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PriceList } from '../../../../shared/api/money.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import type { EngineClient } from '../../../engine/engineClient.ts';

const pricesKey = ['prices.list'];

/** The price table, read once and replaced by what every change answers. */
export function usePrices() {
  const engine = useEngine();
  return useQuery({
    queryKey: pricesKey,
    queryFn: ({ signal }) => engine.prices.list(undefined, { signal }),
  });
}

/** Changes the price table; `onDone` is called when that has worked. */
export function useChangePrices(onDone: () => void) {
  const engine = useEngine();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: (prices: EngineClient['prices']) => Promise<PriceList>) =>
      change(engine.prices),
    onSuccess: (list) => {
      queries.setQueryData(pricesKey, list);
      onDone();
    },
  });
}
