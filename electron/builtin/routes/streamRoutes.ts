import type { Prediction } from '../predictions/prediction.ts';
import type { PredictionStore } from '../predictions/predictionStore.ts';
import { notFound } from '../problem.ts';
import type { Route } from '../route.ts';

/** The two kinds of event stream: of text, and of files. Their addresses are secrets, so no token is needed. */
export function streamRoutes(store: PredictionStore): readonly Route[] {
  return ['/v1/streams/:key', '/v1/files/stream/:key'].map((path) => ({
    operation: 'predictions.stream',
    method: 'GET',
    path,
    access: 'open',
    handle({ params, header, signal }) {
      const prediction = store.findByStream(params['key'] ?? '');
      if (prediction === undefined) throw notFound('The stream does not exist.');
      const from = parseEventId(header('last-event-id'));
      return { kind: 'events', events: write(prediction, from, signal) };
    },
  }));
}

async function* write(
  prediction: Prediction,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<string> {
  if (prediction.state().dataRemoved) {
    yield ':408: 408 Request Timeout\n\n';
    return;
  }
  const seconds = Math.floor(prediction.facts.createdAt / 1000);
  let count = from;
  for await (const { event, data } of prediction.events.read(from, signal)) {
    const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
    yield `event: ${event}\nid: ${seconds}:${count}\n${lines.join('')}\n`;
    count += 1;
  }
}

/** After `<unix>:<n>` the next event is n + 1. */
function parseEventId(header: string | undefined): number {
  const match = /^\d+:(\d+)$/.exec(header ?? '');
  return match === null ? 0 : Number(match[1]) + 1;
}
