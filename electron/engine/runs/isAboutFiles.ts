import type { Failure } from '../../../shared/domain/failure.ts';
import { portOfField } from '../../../shared/models/portOfField.ts';

const gone =
  /\b(404|410|expired|deleted|no longer|not found|could not be (read|fetched|downloaded))\b/i;

/**
 * Says whether the uploaded files of a prediction may be what failed; `ports` are the inputs that hold them.
 * In doubt yes: another upload costs less than a run that fails again and again.
 */
export function isAboutFiles(failure: Failure, ports: readonly string[]): boolean {
  if (ports.length === 0) return false;
  switch (failure.kind) {
    case 'not-found':
      return true;
    case 'provider-rejected': {
      if (failure.status !== 422) return false;
      // Such as `input.image` or `input.images.0`.
      const { fields } = failure;
      return fields.length === 0 || fields.some(({ field }) => portOfField(field, ports) !== null);
    }
    case 'prediction-failed':
      return gone.test(failure.message);
    case 'invalid-input':
    case 'unauthorized':
    case 'payment-required':
    case 'provider-unavailable':
    case 'timed-out':
    case 'budget-exceeded':
    case 'canceled':
    case 'unknown-outcome':
    case 'storage':
    case 'unexpected':
      return false;
  }
}
