import { useEffect } from 'react';
import type { KeptKeys } from '../../shared/api/shortcuts.ts';
import { effectiveKeys } from '../actions/keys/effectiveKeys.ts';
import { actions } from '../actions/registry.ts';
import type { WindowParts } from './app.ts';
import { useApp } from './AppContext.tsx';

type Parts = Pick<WindowParts, 'client' | 'info' | 'keys' | 'notify'>;

const retryMs = 1000;

/** Follows the keys that the user has chosen, in this window or another; says once what of them cannot be used. */
export function useChosenKeys(): void {
  const { client, info, keys, notify } = useApp();
  useEffect(() => {
    const controller = new AbortController();
    void followKeys({ client, info, keys, notify }, controller.signal);
    return () => controller.abort();
  }, [client, info, keys, notify]);
}

async function followKeys(parts: Parts, signal: AbortSignal): Promise<void> {
  let told: string | undefined;
  while (!signal.aborted) {
    try {
      for await (const kept of await parts.client.shortcuts.follow(undefined, { signal })) {
        const fault = takeKeys(parts, kept);
        if (fault !== undefined && fault !== told) parts.notify({ kind: 'error', message: fault });
        told = fault;
      }
    } catch {
      // The engine is away: the link opens the next connection by itself.
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}

/** Uses these keys from now on, also in the host's menu. Gives one sentence where some of them cannot be used. */
export function takeKeys({ client, info, keys }: Omit<Parts, 'notify'>, kept: KeptKeys) {
  const { chosen } = kept;
  const { keys: next, unused } = effectiveKeys(actions, chosen, info.platform === 'darwin');
  keys.setState({ chosen, keys: next });
  if (info.host === 'desktop') {
    const first = [...next].flatMap(([id, [shown]]) => (shown === undefined ? [] : [[id, shown]]));
    client.shortcuts.show({ keys: Object.fromEntries(first) }).catch(() => undefined);
  }
  const faults = [...kept.unread, ...unused];
  if (faults.length === 0) return undefined;
  return `Some keyboard shortcuts in the settings cannot be used and were left as they are: ${faults.join(', ')}. Choose others under Keyboard shortcuts.`;
}
