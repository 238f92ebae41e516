import type { ApiAddress } from './apiAddress.ts';
import type { ApiCall } from './apiCall.ts';

/** What a wire needs of a call to address it. */
export type WireCall = Pick<ApiCall<unknown>, 'method' | 'path' | 'query' | 'what'>;

type Headers = Readonly<Record<string, string>>;

/** A refusal as the API itself would have given it. */
export type WireRefusal = {
  readonly status: number;
  /** Problem JSON, HTML or text. */
  readonly text: string;
  /** The value of Retry-After where the wire carries it elsewhere than in a header. */
  readonly retryAfter?: string | undefined;
};

/**
 * How one service carries Replicate's API: how a call becomes an HTTP request, and what of an answer is the
 * API's own. Retries, creates that are sent once, failures and zod are the same over every wire.
 */
export type Wire = {
  /** The environment variable of the token, as messages name it. */
  readonly tokenVariable: string;
  /** The address of a call; made at the last moment, as it may hold the token. Throws `invalid-input` for a call that the wire cannot carry. */
  url(call: WireCall, address: ApiAddress, token: string): URL;
  /** Those of the call's headers that get through, with what says who asks. */
  headers(wanted: Headers, token: string): Headers;
  /** The API's own text within that of a 2xx answer. */
  unwrap(text: string): string;
  /** The API's own refusal within that of any other answer. */
  refusal(status: number, text: string): WireRefusal;
  /** Milliseconds until an answer to DELETE counts as lost, and a GET tells what became of it; absent where DELETE always answers. */
  readonly deleteAnswerMs?: number;
};
