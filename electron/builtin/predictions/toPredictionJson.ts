import type { JsonObject } from '../schema/json.ts';
import { isRecord } from '../schema/json.ts';
import { isOutputFile } from '../schema/outputs.ts';
import type { WebhookOrder } from '../webhooks/webhookOrder.ts';
import { isFinished, type Prediction, type PredictionState } from './prediction.ts';

/** The addresses of this server. */
export interface Addresses {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** `http://127.0.0.1:PORT/v1` */
  readonly baseUrl: string;
}

/** A prediction as the API shows it. Each call counts as one view. */
export function toPredictionJson(prediction: Prediction, addresses: Addresses): JsonObject {
  const { facts } = prediction;
  const state = shownState(prediction);
  const { startedAt, completedAt, dataRemoved } = state;
  return {
    id: facts.id,
    model: `builtin/${facts.model.name}`,
    version: facts.shownVersion,
    input: toJsonObject(withoutSecrets(prediction)),
    output: dataRemoved ? null : toJson(toPublicOutput(prediction, state.output, addresses)),
    logs: dataRemoved ? '' : state.logs,
    error: state.error ?? null,
    status: shownStatus(prediction, state),
    source: 'api',
    data_removed: dataRemoved,
    created_at: toIso(facts.createdAt),
    ...(startedAt === undefined ? {} : { started_at: toIso(startedAt) }),
    ...(completedAt === undefined ? {} : { completed_at: toIso(completedAt) }),
    ...(facts.deadlineAt === undefined ? {} : { deadline: toIso(facts.deadlineAt) }),
    metrics: toMetrics(facts.createdAt, state),
    ...(facts.deployment === undefined ? {} : { deployment: facts.deployment }),
    ...toWebhookJson(facts.webhook),
    urls: {
      get: `${addresses.baseUrl}/predictions/${facts.id}`,
      cancel: `${addresses.baseUrl}/predictions/${facts.id}/cancel`,
      web: `${addresses.origin}/p/${facts.id}`,
      ...streamAddress(prediction, addresses),
    },
  };
}

/** A training as the API shows it: a prediction without stream and without what only predictions have. */
export function toTrainingJson(training: Prediction, addresses: Addresses): JsonObject {
  const {
    data_removed: _removed,
    deadline: _deadline,
    output = null,
    ...shown
  } = toPredictionJson(training, addresses);
  const { id } = training.facts;
  return {
    ...shown,
    // The document allows an object here, and no null.
    ...(output === null ? {} : { output }),
    urls: {
      get: `${addresses.baseUrl}/trainings/${id}`,
      cancel: `${addresses.baseUrl}/trainings/${id}/cancel`,
      web: `${addresses.origin}/p/${id}`,
    },
  };
}

/** An output with every file as its address. */
export function toPublicOutput(
  prediction: Prediction,
  output: unknown,
  { origin }: Addresses,
): unknown {
  return mapFiles(output, (name) => `${origin}/outputs/${prediction.facts.outputKey}/${name}`);
}

/** The same value with every output file replaced. */
export function mapFiles(value: unknown, toAddress: (name: string) => string): unknown {
  if (isOutputFile(value)) return toAddress(value.name);
  if (Array.isArray(value)) return value.map((item) => mapFiles(item, toAddress));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapFiles(item, toAddress)]),
  );
}

function shownState(prediction: Prediction): PredictionState {
  const state = prediction.state();
  const { fault } = prediction.facts;
  if (fault?.kind !== 'output-while-processing' || state.status !== 'succeeded') return state;
  if (prediction.countView() > (fault.views ?? 1)) return state;
  return { ...state, status: 'processing', completedAt: undefined };
}

function shownStatus({ facts: { fault } }: Prediction, state: PredictionState): string {
  if (fault?.kind !== 'unknown-status') return state.status;
  return fault.forever === true || !isFinished(state.status) ? fault.status : state.status;
}

function toMetrics(createdAt: number, { startedAt, completedAt }: PredictionState): JsonObject {
  if (completedAt === undefined) return {};
  return {
    ...(startedAt === undefined ? {} : { predict_time: (completedAt - startedAt) / 1000 }),
    total_time: (completedAt - createdAt) / 1000,
  };
}

function toWebhookJson(webhook: WebhookOrder | undefined): JsonObject {
  if (webhook === undefined) return {};
  return { webhook: webhook.url, webhook_events_filter: webhook.events };
}

/** A path that starts with `/v1/files/` tells clients that the stream gives file addresses, not text. */
function streamAddress({ facts }: Prediction, { baseUrl }: Addresses): JsonObject {
  switch (facts.model.output.streams) {
    case 'none':
      return {};
    case 'text':
      return { stream: `${baseUrl}/streams/${facts.streamKey}` };
    case 'files':
      return { stream: `${baseUrl}/files/stream/${facts.streamKey}` };
  }
}

function withoutSecrets({ facts, state }: Prediction): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(state().input).map(([name, value]) => [
      name,
      facts.model.inputs[name]?.secret === true ? '[REDACTED]' : value,
    ]),
  );
}

function toIso(time: number): string {
  return new Date(time).toISOString();
}

function toJson(value: unknown): JsonObject[string] {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(toJson);
  return isRecord(value) ? toJsonObject(value) : null;
}

function toJsonObject(value: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
}
