import { z } from 'zod';
import { isTerminal } from '../../../shared/domain/prediction.ts';
import type { Webhook } from '../../providers/provider.ts';
import type { ReplicateProvider } from '../../providers/replicate/createReplicateProvider.ts';
import { leadsToLoopback } from '../../providers/replicate/http/apiAddress.ts';
import { statusSchema } from '../../providers/replicate/schemas/predictionSchema.ts';
import { isSigned, type SignedMessage } from './isSigned.ts';
import { readBounded } from './readBounded.ts';
import { withWebhooks } from './withWebhooks.ts';

/** Asks providers to tell of predictions and trainings, and hears them. */
export type Webhooks = {
  /** The provider, which is asked so wherever it can reach this server. */
  join(provider: ReplicateProvider, at: WebhookSource): ReplicateProvider;
  /**
   * Answers POST /webhooks/replicate: 200 for what is signed, whatever it tells of; 401 for any other, 400 for what is
   * older than 5 minutes, 413 over 4 MiB, 404 without a public address. The answers are empty.
   */
  handle(request: Request): Promise<Response>;
};

export type WebhookSource = {
  readonly baseUrl: string;
  /** Names the account, whose secret it is. */
  readonly account: () => Promise<string>;
};

export type WebhooksOptions = {
  /** Without a slash at its end; undefined where this server cannot be reached. */
  readonly publicUrl: () => string | undefined;
  /** Called once for each hook that is signed and new. */
  readonly told: (id: string, hasEnded: boolean) => void;
  readonly now: () => number;
};

/** Where hooks are received, below the public address. */
const path = '/webhooks/replicate';
/** Output comes by stream and by the final answer. */
const events = ['start', 'logs', 'completed'] as const;
/** A prediction with its input and logs. */
const bodyLimit = 4 * 1024 * 1024;
const toleranceMs = 300_000;
/** How often a secret is asked for: a forged hook must not make requests elsewhere. */
const askAgainMs = 60_000;
const hookSchema = z.object({ id: z.string(), status: statusSchema });

type Source = WebhookSource & {
  readonly provider: ReplicateProvider;
  /** By account. */
  readonly asked: Map<
    string,
    { readonly at: number; readonly secret: Promise<string | undefined> }
  >;
};

/** Makes the webhooks of one engine; secrets stay in memory. */
export function createWebhooks({ publicUrl, told, now }: WebhooksOptions): Webhooks {
  const sources = new Set<Source>();
  const seen = new Map<string, number>();

  const isReached = ({ baseUrl }: WebhookSource): boolean => {
    const own = publicUrl();
    return own !== undefined && leadsToLoopback(own) === leadsToLoopback(baseUrl);
  };

  /** Asks for the secret, at most once a minute; the one before stays good where no answer comes. */
  const ask = async ({ account, asked, provider }: Source): Promise<string | undefined> => {
    const key = await account();
    const before = asked.get(key);
    if (before !== undefined && now() - before.at < askAgainMs) return before.secret;
    const secret = provider.webhooks.secret({ retries: 1 }).catch(() => before?.secret);
    asked.set(key, { at: now(), secret });
    return secret;
  };

  /** Undefined where the provider does not give it: then everything is polled as ever. */
  const secretOf = async (source: Source): Promise<string | undefined> =>
    (await source.asked.get(await source.account())?.secret) ?? ask(source);

  const order = async (source: Source): Promise<Webhook | undefined> => {
    if (!isReached(source) || (await secretOf(source)) === undefined) return undefined;
    return { url: `${publicUrl()}${path}`, events };
  };

  const fits = async (message: SignedMessage): Promise<boolean> => {
    const asked = [...sources].flatMap((source) => [...source.asked.values()]);
    const secrets = await Promise.all(asked.map(({ secret }) => secret));
    return secrets.some((secret) => secret !== undefined && isSigned(message, secret));
  };

  /** After a restart no secret is known yet, and the provider may have changed its own. */
  const fitsFresh = async (message: SignedMessage): Promise<boolean> => {
    for (const source of sources) if (isReached(source)) await ask(source).catch(() => undefined);
    return fits(message);
  };

  const isNew = (id: string): boolean => {
    const at = now();
    for (const [old, time] of seen) if (at - time > 2 * toleranceMs) seen.delete(old);
    if (seen.has(id)) return false;
    seen.set(id, at);
    return true;
  };

  return {
    join: (provider, at) => {
      const source: Source = { ...at, provider, asked: new Map() };
      sources.add(source);
      return withWebhooks(provider, () => order(source));
    },
    handle: async (request) => {
      if (publicUrl() === undefined) return answer(404);
      const body = await readBounded(request, bodyLimit);
      if (body === undefined) return answer(413);
      const message = toMessage(request.headers, body);
      if (message === undefined) return answer(401);
      if (!(await fits(message)) && !(await fitsFresh(message))) return answer(401);
      if (Math.abs(now() - Number(message.timestamp) * 1000) > toleranceMs) return answer(400);
      const hook = hookSchema.safeParse(parseJson(body));
      if (hook.success && isNew(message.id)) told(hook.data.id, isTerminal(hook.data.status));
      return answer(200);
    },
  };
}

function toMessage(headers: Headers, body: Uint8Array): SignedMessage | undefined {
  const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
    headers.get(`webhook-${name}`),
  );
  if (!id || !timestamp || !signatures || !/^\d{1,12}$/.test(timestamp)) return undefined;
  return { id, timestamp, signatures, body };
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    return undefined;
  }
}

function answer(status: number): Response {
  return new Response(null, { status });
}
