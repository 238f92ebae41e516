import { invalidInput } from '../../../shared/domain/failure.ts';
import type { ApiAddress, ApiQuery } from '../replicate/http/apiAddress.ts';
import type { Wire, WireCall } from '../replicate/http/wire.ts';
import { unwrapAnswer, unwrapRefusal } from './envelope.ts';
import { findRoute } from './routes.ts';
import { say } from '../../../shared/sentences/say.ts';

/** Replicate's API as LowCodeAPI carries it: literal paths, everything else in the query, the token too. */
export function gatewayWire(deleteAnswerMs: number): Wire {
  return {
    tokenVariable: 'LOWCODEAPI_TOKEN',
    url: gatewayUrl,
    headers: bodyHeaders,
    unwrap: unwrapAnswer,
    refusal: unwrapRefusal,
    deleteAnswerMs,
  };
}

function gatewayUrl(call: WireCall, address: ApiAddress, token: string): URL {
  const route = findRoute(call.method, call.path);
  if (route === undefined) {
    throw invalidInput(say('providers.noRoute', { what: call.what }));
  }
  const query: ApiQuery = { ...call.query, ...checked(route.values), api_token: token };
  return address.url(['v1', ...route.segments], query);
}

// The gateway puts them into Replicate's path as they are (lowcodeapi.md section 2).
function checked(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const value of Object.values(values)) {
    if (/^[\w.-]+$/.test(value) && !/^\.+$/.test(value)) continue;
    throw invalidInput(say('providers.gatewayName', { name: value }));
  }
  return values;
}

// None of the client's headers gets through; these two describe the body to the gateway itself.
function bodyHeaders(wanted: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(wanted).filter(([name]) => /^content-(type|length)$/i.test(name)),
  );
}
