import type { Webhook } from '../provider.ts';

/** The keys of a request's body that ask for webhooks; none without a webhook. */
export function webhookJson(webhook: Webhook | undefined): Readonly<Record<string, unknown>> {
  if (webhook === undefined) return {};
  return { webhook: webhook.url, webhook_events_filter: webhook.events };
}
