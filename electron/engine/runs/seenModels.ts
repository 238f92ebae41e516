import type { Documents } from '../connections/documents.ts';
import type { RunnableModel } from './modelOf.ts';

/** The models that have answered. */
export type SeenModels = {
  has(model: RunnableModel): boolean;
  note(model: RunnableModel): void;
};

/**
 * Remembers models while the engine lives, and a version of a built-in model for as long as Patchbay's own version
 * stays: their process is not started only to hear that it has what it had. What remote services have told is kept by
 * their connections.
 */
export function createSeenModels(documents: Documents, patchbayVersion: string): SeenModels {
  const seen = new Set<string>();
  const keptAs = ({ provider, kind, owner, name, version }: RunnableModel) =>
    provider === 'builtin' && kind === 'model' && version !== null
      ? {
          source: `builtin ${patchbayVersion}`,
          kind: 'seen',
          subject: `${owner}/${name}`,
          part: version,
        }
      : undefined;
  return {
    has: (model) => {
      if (seen.has(JSON.stringify(model))) return true;
      const key = keptAs(model);
      return key !== undefined && documents.find(key) !== undefined;
    },
    note: (model) => {
      seen.add(JSON.stringify(model));
      const key = keptAs(model);
      if (key !== undefined) documents.keep(key, true);
    },
  };
}
