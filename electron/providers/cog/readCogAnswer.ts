import { createParser } from 'eventsource-parser';
import { isJsonObject, type JsonObject } from '../../../shared/domain/json.ts';
import { isTerminal } from '../../../shared/domain/prediction.ts';
import { headerOf, readBody } from '../replicate/http/readBody.ts';
import type { HttpAnswer } from '../replicate/http/transport.ts';
import { predictionSchema } from '../replicate/schemas/predictionSchema.ts';
import { parseCogEvent, type CogEvent } from './cogSchemas.ts';
import type { CogResult, LivePrediction } from './livePrediction.ts';

// Files come inside the answer, as data URLs; Node's longest text is twice this.
const maxAnswerBytes = 256 * 1024 * 1024;

/**
 * Reads a 200 to its end into the prediction: an event stream, or one answer. A model's failure comes with a 200
 * too. True when it told how the prediction ended; throws what the connection throws.
 */
export async function readCogAnswer(live: LivePrediction, answer: HttpAnswer): Promise<boolean> {
  const type = headerOf(answer.headers, 'content-type') ?? '';
  if (/^text\/event-stream\b/i.test(type)) return readEvents(live, answer);
  const json = tryJson(await readBody(answer, maxAnswerBytes));
  return isJsonObject(json) && endWith(live, json);
}

async function readEvents(live: LivePrediction, answer: HttpAnswer): Promise<boolean> {
  const ready: CogEvent[] = [];
  const parser = createParser({
    maxBufferSize: maxAnswerBytes,
    onEvent: ({ event, data }) => {
      const parsed = parseCogEvent(event, data);
      if (parsed !== undefined) ready.push(parsed);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    for (const event of ready.splice(0)) if (takeEvent(live, event)) return true;
  }
  return false;
}

/** True when the event was the last one. */
function takeEvent(live: LivePrediction, event: CogEvent): boolean {
  switch (event.type) {
    case 'completed':
      return endWith(live, event.body);
    case 'error':
      // Events were dropped on the way, but the last one still tells everything.
      if (event.body.skipped !== undefined) return false;
      live.endAs('failed', event.body.error);
      return true;
    case 'start':
    case 'output':
    case 'log':
    case 'metric':
      live.apply(event);
      return false;
  }
}

function endWith(live: LivePrediction, json: JsonObject): boolean {
  const parsed = predictionSchema.safeParse({ ...json, id: live.id });
  if (!parsed.success || !isTerminal(parsed.data.status)) return false;
  const { status, output, error, logs, metrics } = parsed.data;
  const result: CogResult = { status, output, error, logs, metrics };
  live.end(result);
  return true;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
