import { canceled } from '../../../shared/domain/failure.ts';
import type { CallOptions } from '../provider.ts';

const cancelTimeoutMs = 10_000;

/** Cancels what was created for a caller who has given up since, and throws that it was canceled. Gives it where that cannot be: whoever asked has to know what lives. */
export async function cancelCreated<T extends { readonly id: string }>(
  created: T,
  cancel: (id: string, options: CallOptions) => Promise<unknown>,
): Promise<T> {
  try {
    await cancel(created.id, { signal: AbortSignal.timeout(cancelTimeoutMs) });
  } catch {
    return created;
  }
  throw canceled();
}
