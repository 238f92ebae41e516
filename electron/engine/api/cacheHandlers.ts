import { base } from './base.ts';
import type { Services } from './services.ts';

/** The handlers of `contract.cache`. */
export function createCacheHandlers({ cache }: Pick<Services, 'cache'>) {
  return base.cache.router({
    stats: base.cache.stats.handler(() => cache.stats()),
    clear: base.cache.clear.handler(({ input }) => cache.clear(input)),
    setLimit: base.cache.setLimit.handler(({ input }) => {
      cache.setLimit(input.bytes);
      cache.evict();
      return cache.stats();
    }),
  });
}
