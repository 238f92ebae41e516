import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Account } from '../../../../shared/domain/account.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { useManage } from '../ManageContext.tsx';
import { resourceKey } from '../../resourceKey.ts';

/** Whose things are shown. */
export function useAccount(): UseQueryResult<Account> {
  const engine = useEngine();
  const { provider } = useManage();
  return useQuery({
    queryKey: resourceKey(provider, 'account'),
    queryFn: ({ signal }) => engine.resources.account.get({ provider }, { signal }),
  });
}
