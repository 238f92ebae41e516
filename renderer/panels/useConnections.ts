import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ConnectionInfo } from '../../shared/api/types.ts';
import { useEngine } from '../engine/EngineContext.tsx';

/** The services that run models, and what is known of their tokens. */
export function useConnections(): UseQueryResult<readonly ConnectionInfo[]> {
  const engine = useEngine();
  return useQuery({
    queryKey: ['connections.list'],
    queryFn: ({ signal }) => engine.connections.list(undefined, { signal }),
  });
}
