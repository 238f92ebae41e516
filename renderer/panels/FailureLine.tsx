import { failureOf } from '../engine/failureOf.ts';
import { FieldError } from '../ui/FieldError.tsx';

/** Why what was asked of the engine failed, in one sentence; nothing where it did not. */
export function FailureLine({ error }: { readonly error: Error | null }): React.ReactNode {
  return error === null ? null : <FieldError>{failureOf(error).message}</FieldError>;
}
