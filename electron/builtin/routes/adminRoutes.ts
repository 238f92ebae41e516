import type { Counts } from '../counts.ts';
import type { FaultControl, FaultRule } from '../faults.ts';
import { Problem } from '../problem.ts';
import { empty, json } from '../reply.ts';
import type { Route } from '../route.ts';
import { isRecord } from '../schema/json.ts';

/** Faults and counts over HTTP, for tests that drive the server in another process. Only there when the server was made with `adminRoutes`. */
export function adminRoutes(faults: FaultControl, counts: Counts): readonly Route[] {
  const admin = (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    handle: Route['handle'],
  ): Route => ({ operation: 'admin', method, path, access: 'token', body: 'text', handle });
  return [
    admin('POST', '/admin/faults', ({ body }) => {
      faults.add(parseRule(body));
      return empty(204);
    }),
    admin('DELETE', '/admin/faults', () => {
      faults.clear();
      return empty(204);
    }),
    admin('GET', '/admin/held', () => json(faults.held())),
    admin('POST', '/admin/release', () => {
      faults.release();
      return empty(204);
    }),
    admin('GET', '/admin/counts', () =>
      json({
        requests: counts.requests(),
        live: counts.live(),
        peakLive: counts.peakLive(),
        creates: counts.creates(),
      }),
    ),
  ];
}

/** A rule as JSON: `FaultRule` without `match`; the caller is the test itself, so its fields are not checked further. */
function parseRule(body: string): FaultRule {
  const rule: unknown = JSON.parse(body);
  if (isRecord(rule) && typeof rule['on'] === 'string' && isRecord(rule['fault'])) {
    return rule as unknown as FaultRule;
  }
  throw new Problem(400, { title: 'Bad request', detail: 'A rule needs `on` and `fault`.' });
}
