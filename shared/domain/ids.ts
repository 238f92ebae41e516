declare const brand: unique symbol;
type Brand<T, Name extends string> = T & { readonly [brand]: Name };

/** A node's id: stable inside one pipeline, 1-64 characters of `A-Z a-z 0-9 _ -`. */
export type NodeId = Brand<string, 'NodeId'>;
/** An edge's id: stable inside one pipeline. */
export type EdgeId = Brand<string, 'EdgeId'>;
/** A run's id, minted by the client that starts the run. */
export type RunId = Brand<string, 'RunId'>;
/** The SHA-256 of an artifact's bytes, 64 lower-case hex digits. */
export type ArtifactId = Brand<string, 'ArtifactId'>;

const idPattern = /^[A-Za-z0-9_-]{1,64}$/;
const sha256Pattern = /^[0-9a-f]{64}$/;

/** Says whether `text` can be the id of a node, an edge or a run. */
export function isId(text: string): boolean {
  return idPattern.test(text);
}

/** Says whether `text` is a SHA-256 in lower-case hex, so the name of an artifact. */
export function isArtifactId(text: string): text is ArtifactId {
  return sha256Pattern.test(text);
}

/** Brands a checked text as a node id; throws a RangeError for a malformed one. */
export function toNodeId(text: string): NodeId {
  return checked(text, 'node id') as NodeId;
}

/** Brands a checked text as an edge id; throws a RangeError for a malformed one. */
export function toEdgeId(text: string): EdgeId {
  return checked(text, 'edge id') as EdgeId;
}

/** Brands a checked text as a run id; throws a RangeError for a malformed one. */
export function toRunId(text: string): RunId {
  return checked(text, 'run id') as RunId;
}

/** Brands a checked text as an artifact id; throws a RangeError unless it is 64 hex digits. */
export function toArtifactId(text: string): ArtifactId {
  if (!isArtifactId(text))
    throw new RangeError(`Expected a SHA-256 as artifact id, got "${text}".`);
  return text;
}

function checked(text: string, what: string): string {
  if (isId(text)) return text;
  throw new RangeError(`Expected a ${what} of 1 to 64 letters, digits, "_" or "-", got "${text}".`);
}
