import { Readable, Transform, pipeline } from 'node:stream';
import { canceled, FailureError } from '../../../shared/domain/failure.ts';
import type { CallOptions, Download } from '../provider.ts';
import { parseDataUrl } from '../replicate/dataUrl.ts';
import { downloadName } from '../replicate/downloadName.ts';
import { toNetworkError } from '../replicate/http/networkError.ts';
import { headerOf } from '../replicate/http/readBody.ts';
import type { HttpAnswer } from '../replicate/http/transport.ts';
import { isPrivateHost } from '../replicate/http/privateHost.ts';
import type { CogClient } from './cogClient.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/**
 * Opens a file that a model gave: a data URL, or where the container has an --upload-url, an address. Redirects are
 * not followed. The body errors when it is cut short.
 */
export async function downloadCogOutput(
  client: CogClient,
  url: string,
  options?: CallOptions,
): Promise<Download> {
  const signal = options?.signal;
  if (signal?.aborted === true) throw canceled();
  if (/^data:/i.test(url)) return fromDataUrl(client, url);
  const from = checkedUrl(client, url);
  const answer = await client.fetch(from, signal).catch((error: unknown) => {
    if (signal?.aborted === true) throw canceled();
    throw lost(from, toNetworkError(error).trouble);
  });
  if (answer.statusCode !== 200) {
    throw await client.refusal(answer, say('calls.deliverFile', { host: from.host }));
  }
  return fromAnswer(answer, from, signal);
}

function fromDataUrl(client: CogClient, url: string): Download {
  const data = parseDataUrl(url);
  if (data === undefined) {
    const told = say('providers.damagedDataUrl', { provider: client.name });
    throw new FailureError({ kind: 'unexpected', ...told });
  }
  const body = Readable.from([data.bytes], { objectMode: false });
  return { body, mediaType: data.mediaType, name: 'output', size: data.bytes.length };
}

// A container on the internet must not make this computer read its own network.
function checkedUrl(client: CogClient, url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isWeb = parsed?.protocol === 'https:' || parsed?.protocol === 'http:';
  const isNear = isPrivateHost(new URL(client.address.origin).hostname);
  if (parsed !== undefined && isWeb && (isNear || !isPrivateHost(parsed.hostname))) return parsed;
  throw new FailureError({
    kind: 'unexpected',
    ...say('cog.badFileAddress', { server: client.name }),
  });
}

function fromAnswer(answer: HttpAnswer, url: URL, signal?: AbortSignal): Download {
  const length = headerOf(answer.headers, 'content-length');
  const size = length !== undefined && /^\d+$/.test(length) ? Number(length) : null;
  const mediaType = headerOf(answer.headers, 'content-type')?.split(';')[0]?.trim().toLowerCase();
  const body = new Transform({ transform: (chunk: Buffer, _encoding, done) => done(null, chunk) });
  answer.body.once('error', () => {
    body.destroy(signal?.aborted === true ? canceled() : lost(url, say('network.lost')));
  });
  pipeline(answer.body, body, () => undefined);
  return {
    body,
    mediaType: mediaType === undefined || mediaType === '' ? null : mediaType,
    name: downloadName(headerOf(answer.headers, 'content-disposition'), url.href),
    size,
  };
}

function lost(url: URL, trouble: Sentence): FailureError {
  const told = say('cog.downloadLost', { host: url.host, trouble });
  return new FailureError({ kind: 'provider-unavailable', ...told });
}
