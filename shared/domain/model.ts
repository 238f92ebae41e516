import type { JsonObject } from './json.ts';

const cogPrefix = 'cog:';

/** The host and port in the id of a Cog server's connection, `cog:127.0.0.1:5000`; undefined for another connection's. */
export function cogHostOf(connectionId: string): string | undefined {
  return connectionId.startsWith(cogPrefix) ? connectionId.slice(cogPrefix.length) : undefined;
}

/** Says whether a connection is a Cog server, by its id. */
export function isCogId(connectionId: string): boolean {
  return connectionId.startsWith(cogPrefix);
}

/** A model as a search or a page shows it. */
export type ModelSummary = {
  readonly owner: string;
  readonly name: string;
  readonly description: string;
  readonly official: boolean;
  readonly runCount: number;
  readonly coverImageUrl: string | null;
  readonly url: string | null;
  /** Absent where the API does not say. */
  readonly visibility?: 'public' | 'private';
};

/** A model with its newest version and example. */
export type ModelDetails = ModelSummary & {
  readonly githubUrl: string | null;
  readonly paperUrl: string | null;
  readonly licenseUrl: string | null;
  readonly latestVersion: ModelVersion | null;
  /** The input and output of the model's default example, where it has one, and how long it took. */
  readonly example: {
    readonly input: JsonObject;
    readonly output: unknown;
    readonly predictSeconds?: number;
  } | null;
};

/** An immutable version; `schema` is its Cog OpenAPI document, null where the provider hides it. */
export type ModelVersion = {
  readonly id: string;
  readonly createdAt: string | null;
  readonly cogVersion: string | null;
  readonly schema: JsonObject | null;
};

/** A reference as people write it: `owner/name` or `owner/name:version`. */
export type ModelRef = { readonly owner: string; readonly name: string; readonly version?: string };

const refPattern = /^([a-z0-9][a-z0-9._-]*)\/([a-z0-9][a-z0-9._-]*)(?::([0-9a-f]{64}))?$/i;

/** Reads `owner/name` or `owner/name:version` (64 hex); undefined when it is neither. */
export function parseModelRef(text: string): ModelRef | undefined {
  const match = refPattern.exec(text.trim());
  if (match === null) return undefined;
  const [, owner = '', name = '', version] = match;
  return version === undefined ? { owner, name } : { owner, name, version };
}
