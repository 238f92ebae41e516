import { canceled, FailureError } from '../../../shared/domain/failure.ts';
import type { Prediction } from '../../../shared/domain/prediction.ts';
import type { CallOptions, PredictionRequest, Provider } from '../provider.ts';
import type { Sleep } from '../replicate/http/abortableSleep.ts';
import { knownInputs } from './buildCogBody.ts';
import type { CogClient } from './cogClient.ts';
import type { CogFiles } from './cogFiles.ts';
import { readCogModel, requireModel } from './cogModel.ts';
import { conductPrediction } from './conductPrediction.ts';
import { createRoom } from './createRoom.ts';
import { createLivePrediction, streamUrlOf, type LivePrediction } from './livePrediction.ts';
import { createPredictionBook, type PredictionBook } from './predictionBook.ts';

type Parts = {
  readonly client: CogClient;
  readonly files: CogFiles;
  readonly sleep: Sleep;
  /** In milliseconds. */
  readonly now: () => number;
  readonly newId: () => string;
};

// A refusal comes at once; without one by then, the model is at work on a request without a stream.
const refusalMs = 500;
const closingMs = 2000;

/** The predictions of one Cog server, and how to end all that are under way. */
export type CogPredictions = Provider['predictions'] & { stopAll(): Promise<void> };

/** Wires them. What GET /predictions/{id} would answer elsewhere is answered from memory (decision 021). */
export function createCogPredictions(parts: Parts): CogPredictions {
  const { client } = parts;
  const book = createPredictionBook(client.name);
  const start = createStart(parts, book);

  return {
    create: async (request, options) => {
      const signal = options?.signal;
      throwIfAborted(options);
      const { live, accepted } = await start(request, signal);
      await untilAccepted(parts, accepted, signal);
      if (signal?.aborted !== true) return live.view();
      await cancel(client, live).catch(() => undefined);
      throw canceled();
    },
    get: async (id, options) => {
      throwIfAborted(options);
      return book.get(id).view();
    },
    cancel: async (id, options) => cancel(client, book.get(id), options),
    list: async (options) => {
      throwIfAborted(options);
      return { items: book.all().flatMap(viewed).filter(isBetween(options)) };
    },
    stream: (url, options) => streamOf(book, url, options),
    stopAll: async () => {
      const live = book.all().filter((each) => !each.hasEnded());
      // An event stream may not end its prediction by being closed, so the server is told as well.
      const limit = AbortSignal.timeout(closingMs);
      await Promise.all(
        live.map((each) => cancel(client, each, { signal: limit }).catch(() => {})),
      );
      for (const each of live) each.stop.abort();
    },
  };
}

type Started = { readonly live: LivePrediction; readonly accepted: Promise<void> };

function createStart({ client, files, sleep, now, newId }: Parts, book: PredictionBook) {
  const room = createRoom(sleep);
  return async (request: PredictionRequest, signal?: AbortSignal): Promise<Started> => {
    const model = await readCogModel(client, signal);
    const [owner = '', name = ''] = request.model.split('/');
    requireModel(client, model, { owner, name, version: request.version });
    const live = createLivePrediction({
      id: newId(),
      model: request.model,
      version: model.version.id,
      input: knownInputs(request.input, model.inputNames),
      streaming: model.streaming,
      now,
    });
    book.add(live);
    const accepted = Promise.withResolvers<void>();
    let isAccepted = false;
    void conductPrediction({
      client,
      files,
      room,
      sleep,
      live,
      streaming: model.streaming,
      onAccepted: () => {
        isAccepted = true;
        accepted.resolve();
      },
      isAccepted: () => isAccepted,
    });
    if (request.cancelAfterMs !== undefined) void endAfter(live, request.cancelAfterMs, sleep);
    return { live, accepted: accepted.promise };
  };

  async function endAfter(live: LivePrediction, ms: number, sleep: Sleep): Promise<void> {
    await sleep(ms, live.stop.signal).catch(() => undefined);
    if (!live.hasEnded()) await cancel(client, live).catch(() => live.stop.abort());
  }
}

async function untilAccepted(
  { sleep }: Parts,
  accepted: Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const over = new AbortController();
  const stop = signal === undefined ? over.signal : AbortSignal.any([over.signal, signal]);
  await Promise.race([accepted, sleep(refusalMs, stop).catch(() => undefined)]);
  over.abort();
}

/** Asks the server to end it, or breaks the connection, which ends it there too. */
async function cancel(
  client: CogClient,
  live: LivePrediction,
  options?: CallOptions,
): Promise<Prediction> {
  if (live.hasEnded()) return live.view();
  const isAsked =
    live.wasSent() && (await client.cancel(live.id, options?.signal).catch(() => false));
  if (!isAsked && !live.hasEnded()) {
    live.stop.abort();
    live.endAs('canceled');
  }
  return live.view();
}

async function* streamOf(book: PredictionBook, url: string, options?: CallOptions) {
  const live = book.all().find(({ id }) => streamUrlOf(id) === url);
  if (live !== undefined) yield* live.stream(options);
  throwIfAborted(options);
}

/** One that was refused never was a prediction. */
function viewed(live: LivePrediction): readonly Prediction[] {
  try {
    return [live.view()];
  } catch (error) {
    if (error instanceof FailureError) return [];
    throw error;
  }
}

type Range = { readonly createdAfter?: string; readonly createdBefore?: string };

function isBetween({ createdAfter, createdBefore }: Range = {}): (each: Prediction) => boolean {
  const from = createdAfter === undefined ? -Infinity : Date.parse(createdAfter);
  const to = createdBefore === undefined ? Infinity : Date.parse(createdBefore);
  return ({ createdAt }) => {
    const at = Date.parse(createdAt ?? '');
    return at >= from && at <= to;
  };
}

function throwIfAborted(options?: CallOptions): void {
  if (options?.signal?.aborted === true) throw canceled();
}
