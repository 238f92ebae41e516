import type { Reference } from '../../../shared/models/reference.ts';
import { t } from '../../messages/t.ts';

/** A reference in a few words: a version's 64 digits say nothing to a reader, its first 8 do. */
export function describeReference(reference: Reference): string {
  switch (reference.kind) {
    case 'model':
      return reference.model.replace(/:([0-9a-f]{8})[0-9a-f]+$/i, ':$1');
    case 'prediction':
      return t('edits.paste.prediction', { id: reference.id });
    case 'deployment':
      return t('edits.paste.deployment', { name: `${reference.owner}/${reference.name}` });
    case 'cog':
      return t('edits.paste.cog', { host: reference.host });
  }
}
