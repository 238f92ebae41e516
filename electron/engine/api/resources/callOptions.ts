import type { CallOptions } from '../../../providers/provider.ts';

/** The options of a provider's call for the signal of a request; `fresh` takes no copy that was kept. */
export function callOptions(
  signal: AbortSignal | undefined,
  fresh?: boolean,
): Pick<CallOptions, 'signal' | 'fresh'> {
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(fresh === undefined ? {} : { fresh }),
  };
}

/** The same for one page of a list. */
export function listOptions(
  signal: AbortSignal | undefined,
  cursor: string | undefined,
  fresh?: boolean,
): ReturnType<typeof callOptions> & { readonly cursor?: string } {
  return { ...callOptions(signal, fresh), ...(cursor === undefined ? {} : { cursor }) };
}
