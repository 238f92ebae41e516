/** What every runner is given: nodes 0 to `nodes - 1`, edges from a lower to a higher one, and how long each node takes. */
export type BenchGraph = {
  readonly nodes: number;
  readonly edges: readonly (readonly [from: number, to: number])[];
  /** Milliseconds of waiting in each node; nothing at all where it is empty. */
  readonly ms: readonly number[];
  /** Nodes that may wait at once. */
  readonly limit: number;
};

/** The name of a graph and its size, as a child process is told. */
export type GraphOrder = {
  readonly kind: 'chain' | 'fan' | 'dag' | 'uneven';
  readonly nodes: number;
};

/** Makes a graph; the same order makes the same one in every process. */
export function makeGraph({ kind, nodes }: GraphOrder): BenchGraph {
  switch (kind) {
    case 'chain':
      return { nodes, edges: range(nodes - 1).map((at) => [at, at + 1]), ms: [], limit: 64 };
    case 'fan':
      return { nodes, edges: fanEdges(nodes), ms: [], limit: 64 };
    case 'dag':
      return { nodes, edges: randomEdges(nodes), ms: range(nodes).map(() => 5), limit: 64 };
    case 'uneven':
      return { nodes, edges: randomEdges(nodes), ms: unevenMs(nodes, 2, 62), limit: 64 };
  }
}

/** Uneven latencies: most are short, some take up to `most` milliseconds. */
export function unevenMs(length: number, least: number, most: number): readonly number[] {
  const random = createRandom(2);
  return range(length).map(() => Math.round(least + (most - least) * random() ** 2));
}

/** The numbers from 0 to `length - 1`. */
export function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}

function fanEdges(nodes: number): BenchGraph['edges'] {
  const middle = range(nodes - 2).map((at) => at + 1);
  return middle.flatMap((at): BenchGraph['edges'] => [
    [0, at],
    [at, nodes - 1],
  ]);
}

/** Two and a half edges for each node, no two alike. */
function randomEdges(nodes: number): BenchGraph['edges'] {
  const random = createRandom(1);
  const edges = new Map<number, readonly [number, number]>();
  while (edges.size < nodes * 2.5) {
    const a = Math.floor(random() * nodes);
    const b = Math.floor(random() * nodes);
    if (a !== b)
      edges.set(Math.min(a, b) * nodes + Math.max(a, b), [Math.min(a, b), Math.max(a, b)]);
  }
  return [...edges.values()];
}

/** Mulberry32: small, and the same everywhere. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
