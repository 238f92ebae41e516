import { useQuery } from '@tanstack/react-query';
import type { SelectItem } from '../../../ui/Select.tsx';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { useManage } from '../ManageContext.tsx';
import { resourceKey } from '../../resourceKey.ts';

/** The hardware of the provider as choices of a form, and why it could not be read. */
export function useHardware(): {
  readonly items: readonly SelectItem[];
  readonly problem: string | undefined;
} {
  const engine = useEngine();
  const { provider } = useManage();
  const { data = [], error } = useQuery({
    queryKey: resourceKey(provider, 'hardware', 'all'),
    queryFn: ({ signal }) => engine.resources.hardware.list({ provider }, { signal }),
    staleTime: 600_000,
  });
  return {
    items: data.map(({ sku, name }) => ({ value: sku, label: name, hint: sku })),
    problem: error === null ? undefined : failureOf(error).message,
  };
}
