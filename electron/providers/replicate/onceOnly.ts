import type { OnceOnly } from './http/apiCall.ts';

/** Milliseconds that an answer under way is awaited after an abort: the request cannot be unsent. */
const abortGraceMs = 5000;

/** Marks a call that must not be sent twice: `intent` says what it would have made, `kept` where to look for it. */
export function onceOnly(
  intent: string,
  kept: Required<OnceOnly>['kept'] = 'predictions',
): OnceOnly {
  return { intent, kept, abortGraceMs };
}
