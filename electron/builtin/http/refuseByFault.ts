import type { Fault } from '../faults.ts';
import { Problem } from '../problem.ts';
import { json, problemReply, type Reply } from '../reply.ts';

/** The answer of a fault that strikes before anything is done: `drop` breaks the connection; undefined lets the request through. */
export function refuseByFault(fault: Fault): Reply | 'drop' | undefined {
  switch (fault.kind) {
    case 'throttled':
      return throttle(fault.retryAfterSeconds ?? 1, fault.where ?? 'body');
    case 'problem': {
      const { status, title = `Error ${status}`, detail = 'Switched on by a test.' } = fault;
      return problemReply(new Problem(status, { title, detail }, fault.invalidFields ?? []));
    }
    case 'html':
      return {
        kind: 'body',
        status: fault.status,
        headers: { 'content-type': 'text/html' },
        body: `<html><head><title>${fault.status}</title></head><body><h1>${fault.status}</h1></body></html>\n`,
      };
    case 'drop':
      return fault.when === 'before' ? 'drop' : undefined;
    default:
      return undefined;
  }
}

function throttle(seconds: number, where: 'body' | 'header' | 'both' | 'none'): Reply {
  const inBody = where === 'body' || where === 'both';
  const inHeader = where === 'header' || where === 'both';
  const body = {
    title: 'Too many requests',
    detail: `Request was throttled. Your rate limit resets in ~${seconds}s.`,
    status: 429,
    ...(inBody ? { retry_after: seconds } : {}),
  };
  return json(body, 429, {
    'content-type': 'application/problem+json',
    ...(inHeader ? { 'retry-after': String(seconds) } : {}),
  });
}
