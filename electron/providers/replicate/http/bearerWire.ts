import type { Wire } from './wire.ts';

/** Replicate's API as it is: real paths, and the token in a header. */
export const bearerWire: Wire = {
  tokenVariable: 'REPLICATE_API_TOKEN',
  url: ({ path, query }, address) => address.url(path, query),
  headers: (wanted, token) => ({ ...wanted, authorization: `Bearer ${token}` }),
  unwrap: (text) => text,
  refusal: (status, text) => ({ status, text }),
};
