import type { ConnectionInfo, ConnectionTest } from '../../../shared/api/types.ts';
import {
  FailureError,
  invalidInput,
  sentenceOf,
  toFailure,
} from '../../../shared/domain/failure.ts';
import { createLowCodeApiProvider } from '../../providers/lowcodeapi/createLowCodeApiProvider.ts';
import {
  createReplicateProvider,
  type ReplicateProvider,
} from '../../providers/replicate/createReplicateProvider.ts';
import { apiToken } from '../../providers/replicate/http/apiToken.ts';
import type { Provider } from '../../providers/provider.ts';
import type { SecretStore } from '../engine.ts';
import type { BuiltinServer } from './builtinServer.ts';
import { cachedProvider } from './cachedProvider.ts';
import type { Documents } from './documents.ts';
import type { Webhooks } from '../webhooks/createWebhooks.ts';
import { joined } from '../../../shared/sentences/joined.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** The services that run models, by id. */
export type Connections = {
  /** Throws `not-found` for an unknown id. Starts the built-in server at first use. */
  provider(id: string): Promise<Provider>;
  /** The first wait between two polls, in milliseconds. */
  pollMs(id: string): number;
  /** How long a create may be held open until its prediction has ended, in milliseconds; 0 where it cannot be. */
  holdMs(id: string): number;
  /** Live predictions at once. */
  limit(id: string): number;
  /** Says whether a prediction there costs no money, so that one too many does no harm. */
  isFree(id: string): boolean;
  title(id: string): string;
  /** Names the service and the account behind a connection without telling its token; undefined where it keeps nothing. */
  accountOf(id: string): Promise<string | undefined>;
  /** Throws `unauthorized`, with what to do, where a token is needed that is not there; asks nobody. */
  requireToken(id: string): Promise<void>;
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
  /** Copies of what remote services answered. */
  readonly documents: Documents;
  /** Tells two tokens apart without telling them. */
  readonly fingerprint: (secret: string) => string;
  readonly webhooks: Pick<Webhooks, 'join'>;
  /** Milliseconds since 1970; the system's clock unless given. */
  readonly now?: () => number;
};

const known = {
  builtin: { title: 'Built-in', pollMs: 60, holdMs: 0, limit: 4 },
  replicate: { title: 'Replicate', pollMs: 500, holdMs: 6_000, limit: 16 },
  // It hands no header on.
  lowcodeapi: { title: 'LowCodeAPI', pollMs: 500, holdMs: 0, limit: 16 },
} as const;

type KnownId = keyof typeof known;
type RemoteId = Exclude<KnownId, 'builtin'>;

/** A service on the internet: its token is kept under its id. */
type Remote = {
  readonly baseUrl: string;
  readonly tokenVariable: string;
  readonly baseUrlVariable: string;
  readonly notice?: Sentence;
  readonly connect: typeof createReplicateProvider;
};

const remotes: { readonly [I in RemoteId]: Remote } = {
  replicate: {
    baseUrl: 'https://api.replicate.com/v1',
    tokenVariable: 'REPLICATE_API_TOKEN',
    baseUrlVariable: 'REPLICATE_BASE_URL',
    connect: createReplicateProvider,
  },
  lowcodeapi: {
    baseUrl: 'https://api.lowcodeapi.com/replicate',
    tokenVariable: 'LOWCODEAPI_TOKEN',
    baseUrlVariable: 'LOWCODEAPI_BASE_URL',
    notice: say('access.thirdParty'),
    connect: createLowCodeApiProvider,
  },
};

