import type { ConnectionInfo, ConnectionTest } from '../../../shared/api/types.ts';
import { invalidInput, sentenceOf, toFailure } from '../../../shared/domain/failure.ts';
import type { CogConnections } from './cogConnections.ts';
import type { Connections } from './connections.ts';
import { isCogId } from '../../../shared/domain/model.ts';
import { say } from '../../../shared/sentences/say.ts';

/** The services known by name, and the Cog servers known by their addresses. */
export type AllConnections = Connections & {
  /** Adds a Cog server by its address. Throws `invalid-input` for an address that is not allowed. */
  addCog(url: string): Promise<ConnectionInfo>;
  /** Takes a connection away that was added by its address. Throws `invalid-input` for any other. */
  remove(id: string): Promise<void>;
};

/** The first wait between two looks at a prediction, in milliseconds; a look costs no request. */
const pollMs = 60;
/** Predictions at once; a server takes one by default, and more than that wait in the adapter. */
const limit = 4;

/** Joins both: an id that begins with `cog:` is that of a Cog server. */
export function withCog(named: Connections, cog: CogConnections): AllConnections {
  const test = async (id: string): Promise<ConnectionTest> => {
    try {
      return { ok: true, username: (await cog.provider(id).account.get({ retries: 1 })).username };
    } catch (error) {
      return { ok: false, ...sentenceOf(toFailure(error)) };
    }
  };
  return {
    provider: async (id) => (isCogId(id) ? cog.provider(id) : named.provider(id)),
    pollMs: (id) => (isCogId(id) ? pollMs : named.pollMs(id)),
    holdMs: (id) => (isCogId(id) ? 0 : named.holdMs(id)),
    limit: (id) => (isCogId(id) ? limit : named.limit(id)),
    isFree: (id) => isCogId(id) || named.isFree(id),
    title: (id) => (isCogId(id) ? cog.title(id) : named.title(id)),
    accountOf: async (id) => (isCogId(id) ? undefined : named.accountOf(id)),
    requireToken: async (id) => (isCogId(id) ? undefined : named.requireToken(id)),
    list: async () => [...(await named.list()), ...cog.list()],
    setToken: async (id, token) => named.setToken(withToken(id), token),
    removeToken: async (id) => named.removeToken(withToken(id)),
    test: (id) => (isCogId(id) ? test(id) : named.test(id)),
    addCog: (url) => cog.add(url),
    remove: async (id) => {
      if (isCogId(id)) return cog.remove(id);
      throw invalidInput(say('access.stays', { provider: named.title(id) }));
    },
    close: async () => {
      await cog.close();
      await named.close();
    },
  };
}

function withToken(id: string): string {
  if (isCogId(id)) throw invalidInput(say('access.cogToken'));
  return id;
}
