import { base } from './base.ts';
import type { Services } from './services.ts';

/** The handlers of `contract.library`. */
export function createShelfHandlers({ shelf }: Services) {
  return base.library.router({
    get: base.library.get.handler(({ input }) => shelf.get(input.provider)),
    setFavourite: base.library.setFavourite.handler(({ input }) => shelf.setFavourite(input)),
  });
}