/** Wires the connections of one engine. */
export function createConnections(options: ConnectionsOptions): Connections {
  const { secrets, env, builtin, documents, fingerprint, webhooks, now = Date.now } = options;
  const open = new Map<string, ReplicateProvider>();
  const baseUrlOf = (id: RemoteId): string =>
    env[remotes[id].baseUrlVariable] ?? remotes[id].baseUrl;
  const sourceOf = (id: RemoteId): string => `${id} ${baseUrlOf(id)}`;
  const envToken = (id: RemoteId): string | undefined =>
    env[remotes[id].tokenVariable] || undefined;

  const tokenOf = async (id: RemoteId): Promise<string | undefined> =>
    envToken(id) ?? (await secrets.get(id));

  const accountOf = async (id: KnownId): Promise<string> => {
    if (id !== 'builtin') return `${sourceOf(id)} ${fingerprint((await tokenOf(id)) ?? '')}`;
    // Its token is new with every process, and its files end with it.
    const { baseUrl, token } = await builtin.address();
    return `${id} ${baseUrl} ${fingerprint(token)}`;
  };

  const once = (key: string, connect: () => ReplicateProvider): ReplicateProvider => {
    const ready = open.get(key) ?? connect();
    open.set(key, ready);
    return ready;
  };

  const provider = async (text: string): Promise<ReplicateProvider> => {
    const id = toKnown(text);
    if (id !== 'builtin') {
      const token = (): Promise<string | undefined> => tokenOf(id);
      const baseUrl = baseUrlOf(id);
      return once(id, () => {
        const direct = remotes[id].connect({ id, baseUrl, token });
        const cached = cachedProvider(direct, { documents, source: sourceOf(id), now });
        return webhooks.join(cached, { baseUrl, account: () => accountOf(id) });
      });
    }
    // A child that died was started anew, at another address.
    const server = await builtin.address();
    return once(`${id} ${server.baseUrl}`, () =>
      webhooks.join(
        createReplicateProvider({
          id,
          baseUrl: server.baseUrl,
          token: () => server.token,
          ownFilesOnly: true,
        }),
        { baseUrl: server.baseUrl, account: async () => server.token },
      ),
    );
  };

  const info = async (id: KnownId): Promise<ConnectionInfo> => {
    if (id === 'builtin')
      return { id, title: known.builtin.title, baseUrl: '', token: 'not-needed' };
    const stored = await secrets.get(id).catch(() => undefined);
    const source =
      envToken(id) !== undefined ? 'environment' : stored === undefined ? 'missing' : secrets.kind;
    const { notice } = remotes[id];
    return {
      id,
      title: known[id].title,
      baseUrl: baseUrlOf(id),
      token: source,
      ...(notice === undefined ? {} : { notice }),
    };
  };

  const toRemote = (text: string): RemoteId => {
    const id = toKnown(text);
    if (id !== 'builtin') return id;
    throw new FailureError({
      kind: 'invalid-input',
      ...say('access.builtinToken'),
    });
  };

  return {
    provider,
    pollMs: (id) => known[toKnown(id)].pollMs,
    holdMs: (id) => known[toKnown(id)].holdMs,
    limit: (id) => known[toKnown(id)].limit,
    isFree: (id) => toKnown(id) === 'builtin',
    title: (id) => (isKnown(id) ? known[id].title : id),
    accountOf: (id) => accountOf(toKnown(id)),
    requireToken: async (text) => {
      const id = toKnown(text);
      if (id === 'builtin') return;
      const { tokenVariable } = remotes[id];
      await apiToken(() => tokenOf(id), { provider: known[id].title, tokenVariable });
    },
    list: () => Promise.all(Object.keys(known).filter(isKnown).map(info)),
    setToken: async (text, token) => {
      const id = toRemote(text);
      await secrets.set(id, parseToken(token));
      // Another account may not see the private models of the one before.
      documents.forgetSource(sourceOf(id));
      return info(id);
    },
    removeToken: async (text) => {
      const id = toRemote(text);
      await secrets.delete(id);
      documents.forgetSource(sourceOf(id));
      return info(id);
    },
    test: async (id) => {
      try {
        const account = await (await provider(id)).account.get({ retries: 1 });
        return { ok: true, username: account.username };
      } catch (error) {
        return { ok: false, ...sentenceOf(toFailure(error)) };
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
  throw invalidInput(say('access.badToken'));
}

function isKnown(id: string): id is KnownId {
  return Object.hasOwn(known, id);
}

function toKnown(id: string): KnownId {
  if (isKnown(id)) return id;
  throw new FailureError({
    kind: 'not-found',
    ...say('access.noProvider', { id, known: joined('or', Object.keys(known)) }),
  });
}
