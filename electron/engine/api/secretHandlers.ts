import { base } from './base.ts';
import type { Services } from './services.ts';

/** The handlers of `contract.secrets`. A value goes in and never comes out. */
export function createSecretHandlers({ secrets }: Services) {
  return base.secrets.router({
    list: base.secrets.list.handler(() => secrets.list()),
    set: base.secrets.set.handler(({ input }) => secrets.set(input.name, input.value)),
    remove: base.secrets.remove.handler(({ input }) => secrets.remove(input.name)),
  });
}
