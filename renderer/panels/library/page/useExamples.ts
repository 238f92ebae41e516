import type { Json, JsonObject } from '../../../../shared/domain/json.ts';
import type { ModelDetails } from '../../../../shared/domain/model.ts';
import { useEngine } from '../../../engine/EngineContext.tsx';
import { failureOf } from '../../../engine/failureOf.ts';
import { useLibrary } from '../LibraryContext.tsx';
import { resourceKey } from '../../resourceKey.ts';
import { useListing, type Listing } from '../../useListing.ts';
import { freshMs } from '../freshMs.ts';

/** A run of a model that its author shows. */
export type ModelExample = {
  readonly id: string;
  readonly input: JsonObject;
  readonly output: unknown;
  readonly metrics: { readonly [name: string]: Json };
};

/** The examples of a model; a provider that keeps no list of them may still have the model's default one. */
export function useExamples(model: ModelDetails): Listing<ModelExample> {
  const { resources } = useEngine();
  const { provider } = useLibrary();
  const { owner, name, example } = model;
  return useListing<ModelExample>({
    key: resourceKey(provider, 'models', 'examples', `${owner}/${name}`),
    staleTime: freshMs,
    fetchPage: async (request, signal) => {
      const fallback = example === null ? [] : [{ id: 'default', metrics: {}, ...example }];
      try {
        const page = await resources.models.examples(
          { provider, owner, name, ...request },
          { signal },
        );
        return page.items.length === 0 && request.cursor === undefined ? { items: fallback } : page;
      } catch (error) {
        if (failureOf(error).kind === 'not-found') return { items: fallback };
        throw error;
      }
    },
  });
}
