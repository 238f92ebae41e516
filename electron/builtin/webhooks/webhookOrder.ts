import type { InvalidField } from '../problem.ts';

/** What a webhook tells of. */
export type WebhookEvent = 'start' | 'output' | 'logs' | 'completed';

/** Where somebody wants to be told of a prediction or a training, and of what. */
export interface WebhookOrder {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
}

const allEvents: readonly WebhookEvent[] = ['start', 'output', 'logs', 'completed'];
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Reads `webhook` and `webhook_events_filter` of a body. Replicate takes only public https addresses; this server
 * takes http and https, and only of this computer: nothing that runs here is told to anyone else.
 */
export function parseWebhookOrder(body: Readonly<Record<string, unknown>>): {
  readonly order: WebhookOrder | undefined;
  readonly problems: readonly InvalidField[];
} {
  const { webhook, webhook_events_filter: filter = ['output', 'completed'] } = body;
  const events = Array.isArray(filter) ? allEvents.filter((event) => filter.includes(event)) : [];
  const isFilter = Array.isArray(filter) && events.length === new Set(filter).size;
  const problems = [
    ...(isFilter ? [] : [wrong('webhook_events_filter', `Must be a list of ${allEvents.join()}`)]),
    ...(webhook === undefined || isOnThisComputer(webhook)
      ? []
      : [wrong('webhook', 'Must be an http or https address of 127.0.0.1 or localhost')]),
  ];
  return {
    problems,
    order: typeof webhook === 'string' ? { url: webhook, events } : undefined,
  };
}

function isOnThisComputer(value: unknown): boolean {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  if (url === null || !loopback.has(url.hostname)) return false;
  return url.protocol === 'http:' || url.protocol === 'https:';
}

function wrong(field: string, description: string): InvalidField {
  return { type: 'invalid', field, description };
}
