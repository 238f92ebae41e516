import type { Reference } from '../../../shared/models/reference.ts';

/** A reference in a few words: a version's 64 digits say nothing to a reader, its first 8 do. */
export function describeReference(reference: Reference): string {
  switch (reference.kind) {
    case 'model':
      return reference.model.replace(/:([0-9a-f]{8})[0-9a-f]+$/i, ':$1');
    case 'prediction':
      return `Prediction ${reference.id}`;
    case 'deployment':
      return `Deployment ${reference.owner}/${reference.name}`;
    case 'cog':
      return `Cog server at ${reference.host}`;
  }
}
