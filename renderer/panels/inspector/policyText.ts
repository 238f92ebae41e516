import type { NodePolicy } from '../../../shared/domain/nodePolicy.ts';
import { durationText } from '../../../shared/run/durationText.ts';
import { t } from '../../messages/t.ts';

/** A policy in a few words, such as `Up to 3 attempts, 2 min each`; empty for one that changes nothing. */
export function policyText({ retry, timeoutMs, cancelAfterMs, onError }: NodePolicy): string {
  const isRetried = retry !== undefined && retry.attempts > 1 && retry.on.length > 0;
  const limit = isRetried ? 'inspector.policyText.each' : 'inspector.policyText.atMost';
  const parts = [
    ...(isRetried ? [t('inspector.policyText.attempts', { attempts: retry.attempts })] : []),
    ...(timeoutMs === undefined ? [] : [t(limit, { time: durationText(timeoutMs) })]),
    ...(cancelAfterMs === undefined
      ? []
      : [t('inspector.policyText.canceled', { time: durationText(cancelAfterMs) })]),
    ...(onError === 'output' ? [t('inspector.policyText.toPort')] : []),
  ];
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
