import { useQueries } from '@tanstack/react-query';
import { useEngine } from '../../engine/EngineContext.tsx';
import { matchScore } from './matchScore.ts';
import { providerTitle, type PaletteEntry, type PaletteGroup } from './paletteEntry.ts';
import { t } from '../../messages/t.ts';

/**
 * The deployments of each account that answer the query, by their own name or that of their model. A failure is left
 * to the search for models to tell, as it has the same reason.
 */
export function useDeploymentGroups(
  providers: readonly string[],
  query: string,
): readonly PaletteGroup[] {
  const engine = useEngine();
  const lists = useQueries({
    queries: providers.map((provider) => ({
      queryKey: ['deployments.list', provider],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        engine.resources.deployments.list({ provider }, { signal }),
      staleTime: 60_000,
      retry: false,
    })),
  });
  return providers.map((provider, index): PaletteGroup => {
    const entries = (lists[index]?.data?.items ?? []).flatMap((deployment): PaletteEntry[] => {
      const { owner, name, release } = deployment;
      const title = `${owner}/${name}`;
      const model = release?.model ?? '';
      if (matchScore(query, title, ['deployment', model]) === 0) return [];
      return [
        {
          kind: 'deployment',
          id: `deployment ${provider} ${title}`,
          provider,
          deployment: title,
          model,
        },
      ];
    });
    const heading = t('palette.useDeploymentGroups.deployments', {
      provider: providerTitle(provider),
    });
    return { id: `deployments ${provider}`, heading, entries, status: 'ready' };
  });
}
