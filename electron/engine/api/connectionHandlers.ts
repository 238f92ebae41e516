import { base } from './base.ts';
import type { Services } from './services.ts';

/** The handlers of `contract.connections`. A token goes in and never comes out. */
export function createConnectionHandlers({ connections, publicUrl }: Services) {
  return base.connections.router({
    list: base.connections.list.handler(() => connections.list()),
    setToken: base.connections.setToken.handler(({ input }) =>
      connections.setToken(input.id, input.token),
    ),
    removeToken: base.connections.removeToken.handler(({ input }) =>
      connections.removeToken(input.id),
    ),
    addCog: base.connections.addCog.handler(({ input }) => connections.addCog(input.url)),
    remove: base.connections.remove.handler(({ input }) => connections.remove(input.id)),
    test: base.connections.test.handler(({ input }) => connections.test(input.id)),
    getPublicUrl: base.connections.getPublicUrl.handler(() => publicUrl.get()),
    setPublicUrl: base.connections.setPublicUrl.handler(({ input }) => publicUrl.set(input.url)),
  });
}
