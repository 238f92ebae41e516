import { FailureError } from '../../../shared/domain/failure.ts';
import type { Sleep } from '../replicate/http/abortableSleep.ts';
import type { CogClient } from './cogClient.ts';
import type { CogHealth } from './cogSchemas.ts';
import { say } from '../../../shared/sentences/say.ts';

const askMs = 500;

/** How to wait for a server. */
export type ReadyWait = {
  readonly client: CogClient;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
  /** Called with the whole setup log whenever the server is found to be starting. */
  readonly onSetup: (logs: string) => void;
};

/**
 * Asks twice a second until the model is set up, however long that takes; the signal ends it. Throws
 * `provider-rejected` when its setup failed or it is broken.
 */
export async function waitUntilReady(wait: ReadyWait): Promise<'ready' | 'busy'> {
  for (;;) {
    const health = await wait.client.health(wait.signal);
    const state = stateOf(health);
    switch (state) {
      case 'ready':
      case 'busy':
        return state;
      case 'starting':
        wait.onSetup(health.setup?.logs ?? '');
        await wait.sleep(askMs, wait.signal);
        break;
      case 'broken':
        throw broken(wait.client, health);
    }
  }
}

/** The failure of a server that no waiting helps, with the end of its setup log; undefined for one that works or starts. */
export function findBroken(client: CogClient, health: CogHealth): FailureError | undefined {
  return stateOf(health) === 'broken' ? broken(client, health) : undefined;
}

/** The last line of a log that is not empty. */
export function lastLine(logs: string): string {
  const lines = logs.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return (lines.at(-1) ?? '').trim().slice(0, 300);
}

// A state that we do not know is not a reason to refuse: the server answers the request itself.
function stateOf({ status }: CogHealth): 'ready' | 'busy' | 'starting' | 'broken' {
  if (status === 'BUSY') return 'busy';
  if (status === 'STARTING' || status === 'UNKNOWN') return 'starting';
  return status === 'SETUP_FAILED' || status === 'DEFUNCT' || status === 'UNHEALTHY'
    ? 'broken'
    : 'ready';
}

function broken({ name }: CogClient, { status, setup }: CogHealth): FailureError {
  const said = lastLine(setup?.logs ?? '');
  const told = {
    server: name,
    status: status.toLowerCase(),
    said: said === '' ? '' : say('cog.setupSaid', { text: said }),
  };
  return new FailureError({
    kind: 'provider-rejected',
    status: 503,
    fields: [],
    ...say(status === 'SETUP_FAILED' ? 'cog.setupFailed' : 'cog.defunct', told),
  });
}
