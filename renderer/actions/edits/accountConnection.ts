import { FailureError } from '../../../shared/domain/failure.ts';
import type { App } from '../../engine/app.ts';
import { t } from '../../messages/t.ts';

/**
 * The connection that models of Replicate are reached by: Replicate itself with a token, else the gateway with one.
 * Throws FailureError `unauthorized` where neither is set up.
 */
export async function accountConnection(
  app: Pick<App, 'client'>,
  options: { readonly signal?: AbortSignal } = {},
): Promise<string> {
  const connections = await app.client.connections.list(undefined, options);
  const ready = ['replicate', 'lowcodeapi'].find((wanted) =>
    connections.some(({ id, token }) => id === wanted && token !== 'missing'),
  );
  if (ready !== undefined) return ready;
  throw new FailureError({
    kind: 'unauthorized',
    message: t('edits.models.noAccount'),
  });
}
