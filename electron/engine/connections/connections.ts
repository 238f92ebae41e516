import type { ConnectionInfo, ConnectionTest } from '../../../shared/api/types.ts';
import { FailureError, invalidInput, toFailure } from '../../../shared/domain/failure.ts';
import {
  createReplicateProvider,
  type ReplicateProvider,
} from '../../providers/replicate/createReplicateProvider.ts';
import type { Provider } from '../../providers/provider.ts';
import type { SecretStore } from '../engine.ts';
import type { BuiltinServer } from './builtinServer.ts';

/** The services that run models, by id. */
export type Connections = {
  /** Throws `not-found` for an unknown id. Starts the built-in server at first use. */
  provider(id: string): Promise<Provider>;
  /** The first wait between two polls, in milliseconds. */
  pollMs(id: string): number;
  /** Live predictions at once. */
  limit(id: string): number;
  title(id: string): string;
  list(): Promise<readonly ConnectionInfo[]>;
  setToken(id: string, token: string): Promise<ConnectionInfo>;
  removeToken(id: string): Promise<ConnectionInfo>;
  test(id: string): Promise<ConnectionTest>;
  close(): Promise<void>;
};

export type ConnectionsOptions = {
  readonly secrets: SecretStore;
  readonly env: { readonly [name: string]: string | undefined };
  readonly builtin: BuiltinServer;
};

const replicateUrl = 'https://api.replicate.com/v1';
const tokenName = 'replicate';

const known = {
  builtin: { title: 'Built-in', pollMs: 60, limit: 4 },
  replicate: { title: 'Replicate', pollMs: 500, limit: 16 },
} as const;

type KnownId = keyof typeof known;

/** Wires the connections of one engine. */
export function createConnections({ secrets, env, builtin }: ConnectionsOptions): Connections {
  const open = new Map<string, ReplicateProvider>();
  const baseUrl = env['REPLICATE_BASE_URL'] ?? replicateUrl;
  const envToken = (): string | undefined => env['REPLICATE_API_TOKEN'] || undefined;

  const once = (key: string, connect: () => ReplicateProvider): ReplicateProvider => {
    const ready = open.get(key) ?? connect();
    open.set(key, ready);
    return ready;
  };

  const provider = async (text: string): Promise<ReplicateProvider> => {
    const id = toKnown(text);
    if (id === 'replicate') {
      const token = async (): Promise<string | undefined> =>
        envToken() ?? (await secrets.get(tokenName));
      return once(id, () => createReplicateProvider({ id, baseUrl, token }));
    }
    // A child that died was started anew, at another address.
    const server = await builtin.address();
    return once(`${id} ${server.baseUrl}`, () =>
      createReplicateProvider({ id, baseUrl: server.baseUrl, token: () => server.token }),
    );
  };

  const info = async (id: KnownId): Promise<ConnectionInfo> => {
    if (id === 'builtin')
      return { id, title: known.builtin.title, baseUrl: '', token: 'not-needed' };
    const stored = await secrets.get(tokenName).catch(() => undefined);
    const source =
      envToken() !== undefined ? 'environment' : stored === undefined ? 'missing' : secrets.kind;
    return { id, title: known.replicate.title, baseUrl, token: source };
  };

  const requireToken = (text: string): KnownId => {
    const id = toKnown(text);
    if (id !== 'builtin') return id;
    throw new FailureError({
      kind: 'invalid-input',
      message: 'The built-in models need no token.',
    });
  };

  return {
    provider,
    pollMs: (id) => known[toKnown(id)].pollMs,
    limit: (id) => known[toKnown(id)].limit,
    title: (id) => (isKnown(id) ? known[id].title : id),
    list: () => Promise.all([info('builtin'), info('replicate')]),
    setToken: async (text, token) => {
      const id = requireToken(text);
      await secrets.set(tokenName, parseToken(token));
      return info(id);
    },
    removeToken: async (text) => {
      const id = requireToken(text);
      await secrets.delete(tokenName);
      return info(id);
    },
    test: async (id) => {
      try {
        const account = await (await provider(id)).account.get();
        return { ok: true, username: account.username };
      } catch (error) {
        return { ok: false, message: toFailure(error).message };
      }
    },
    close: async () => {
      for (const each of open.values()) await each.close();
      await builtin.close();
    },
  };
}

/** Whatever is not printable ASCII cannot be sent in a header; the message must not repeat the token. */
function parseToken(text: string): string {
  const token = text.trim();
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw invalidInput(
    'The token is empty or holds spaces or other characters that no token has: copy it again from your account.',
  );
}

function isKnown(id: string): id is KnownId {
  return Object.hasOwn(known, id);
}

function toKnown(id: string): KnownId {
  if (isKnown(id)) return id;
  throw new FailureError({
    kind: 'not-found',
    message: `There is no provider "${id}": choose ${Object.keys(known).join(' or ')}.`,
  });
}
