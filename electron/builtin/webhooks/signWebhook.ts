import { createHmac } from 'node:crypto';

/** The headers of a webhook: HMAC-SHA256 over `id.timestamp.body`, keyed with the secret behind `whsec_` in base64. */
export function signWebhook(
  secret: string,
  message: { readonly id: string; readonly now: number; readonly body: string },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(message.now / 1000));
  const signature = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(`${message.id}.${timestamp}.${message.body}`)
    .digest('base64');
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}
