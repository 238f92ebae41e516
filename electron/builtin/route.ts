import type { IncomingMessage } from 'node:http';
import type { PredictionFault } from './faults.ts';
import type { Reply } from './reply.ts';

/** What can be asked of the server: Replicate's operation ids, and ours for what has none there. */
export type Operation =
  | 'account.get'
  | 'hardware.list'
  | 'collections.list'
  | 'collections.get'
  | 'models.list'
  | 'models.search'
  | 'models.get'
  | 'models.readme.get'
  | 'models.examples.list'
  | 'models.versions.list'
  | 'models.versions.get'
  | 'models.predictions.create'
  | 'models.create'
  | 'models.update'
  | 'models.delete'
  | 'models.versions.delete'
  | 'deployments.list'
  | 'deployments.get'
  | 'deployments.create'
  | 'deployments.update'
  | 'deployments.delete'
  | 'deployments.predictions.create'
  | 'trainings.create'
  | 'trainings.list'
  | 'trainings.get'
  | 'trainings.cancel'
  | 'webhooks.default.secret.get'
  | 'search'
  | 'predictions.create'
  | 'predictions.list'
  | 'predictions.get'
  | 'predictions.cancel'
  | 'predictions.stream'
  | 'files.create'
  | 'files.list'
  | 'files.get'
  | 'files.delete'
  | 'files.download'
  | 'outputs.get'
  | 'examples.get'
  | 'web.get'
  | 'admin'
  | 'unknown';

/** A request as a route sees it. */
export interface BuiltinRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  /** The whole body of a route that reads text; empty otherwise. */
  readonly body: string;
  /** For a route that reads the body as it comes. */
  readonly incoming: IncomingMessage;
  /** Aborted when the client goes away. */
  readonly signal: AbortSignal;
  readonly fault: PredictionFault | undefined;
}

/** One operation of the server. */
export interface Route {
  readonly operation: Operation;
  readonly method: 'GET' | 'POST' | 'DELETE' | 'PATCH' | 'QUERY';
  /** Below the origin, `:name` for parameters. */
  readonly path: string;
  /** `token`: a bearer token is needed; `open`: the address itself is the secret, or nothing is. */
  readonly access: 'token' | 'open';
  readonly body?: 'text' | 'stream';
  readonly handle: (request: BuiltinRequest) => Reply | Promise<Reply>;
}
