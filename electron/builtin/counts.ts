import type { Operation } from './route.ts';

/** One prediction that was accepted. */
export interface AcceptedCreate {
  readonly id: string;
  readonly model: string;
  readonly version: string;
  /** SHA-256 of the canonical input: the input itself may be large, and is not kept. */
  readonly inputSha256: string;
}

/** What the server has seen, for tests. */
export interface Counts {
  /** Requests of one operation, refused ones included; of all without an operation. */
  readonly requests: (operation?: Operation) => number;
  /** Every accepted create, in order: two with the same version and input are a double charge. */
  readonly creates: () => readonly AcceptedCreate[];
  /** Predictions that are not finished. */
  readonly live: () => number;
  /** The most predictions that were unfinished at the same time. */
  readonly peakLive: () => number;
}

/** The server's side of the counts. */
export interface CountBook extends Counts {
  readonly countRequest: (operation: Operation) => void;
  readonly countCreate: (create: AcceptedCreate) => void;
  readonly countEnd: () => void;
}

const keptCreates = 20_000;

/** Makes the counts, all zero. */
export function createCounts(): CountBook {
  const requests = new Map<Operation, number>();
  let creates: AcceptedCreate[] = [];
  let live = 0;
  let peak = 0;
  return {
    requests: (operation) =>
      operation === undefined
        ? [...requests.values()].reduce((sum, count) => sum + count, 0)
        : (requests.get(operation) ?? 0),
    creates: () => [...creates],
    live: () => live,
    peakLive: () => peak,
    countRequest: (operation) => requests.set(operation, (requests.get(operation) ?? 0) + 1),
    countCreate(create) {
      creates.push(create);
      if (creates.length > keptCreates) creates = creates.slice(-keptCreates / 2);
      live += 1;
      peak = Math.max(peak, live);
    },
    countEnd() {
      live -= 1;
    },
  };
}
