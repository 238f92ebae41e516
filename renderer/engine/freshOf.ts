import type { QueryFunctionContext } from '@tanstack/react-query';

/**
 * Asks past the engine's kept documents (`fresh`) where an answer was invalidated: somebody pressed reload, or has
 * just changed what it tells of. Everything else may be answered from disk.
 */
export function freshOf({ client, queryKey }: Pick<QueryFunctionContext, 'client' | 'queryKey'>): {
  readonly fresh?: true;
} {
  return client.getQueryState(queryKey)?.isInvalidated === true ? { fresh: true } : {};
}
