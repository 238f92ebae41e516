/** The options of a provider's call for the signal of a request. */
export function callOptions(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

/** The same for one page of a list. */
export function listOptions(
  signal: AbortSignal | undefined,
  cursor: string | undefined,
): { readonly signal?: AbortSignal; readonly cursor?: string } {
  return { ...callOptions(signal), ...(cursor === undefined ? {} : { cursor }) };
}
