import { Readable, Transform, pipeline } from 'node:stream';
import { FailureError, canceled, type Failure } from '../../../shared/domain/failure.ts';
import type { CallOptions, Download } from '../provider.ts';
import { parseDataUrl } from './dataUrl.ts';
import { downloadName } from './downloadName.ts';
import { answerFailure } from './http/answerFailure.ts';
import type { ApiClient } from './http/apiClient.ts';
import { fetchForeign } from './http/fetchForeign.ts';
import { knownSecrets } from './http/knownSecrets.ts';
import { NetworkError } from './http/networkError.ts';
import { parseProblem } from './http/problem.ts';
import { discard, headerOf, readBody } from './http/readBody.ts';
import { redact, withoutSecrets } from './http/redact.ts';
import { parseRetryAfter, retryDelay } from './http/retryDelay.ts';
import type { HttpAnswer } from './http/transport.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Place } from '../../../shared/domain/sentence.ts';

const maxProblemBytes = 64 * 1024;
const plainBytes = { 'accept-encoding': 'identity' };

/**
 * Opens an output for reading. The start is retried like any GET; a body that breaks off later is an error of
 * the stream (`provider-unavailable`), and the caller starts again.
 */
export async function downloadFile(
  client: ApiClient,
  url: string,
  options?: CallOptions,
): Promise<Download> {
  const signal = client.signal(options?.signal);
  if (signal.aborted) throw canceled();
  if (/^data:/i.test(url)) return fromDataUrl(client, url);
  for (let retry = 1; ; retry += 1) {
    const start = await open(client, url, signal);
    if ('download' in start) return start.download;
    const moment = { retry, retryAfterMs: start.retryAfterMs, random: client.random() };
    const delay = start.again ? retryDelay(moment) : undefined;
    if (delay === undefined) throw start.error;
    await client.sleep(delay, signal);
  }
}

type Start =
  | { readonly download: Download }
  | {
      readonly error: FailureError;
      readonly again: boolean;
      readonly retryAfterMs?: number | undefined;
    };

async function open(client: ApiClient, url: string, signal: AbortSignal): Promise<Start> {
  try {
    const answer = await fetchForeign(client, url, { headers: plainBytes, signal });
    const encoding = headerOf(answer.headers, 'content-encoding') ?? 'identity';
    if (answer.statusCode === 200 && encoding !== 'identity') throw encoded(answer, url);
    const secrets = await knownSecrets(client.context);
    if (answer.statusCode !== 200) return await refused(client, answer, { url, secrets });
    return { download: toDownload(answer, { url, signal, secrets }) };
  } catch (error) {
    if (signal.aborted) throw canceled();
    if (!(error instanceof NetworkError)) throw error;
    const { trouble, advice } = error;
    const told = say('providers.downloadFailed', { host: hostOf(url), trouble, advice });
    const failure: Failure = { kind: 'provider-unavailable', ...told, unreached: true };
    return { error: new FailureError(failure), again: true };
  }
}

async function refused(
  client: ApiClient,
  answer: HttpAnswer,
  { url, secrets }: Pick<Source, 'url' | 'secrets'>,
): Promise<Start> {
  const status = answer.statusCode;
  const problem = parseProblem(redact(await readBody(answer, maxProblemBytes), secrets));
  const header = headerOf(answer.headers, 'retry-after');
  const retryAfterMs = parseRetryAfter(header, client.context.now());
  const what = say('calls.deliverFile', { host: hostOf(url) });
  const failure = isGone(client, url, status)
    ? goneFailure(url, status)
    : answerFailure({
        provider: client.provider,
        tokenVariable: client.context.wire.tokenVariable,
        what,
        status,
        problem,
        retryAfterMs,
      });
  const again = failure.kind === 'provider-unavailable';
  return { error: new FailureError(failure), again, retryAfterMs };
}

// Storage hosts answer 401 or 403 for a signed address that has expired: no token would help.
function isGone(client: ApiClient, url: string, status: number): boolean {
  if (status === 404 || status === 410) return true;
  const foreign = new URL(url).origin !== client.address.origin;
  return foreign && (status === 401 || status === 403);
}

function goneFailure(url: string, status: number): Failure {
  return {
    kind: 'not-found',
    ...say('providers.outputGone', { host: hostOf(url), status }),
  };
}

type Source = {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly secrets: readonly string[];
};

function toDownload(answer: HttpAnswer, source: Source): Download {
  const length = headerOf(answer.headers, 'content-length');
  const size = length !== undefined && /^\d+$/.test(length) ? Number(length) : null;
  const hide = (text: string): string => withoutSecrets(text, source.secrets);
  const type = hide(headerOf(answer.headers, 'content-type') ?? '');
  const mediaType = type.split(';')[0]?.trim().toLowerCase();
  return {
    body: wholeBody(answer, size, source),
    mediaType: mediaType === undefined || mediaType === '' ? null : mediaType,
    name: downloadName(headerOf(answer.headers, 'content-disposition'), source.url, hide),
    size,
  };
}

// Destroying the returned stream also drops the connection.
function wholeBody(answer: HttpAnswer, size: number | null, { url, signal }: Source): Readable {
  let received = 0;
  const checked = new Transform({
    highWaterMark: 256 * 1024,
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      done(null, chunk);
    },
    flush(done) {
      done(size === null || received === size ? null : cutShort(url, received, size));
    },
  });
  // Before pipeline's own listener, so that the caller sees a failure and not undici's error.
  answer.body.once('error', () => {
    checked.destroy(signal.aborted ? canceled() : cutShort(url, received, size));
  });
  pipeline(answer.body, checked, () => undefined);
  return checked;
}

function cutShort(url: string, received: number, size: number | null): FailureError {
  const told = { host: hostOf(url), received };
  return new FailureError({
    kind: 'provider-unavailable',
    ...(size === null
      ? say('providers.brokeOff', told)
      : say('providers.brokeOffOf', { ...told, size })),
  });
}

function fromDataUrl(client: ApiClient, url: string): Download {
  const data = parseDataUrl(url);
  if (data === undefined) {
    const told = say('providers.damagedDataUrl', { provider: client.provider });
    throw new FailureError({ kind: 'unexpected', ...told });
  }
  const body = Readable.from([data.bytes], { objectMode: false });
  return { body, mediaType: data.mediaType, name: 'output', size: data.bytes.length };
}

// Saved as they come, such bytes would be a broken file.
function encoded(answer: HttpAnswer, url: string): FailureError {
  discard(answer);
  const told = say('providers.compressed', { host: hostOf(url) });
  return new FailureError({ kind: 'unexpected', ...told });
}

function hostOf(url: string): Place {
  return URL.canParse(url) ? new URL(url).host : say('providers.oddAddress');
}
