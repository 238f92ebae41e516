import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isJsonObject, type Json, type JsonObject } from '../../shared/domain/json.ts';
import { documentOf, faultsOf, type CogTestModel } from './cogModels.ts';

/** The states of GET /health-check that a test may set; BUSY comes by itself. */
type CogState = 'STARTING' | 'READY' | 'SETUP_FAILED' | 'DEFUNCT' | 'UNHEALTHY';

type Running = {
  readonly id: string;
  readonly controller: AbortController;
  readonly events: { readonly type: string; readonly body: JsonObject }[];
  readonly ended: Promise<JsonObject>;
  /** Called with every new event. */
  readonly listeners: Set<() => void>;
};

type CogServerOptions = {
  readonly model: CogTestModel;
  readonly state?: CogState;
  readonly setupLogs?: string;
  /** Predictions at once; 1 as in Cog. */
  readonly capacity?: number;
  /** The old answer of 0.16 to a busy server. */
  readonly oldBusyBody?: boolean;
  /** Bytes of a request; 100 MiB as in Cog. */
  readonly bodyLimit?: number;
  readonly hidesSchema?: boolean;
};

/** A real HTTP server on loopback that behaves as clients-and-cog.md section 3 says. */
export async function createCogServer(options: CogServerOptions) {
  const { capacity = 1, bodyLimit = 100 * 1024 * 1024 } = options;
  let { model, state = 'READY', setupLogs = '' } = options;
  const running = new Map<string, Running>();
  const requests: { readonly method: string; readonly path: string; readonly headers: object }[] =
    [];
  const inputs: JsonObject[] = [];
  const counts = { refused: 0, canceled: 0, completed: 0, peak: 0 };
  let gate: PromiseWithResolvers<void> | undefined;
  const waiting: { readonly isTrue: () => boolean; readonly resolve: () => void }[] = [];
  const happened = (): void => {
    for (const wait of waiting) if (wait.isTrue()) wait.resolve();
  };

  const begin = (id: string, input: JsonObject): Running => {
    const controller = new AbortController();
    const listeners = new Set<() => void>();
    const events: Running['events'] = [];
    const tell = (type: string, body: JsonObject): void => {
      events.push({ type, body });
      for (const listener of listeners) listener();
    };
    const run = { id, controller, events, listeners, ended: work(id, input, { controller, tell }) };
    running.set(id, run);
    counts.peak = Math.max(counts.peak, running.size);
    inputs.push(input);
    happened();
    return run;
  };

  const work = async (
    id: string,
    input: JsonObject,
    { controller, tell }: { controller: AbortController; tell: (t: string, b: JsonObject) => void },
  ): Promise<JsonObject> => {
    const { signal } = controller;
    let logs = '';
    // The record of the prediction exists before its work begins.
    await Promise.resolve();
    const end = (changes: JsonObject): JsonObject => {
      const final = { id, output: null, logs, metrics: { predict_time: 0.01 }, ...changes };
      running.delete(id);
      tell('completed', final);
      happened();
      return final;
    };
    tell('start', { id, status: 'processing' });
    try {
      const canceled = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('canceled')), { once: true });
      });
      if (gate !== undefined) await Promise.race([gate.promise, canceled]);
      let index = 0;
      const predicted = model.predict(input, {
        signal,
        log: (data) => {
          logs += data;
          tell('log', { source: 'stdout', data });
        },
        output: (chunk) => tell('output', { chunk, index: index++ }),
      });
      const output = await Promise.race([predicted, canceled]);
      tell('metric', { name: 'parts', value: index, mode: 'replace' });
      counts.completed += 1;
      return end({ status: 'succeeded', output });
    } catch (error) {
      if (!signal.aborted) return end({ status: 'failed', error: (error as Error).message });
      counts.canceled += 1;
      return end({ status: 'canceled' });
    }
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    const { method = 'GET' } = request;
    requests.push({ method, path, headers: request.headers });
    if (method === 'GET') return answerGet(path, response);
    const [, id, action] = /^\/predictions(?:\/([^/]+))?(\/cancel)?$/.exec(path) ?? [];
    const wanted = `${method} ${id === undefined ? path : `/predictions/{id}${action ?? ''}`}`;
    switch (wanted) {
      case 'POST /predictions':
        return predict(request, response);
      case 'PUT /predictions/{id}':
        return predict(request, response, id);
      case 'POST /predictions/{id}/cancel':
        return cancel(id ?? '', response);
      default:
        return sendJson(response, 404, { detail: 'Not Found' });
    }
  };

  const cancel = (id: string, response: ServerResponse): void => {
    const run = running.get(id);
    run?.controller.abort();
    sendJson(response, run === undefined ? 404 : 200, {});
  };

  const answerGet = (path: string, response: ServerResponse): void => {
    const isBusy = state === 'READY' && running.size >= capacity;
    if (path === '/') {
      sendJson(response, 200, {
        cog_version: '0.22.0',
        docs_url: '/docs',
        openapi_url: '/openapi.json',
        healthcheck_url: '/health-check',
        predictions_url: '/predictions',
        predictions_idempotent_url: '/predictions/{prediction_id}',
        predictions_cancel_url: '/predictions/{prediction_id}/cancel',
      });
    } else if (path === '/health-check') {
      const setup = { status: state === 'STARTING' ? 'starting' : 'succeeded', logs: setupLogs };
      const version = { coglet: '0.22.0', cog: '0.22.0', python: '3.12' };
      sendJson(response, 200, { status: isBusy ? 'BUSY' : state, setup, version });
      happened();
    } else if (path === '/openapi.json' && options.hidesSchema !== true) {
      sendJson(response, 200, documentOf(model));
    } else if (path === '/openapi.json') sendJson(response, 503, { detail: 'no schema' });
    else sendJson(response, 404, { detail: 'Not Found' });
  };

  /** What is wrong with a request, whatever its input is. */
  const findRefusal = ({ body, putId, wantsEvents }: Asked): Refusal | undefined => {
    if (body === 'too-large') return [413, { detail: 'length limit exceeded' }];
    const id = body?.['id'];
    if (putId !== undefined && typeof id === 'string' && id !== putId) {
      const fault = { loc: ['body', 'id'], msg: 'id must match', type: 'value_error' };
      return [422, { detail: [fault] }];
    }
    if (state !== 'READY') return [503, { detail: 'not ready' }];
    const isMute = wantsEvents && model.streaming !== true;
    return isMute ? [406, { detail: 'This model does not stream.' }] : undefined;
  };

  /** Why a new prediction is not begun. */
  const findObstacle = (input: Json | undefined): Refusal | undefined => {
    const detail = faultsOf(model, input);
    if (detail.length > 0) return [422, { detail }];
    if (running.size < capacity) return undefined;
    counts.refused += 1;
    happened();
    return [409, busyBody(options.oldBusyBody === true)];
  };

  const predict = async (
    request: IncomingMessage,
    response: ServerResponse,
    putId?: string,
  ): Promise<void> => {
    const body = await readJson(request, bodyLimit);
    const wantsEvents = request.headers.accept === 'text/event-stream';
    const refusal = findRefusal({ body, putId, wantsEvents });
    if (refusal !== undefined || body === 'too-large') return sendJson(response, ...refusal!);
    const known = running.get(putId ?? '');
    if (known !== undefined) {
      return wantsEvents
        ? sendEvents(response, known)
        : sendJson(response, 202, { id: known.id, status: 'processing' });
    }
    const obstacle = findObstacle(body?.['input']);
    if (obstacle !== undefined) return sendJson(response, ...obstacle);
    const run = begin(putId ?? idOf(body), isJsonObject(body?.['input']) ? body['input'] : {});
    await answerRun(response, run, { wantsEvents, isAsync: isAsync(request) });
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    id: `cog:127.0.0.1:${port}`,
    requests,
    inputs,
    counts,
    live: () => running.size,
    /** Keeps what begins from now on from ending until `release`. */
    hold: () => {
      gate = Promise.withResolvers();
    },
    release: () => {
      gate?.resolve();
      gate = undefined;
    },
    setState: (next: CogState, logs = setupLogs) => {
      state = next;
      setupLogs = logs;
    },
    setModel: (next: CogTestModel) => {
      model = next;
    },
    /** Breaks every connection, as a container that dies. */
    drop: () => server.closeAllConnections(),
    until: (isTrue: () => boolean): Promise<void> =>
      isTrue() ? Promise.resolve() : new Promise((resolve) => waiting.push({ isTrue, resolve })),
    async [Symbol.asyncDispose]() {
      for (const run of running.values()) run.controller.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Asked = {
  readonly body: JsonObject | undefined | 'too-large';
  readonly putId: string | undefined;
  readonly wantsEvents: boolean;
};

type Refusal = readonly [status: number, body: JsonObject];

function isAsync(request: IncomingMessage): boolean {
  return request.headers['prefer'] === 'respond-async';
}

function idOf(body: JsonObject | undefined): string {
  const id = body?.['id'];
  return typeof id === 'string' ? id : randomUUID();
}

async function answerRun(
  response: ServerResponse,
  run: Running,
  how: { readonly wantsEvents: boolean; readonly isAsync: boolean },
): Promise<void> {
  if (how.wantsEvents) return sendEvents(response, run);
  if (how.isAsync) return sendJson(response, 202, { id: run.id, status: 'starting' });
  // A sync request is canceled when its client goes away.
  response.once('close', () => {
    if (!response.writableEnded) run.controller.abort();
  });
  sendJson(response, 200, await run.ended);
}

function busyBody(isOld: boolean): JsonObject {
  return isOld
    ? { detail: 'Already running a prediction' }
    : { error: 'At capacity - all prediction slots busy', status: 'failed' };
}

/** Sends what has happened and what will; a comment keeps it alive, as Cog sends one every 15 s. */
function sendEvents(response: ServerResponse, run: Running): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(': keep-alive\n\n');
  let next = 0;
  const flush = (): void => {
    for (; next < run.events.length; next += 1) {
      const { type, body } = run.events[next]!;
      response.write(`event: ${type}\ndata: ${JSON.stringify(body)}\n\n`);
      if (type === 'completed') response.end();
      else response.write(': keep-alive\n\n');
    }
  };
  run.listeners.add(flush);
  flush();
}

function sendJson(response: ServerResponse, status: number, body: Json): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function readJson(
  request: IncomingMessage,
  limit: number,
): Promise<JsonObject | undefined | 'too-large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to its end, as a client that still writes would not see the answer.
    if (size <= limit) chunks.push(chunk);
  }
  if (size > limit) return 'too-large';
  const json: unknown = JSON.parse(Buffer.concat(chunks).toString());
  return isJsonObject(json) ? json : undefined;
}
