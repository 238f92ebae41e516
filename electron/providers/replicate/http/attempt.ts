import {
  FailureError,
  canceled,
  toFailure,
  type Failure,
} from '../../../../shared/domain/failure.ts';
import type { Sleep } from './abortableSleep.ts';
import { answerFailure } from './answerFailure.ts';
import type { ApiAddress } from './apiAddress.ts';
import type { ApiCall } from './apiCall.ts';
import { apiToken, type TokenSource } from './apiToken.ts';
import { graceSignal } from './graceSignal.ts';
import { NetworkError } from './networkError.ts';
import { parseProblem } from './problem.ts';
import { headerOf, readBody } from './readBody.ts';
import { redact, withoutSecrets } from './redact.ts';
import { parseRetryAfter } from './retryDelay.ts';
import type { HttpAnswer, Transport } from './transport.ts';
import type { Wire } from './wire.ts';
import { say } from '../../../../shared/sentences/say.ts';
import type { Place, Sentence } from '../../../../shared/domain/sentence.ts';

const maxAnswerBytes = 64 * 1024 * 1024;
const maxProblemBytes = 256 * 1024;

/** What one attempt needs. */
export type AttemptContext = {
  readonly provider: Place;
  readonly address: ApiAddress;
  readonly transport: Transport;
  readonly token: TokenSource;
  readonly wire: Wire;
  readonly userAgent: string;
  readonly now: () => number;
  readonly sleep: Sleep;
};

/** How one attempt ended; `again` says that a repetition is harmless and may help. */
export type AttemptResult<T> =
  | { readonly type: 'value'; readonly value: T }
  | {
      readonly type: 'failed';
      readonly failure: Failure;
      readonly again: boolean;
      readonly throttled: boolean;
      /** The request may have been carried out, but no whole answer came. */
      readonly lost: boolean;
      readonly retryAfterMs: number | undefined;
    };

type Call<T> = ApiCall<T> & { readonly signal: AbortSignal };

/** Sends a call once. Throws FailureError where no answer could change anything (canceled, no token, no file). */
export async function attempt<T>(
  context: AttemptContext,
  call: Call<T>,
): Promise<AttemptResult<T>> {
  const { provider, wire } = context;
  const token = await apiToken(context.token, { provider, tokenVariable: wire.tokenVariable });
  if (call.signal.aborted) throw canceled();
  const grace =
    call.onceOnly === undefined
      ? undefined
      : graceSignal(call.signal, call.onceOnly.abortGraceMs, context.sleep);
  try {
    const answer = await context.transport.send({
      method: call.method,
      url: wire.url(call, context.address, token),
      headers: headersOf(context, call, token),
      ...bodyOf(call),
      signal: grace?.signal ?? call.signal,
      ownConnection: call.onceOnly !== undefined,
      ...(call.method === 'DELETE' && wire.deleteAnswerMs !== undefined
        ? { headersTimeoutMs: wire.deleteAnswerMs }
        : {}),
    });
    return await read(context, call, { answer, token });
  } catch (error) {
    return lost(context, call, error);
  } finally {
    grace?.release();
  }
}

function headersOf<T>(
  { userAgent, wire }: AttemptContext,
  call: Call<T>,
  token: string,
): Record<string, string> {
  return {
    accept: 'application/json',
    'user-agent': userAgent,
    ...(call.json === undefined ? {} : { 'content-type': 'application/json' }),
    ...wire.headers(call.headers ?? {}, token),
  };
}

function bodyOf<T>(call: Call<T>): { readonly body?: string | AsyncIterable<Uint8Array> } {
  if (call.body !== undefined) return { body: call.body() };
  return call.json === undefined ? {} : { body: JSON.stringify(call.json) };
}

type Received = { readonly answer: HttpAnswer; readonly token: string };

async function read<T>(
  context: AttemptContext,
  call: Call<T>,
  { answer, token }: Received,
): Promise<AttemptResult<T>> {
  const good = answer.statusCode >= 200 && answer.statusCode < 300;
  const text = await readBody(answer, good ? maxAnswerBytes : maxProblemBytes);
  if (!good) return refused(context, call, { answer, token, text });
  // Careless services put the request that they got into logs, errors and descriptions.
  const reading = call.read(withoutSecrets(context.wire.unwrap(text), [token]));
  if (reading.ok) return { type: 'value', value: reading.value };
  if (call.onceOnly !== undefined)
    return unknownOutcome(context, call, say('providers.gave', { problem: reading.problem }));
  const told = say('providers.unusable', {
    provider: context.provider,
    what: call.what,
    problem: reading.problem,
  });
  const kind = reading.again ? 'provider-unavailable' : 'unexpected';
  return failed({ kind, ...told }, { again: reading.again });
}

function refused<T>(
  context: AttemptContext,
  call: Call<T>,
  { answer, token, text }: Received & { readonly text: string },
): AttemptResult<T> {
  const refusal = context.wire.refusal(answer.statusCode, text);
  const { status } = refusal;
  const unclear = status >= 500 || status === 408;
  if (unclear && call.onceOnly !== undefined) {
    return unknownOutcome(context, call, say('providers.answeredWith', { status }));
  }
  const problem = parseProblem(redact(refusal.text, [token]));
  const inBody =
    problem.retryAfter === undefined ? undefined : Math.ceil(problem.retryAfter * 1000);
  const header = refusal.retryAfter ?? headerOf(answer.headers, 'retry-after');
  const retryAfterMs = inBody ?? parseRetryAfter(header, context.now());
  const failure = answerFailure({
    provider: context.provider,
    tokenVariable: context.wire.tokenVariable,
    what: call.what,
    status,
    problem,
    // 0 says that the provider did not: a refused create is known to have made nothing all the same.
    retryAfterMs: status === 429 ? (retryAfterMs ?? 0) : retryAfterMs,
  });
  const throttled = status === 429;
  return failed(failure, { again: unclear || throttled, throttled, retryAfterMs });
}

function lost<T>(context: AttemptContext, call: Call<T>, error: unknown): AttemptResult<T> {
  if (error instanceof FailureError) throw error;
  if (!(error instanceof NetworkError)) throw new FailureError(toFailure(error));
  if (call.onceOnly !== undefined && error.sent) {
    return unknownOutcome(context, call, say('providers.answerLost', { trouble: error.trouble }));
  }
  if (call.signal.aborted) throw canceled();
  const { trouble, advice } = error;
  const told = say('providers.unreached', {
    provider: context.provider,
    address: context.address.origin,
    what: call.what,
    trouble,
    advice,
  });
  return failed(
    { kind: 'provider-unavailable', ...told, unreached: true },
    { again: call.onceOnly === undefined, lost: error.sent },
  );
}

function unknownOutcome<T>(
  { provider }: AttemptContext,
  { what, onceOnly }: Call<T>,
  why: Sentence,
): AttemptResult<T> {
  const kept = say(`providers.${onceOnly?.kept ?? 'predictions'}`);
  const told = say('providers.unknownOutcome', { provider, what, why, kept });
  return failed(
    { kind: 'unknown-outcome', intent: onceOnly?.intent ?? what.message, ...told },
    { again: false },
  );
}

type Retrying = {
  readonly again: boolean;
  readonly throttled?: boolean;
  readonly lost?: boolean;
  readonly retryAfterMs?: number | undefined;
};

function failed(failure: Failure, retrying: Retrying) {
  const { again, throttled = false, lost = false, retryAfterMs } = retrying;
  return { type: 'failed' as const, failure, again, throttled, lost, retryAfterMs };
}
