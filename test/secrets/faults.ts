import type { Carelessness } from '../support/carelessProxy.ts';
import {
  drop,
  echo,
  halfOfIt,
  meanwhile,
  redirectTo,
  tellingName,
  tellingStream,
  tellTales,
  type OtherSecrets,
} from './carelessness.ts';

/** One thing that goes wrong in a run: which request meets it, and how. */
export type RunFault = {
  readonly name: string;
  readonly request: RegExp;
  readonly carelessness: Carelessness;
  /** Outputs are fetched directly, also those that a gateway told of; the API unless given. */
  readonly at?: 'outputs';
  /** How often; once unless given. */
  readonly times?: number;
  /** Absent where every provider meets it. */
  readonly only?: 'replicate';
};

export type FaultNeeds = {
  readonly others: OtherSecrets;
  readonly planted: string;
  readonly token: string;
  /** An origin that the token must not reach. */
  readonly foreign: string;
  /** Done while a prediction is being created. */
  readonly look: () => Promise<void>;
};

const create = /^POST \S*\/v1\/predictions(?:\?|$)/;
const read = /^GET \S*\/v1\/predictions\/\w+/;
const output = /^GET \/outputs\//;
const stream = /^GET \S*\/stream/;

/** Every fault of a run, one run each. */
export function runFaults({
  others,
  planted,
  token,
  foreign,
  look,
}: FaultNeeds): readonly RunFault[] {
  const refused = (status: number, as: 'json' | 'html' = 'json'): RunFault => ({
    name: `${status} as ${as} for a create`,
    request: create,
    carelessness: echo(status, { as, others }),
  });
  const failedRead = (status: number, as: 'json' | 'html'): RunFault => ({
    name: `${status} as ${as} for a read`,
    request: read,
    carelessness: echo(status, { as, others }),
  });
  const failedOutput = (name: string, carelessness: Carelessness, times = 1): RunFault => ({
    name: `${name} for an output`,
    request: output,
    at: 'outputs',
    carelessness,
    times,
  });
  return [
    // The first, as the same bytes are uploaded once.
    {
      name: '413 for an upload',
      request: /^POST \/v1\/files/,
      carelessness: echo(413, { as: 'html' }),
      only: 'replicate',
    },
    // Before the same bytes are kept under another name.
    failedOutput('a telling name', tellingName(token), 5),
    ...[400, 401, 402, 403, 404, 413, 422, 429, 500, 503].map((status) => refused(status)),
    ...[401, 403, 413, 502].map((status) => refused(status, 'html')),
    failedRead(401, 'json'),
    failedRead(404, 'html'),
    failedRead(500, 'json'),
    failedRead(429, 'json'),
    { name: 'dropped before', request: create, carelessness: drop('before') },
    { name: 'dropped after', request: create, carelessness: drop('after') },
    {
      name: 'a redirected create',
      request: create,
      carelessness: redirectTo(foreign, { withToken: true }),
    },
    {
      name: 'a redirected read',
      request: read,
      carelessness: redirectTo(foreign, { withToken: true }),
    },
    { name: 'telling answers', request: read, carelessness: tellTales([planted]), times: 20 },
    {
      name: 'a telling stream',
      request: stream,
      at: 'outputs',
      carelessness: echo(403, { others }),
      times: 5,
    },
    {
      name: 'a stream with the token',
      request: stream,
      at: 'outputs',
      carelessness: tellingStream(token),
      times: 5,
    },
    failedOutput('401', echo(401)),
    failedOutput('403 as a page', echo(403, { as: 'html' })),
    failedOutput('422', echo(422)),
    failedOutput('half of it', halfOfIt, 2),
    failedOutput('a redirect', redirectTo(foreign, { withToken: false })),
    { name: 'nothing', request: create, carelessness: meanwhile(look) },
  ];
}
