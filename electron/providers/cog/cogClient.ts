import type { z } from 'zod';
import { canceled, FailureError } from '../../../shared/domain/failure.ts';
import { isJsonObject, type JsonObject } from '../../../shared/domain/json.ts';
import { answerFailure } from '../replicate/http/answerFailure.ts';
import { NetworkError, toNetworkError } from '../replicate/http/networkError.ts';
import { parseProblem } from '../replicate/http/problem.ts';
import { discard, readBody } from '../replicate/http/readBody.ts';
import { createTransport, type HttpAnswer } from '../replicate/http/transport.ts';
import type { CogAddress } from './cogAddress.ts';
import { cogHealthSchema, cogRootSchema, type CogHealth } from './cogSchemas.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** The HTTP interface of one Cog server. Nothing is retried, and no token is ever sent. */
export type CogClient = {
  readonly address: CogAddress;
  /** As messages name it. */
  readonly name: Sentence;
  /** Throws `provider-rejected` where something else than Cog answers. */
  recognise(signal?: AbortSignal): Promise<z.infer<typeof cogRootSchema>>;
  health(signal?: AbortSignal): Promise<CogHealth>;
  /** The model's OpenAPI document; undefined while the server has none to show. */
  schema(signal?: AbortSignal): Promise<JsonObject | undefined>;
  /** Sends a prediction; without streaming, the answer comes when it has ended. */
  predict(request: CogPredict): Promise<HttpAnswer>;
  /** False where the server does not know the id, or it has ended. */
  cancel(id: string, signal?: AbortSignal): Promise<boolean>;
  /** GET of a file's URL that the model gave. */
  fetch(url: URL, signal?: AbortSignal): Promise<HttpAnswer>;
  /** The failure that a refused request means; reads its body. */
  refusal(answer: HttpAnswer, what: Sentence): Promise<FailureError>;
  close(): Promise<void>;
};

export type CogPredict = {
  readonly body: string;
  readonly streaming: boolean;
  readonly signal: AbortSignal;
};

const quickMs = 15_000;
// A stream says something every 15 s; a sync answer is silent for as long as the model works.
const streamSilenceMs = 60_000;
const maxDocumentBytes = 16 * 1024 * 1024;
const maxProblemBytes = 64 * 1024;

/** Wires a client of one Cog server. */
export function createCogClient(address: CogAddress): CogClient {
  const name = say('cog.server', { host: address.host });
  const quick = createTransport({ connectMs: 5000, headersMs: quickMs, idleMs: quickMs });
  const patient = createTransport({ connectMs: 5000, headersMs: 0, idleMs: 0 });
  const at = (path: string): URL => new URL(path, address.origin);

  const refusal = async (answer: HttpAnswer, what: Sentence): Promise<FailureError> => {
    const status = answer.statusCode;
    const problem = parseProblem(await readBody(answer, maxProblemBytes).catch(() => ''));
    if (status !== 401 && status !== 403) {
      const refused = {
        provider: name,
        what,
        status,
        problem,
        retryAfterMs: undefined,
        tokenVariable: '',
      };
      return new FailureError(answerFailure(refused));
    }
    const told = say('cog.asksLogin', { server: name, status });
    return new FailureError({ kind: 'provider-rejected', status, fields: [], ...told });
  };

  const get = async (path: string, signal?: AbortSignal): Promise<HttpAnswer> => {
    try {
      return await quick.send({ method: 'GET', url: at(path), headers: plain, signal });
    } catch (error) {
      throw unreachable(address, error, signal);
    }
  };

  const read = async <T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal): Promise<T> => {
    const answer = await get(path, signal);
    const text = await textOf(answer, { address, signal });
    const parsed = schema.safeParse(tryJson(text));
    if (answer.statusCode === 200 && parsed.success) return parsed.data;
    throw notCog(address);
  };

  return {
    address,
    name,
    refusal,
    recognise: (signal) => read('/', cogRootSchema, signal),
    health: (signal) => read('/health-check', cogHealthSchema, signal),
    schema: async (signal) => {
      const answer = await get('/openapi.json', signal);
      const text = await textOf(answer, { address, signal });
      if (answer.statusCode === 503) return undefined;
      const document = tryJson(text);
      if (answer.statusCode === 200 && isJsonObject(document)) return document;
      throw notCog(address);
    },
    predict: ({ body, streaming, signal }) =>
      patient.send({
        method: 'POST',
        url: at('/predictions'),
        headers: {
          ...plain,
          'content-type': 'application/json',
          accept: streaming ? 'text/event-stream' : 'application/json',
        },
        body,
        signal,
        // Of its own, as closing it ends the prediction, and a stale one would lose it.
        ownConnection: true,
        ...(streaming ? { idleTimeoutMs: streamSilenceMs } : {}),
      }),
    cancel: async (id, signal) => {
      const url = at(`/predictions/${encodeURIComponent(id)}/cancel`);
      const answer = await quick
        .send({ method: 'POST', url, headers: plain, signal })
        .catch((error: unknown) => {
          throw unreachable(address, error, signal);
        });
      discard(answer);
      return answer.statusCode >= 200 && answer.statusCode < 300;
    },
    fetch: (url, signal) => quick.send({ method: 'GET', url, headers: fileHeaders, signal }),
    close: async () => {
      await Promise.all([quick.close(), patient.close()]);
    },
  };
}

const plain = { 'user-agent': 'patchbay', accept: 'application/json' };
const fileHeaders = { 'user-agent': 'patchbay', 'accept-encoding': 'identity' };

/** The failure of a request that got no answer. */
function unreachable(address: CogAddress, error: unknown, signal?: AbortSignal): FailureError {
  if (signal?.aborted === true) return canceled();
  const { trouble } = toNetworkError(error);
  return new FailureError({
    kind: 'provider-unavailable',
    ...say('cog.unreached', { host: address.host, trouble }),
  });
}

async function textOf(
  answer: HttpAnswer,
  source: { readonly address: CogAddress; readonly signal?: AbortSignal | undefined },
): Promise<string> {
  try {
    return await readBody(answer, maxDocumentBytes);
  } catch (error) {
    if (error instanceof NetworkError) throw unreachable(source.address, error, source.signal);
    throw error;
  }
}

function notCog({ host }: CogAddress): FailureError {
  return new FailureError({
    kind: 'provider-rejected',
    status: 200,
    fields: [],
    ...say('cog.notCog', { host }),
  });
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
