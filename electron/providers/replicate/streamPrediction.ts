import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { z } from 'zod';
import { canceled } from '../../../shared/domain/failure.ts';
import type { CallOptions, StreamEvent } from '../provider.ts';
import type { ApiClient } from './http/apiClient.ts';
import { fetchForeign } from './http/fetchForeign.ts';
import { knownSecrets } from './http/knownSecrets.ts';
import { discard } from './http/readBody.ts';
import { createPieceRedactor, withoutSecrets } from './http/redact.ts';
import type { HttpAnswer } from './http/transport.ts';

// A file may come as a data URL in one event; replicate-api.md gives no limit, so these are ours.
const maxEventBytes = 16 * 1024 * 1024;
const maxStreamBytes = 64 * 1024 * 1024;
// A cold model may be silent for minutes before its first token.
const idleTimeoutMs = 10 * 60_000;

/**
 * GET `urls.stream`. Closes by itself at `done`; any other end, refusal or excess of size just ends it,
 * as polling gives the truth. Throws `canceled` only.
 */
export async function* streamPrediction(
  client: ApiClient,
  url: string,
  options?: CallOptions,
): AsyncGenerator<StreamEvent> {
  const signal = client.signal(options?.signal);
  const answer = await open(client, url, signal);
  if (answer !== undefined) {
    try {
      yield* eventsOf(answer, await knownSecrets(client.context));
    } catch {
      // Broken off: the caller sees no `done` and polls.
    }
  }
  if (signal.aborted) throw canceled();
}

async function open(
  client: ApiClient,
  url: string,
  signal: AbortSignal,
): Promise<HttpAnswer | undefined> {
  if (signal.aborted) throw canceled();
  const headers = { accept: 'text/event-stream', 'cache-control': 'no-store' };
  try {
    const answer = await fetchForeign(client, url, { headers, signal, idleTimeoutMs });
    if (answer.statusCode === 200) return answer;
    discard(answer);
    return undefined;
  } catch {
    return undefined;
  }
}

async function* eventsOf(
  answer: HttpAnswer,
  secrets: readonly string[],
): AsyncGenerator<StreamEvent> {
  const ready: StreamEvent[] = [];
  const pieces = createPieceRedactor(secrets);
  const tellRest = (): void => {
    const text = pieces.end();
    if (text !== '') ready.push({ type: 'output', text });
  };
  // Beyond its limit the parser throws at the next chunk, which ends the stream.
  const parser = createParser({
    maxBufferSize: maxEventBytes,
    onEvent: (message) => {
      const isText = message.event === 'output';
      const data = isText ? pieces.push(message.data) : withoutSecrets(message.data, secrets);
      const event = toStreamEvent({ ...message, data });
      if (event === undefined || (isText && data === '')) return;
      if (!isText) tellRest();
      ready.push(event);
    },
  });
  const decoder = new TextDecoder();
  let size = 0;
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    size += chunk.length;
    parser.feed(decoder.decode(chunk, { stream: true }));
    for (const event of ready.splice(0)) {
      yield event;
      if (event.type === 'done') return;
    }
    if (size > maxStreamBytes) return;
  }
}

function toStreamEvent({ event, data }: EventSourceMessage): StreamEvent | undefined {
  switch (event) {
    case 'output':
      return { type: 'output', text: data };
    case 'error':
      return { type: 'error', detail: fieldOf(data, 'detail') ?? data };
    case 'done':
      return { type: 'done', reason: fieldOf(data, 'reason') ?? null };
    case undefined:
    default:
      return undefined;
  }
}

function fieldOf(data: string, field: string): string | undefined {
  try {
    const parsed = z.object({ [field]: z.string() }).safeParse(JSON.parse(data));
    return parsed.success ? parsed.data[field] : undefined;
  } catch {
    return undefined;
  }
}
