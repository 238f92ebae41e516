/** One page of a listing; `next` is an opaque cursor for the same call, absent on the last page. */
export type Page<T> = { readonly items: readonly T[]; readonly next?: string };
