import { createHash } from 'node:crypto';
import { FailureError } from '../../../shared/domain/failure.ts';
import { canonicalJson, isJsonObject, type JsonObject } from '../../../shared/domain/json.ts';
import type { ModelDetails, ModelVersion } from '../../../shared/domain/model.ts';
import { findRef } from '../../../shared/models/resolveSchema.ts';
import { isStreaming, reduceSchema } from '../../../shared/models/snapshotOf.ts';
import { toSlug } from './cogAddress.ts';
import type { CogClient } from './cogClient.ts';
import { lastLine } from './waitUntilReady.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** The one model of a Cog server. */
export type CogModel = {
  readonly details: ModelDetails;
  readonly version: ModelVersion;
  /** Whether it declares that it streams. */
  readonly streaming: boolean;
  /** The inputs it knows; undefined where the schema does not list them. */
  readonly inputNames: ReadonlySet<string> | undefined;
};

// The owner of every model that a Cog server runs.
const cogOwner = 'cog';

/**
 * Reads the server's model. Its version is the SHA-256 of what its ports are made from, so that a pipeline
 * notices another one at the same address. Throws `provider-unavailable` while the server starts.
 */
export async function readCogModel(client: CogClient, signal?: AbortSignal): Promise<CogModel> {
  const document = await client.schema(signal);
  if (document === undefined) throw await withoutSchema(client, signal);
  const id = createHash('sha256')
    .update(canonicalJson(reduceSchema(document)))
    .digest('hex');
  const version = { id, createdAt: null, cogVersion: null, schema: document };
  const properties = findRef('#/components/schemas/Input/properties', document);
  return {
    version,
    streaming: isStreaming(document),
    inputNames: isJsonObject(properties) ? new Set(Object.keys(properties)) : undefined,
    details: {
      owner: cogOwner,
      name: nameOf(document, client.address.slug),
      description: `Runs in the Cog server at ${client.address.host}.`,
      official: false,
      runCount: 0,
      coverImageUrl: null,
      url: client.address.origin,
      githubUrl: null,
      paperUrl: null,
      licenseUrl: null,
      latestVersion: version,
      example: null,
    },
  };
}

/** Throws `not-found` with what the server runs instead, for another model or another version. */
export function requireModel(
  client: CogClient,
  { details, version }: CogModel,
  wanted: { readonly owner: string; readonly name: string; readonly version?: string | null },
): void {
  if (wanted.owner !== cogOwner || wanted.name !== details.name) {
    throw notFound(
      say('cog.otherModel', {
        server: client.name,
        model: `${cogOwner}/${details.name}`,
        wanted: `${wanted.owner}/${wanted.name}`,
      }),
    );
  }
  if (typeof wanted.version !== 'string' || wanted.version === version.id) return;
  throw notFound(
    say('cog.otherVersion', { server: client.name, model: `${cogOwner}/${details.name}` }),
  );
}

function notFound(why: Sentence): FailureError {
  return new FailureError({ kind: 'not-found', ...why });
}

// Cog names every document "Cog"; a title that somebody set says more than the address.
function nameOf(document: JsonObject, fallback: string): string {
  const title = findRef('#/info/title', document);
  if (typeof title !== 'string' || /^(cog|fastapi)?$/i.test(title.trim())) return fallback;
  return toSlug(title, fallback);
}

async function withoutSchema(client: CogClient, signal?: AbortSignal): Promise<FailureError> {
  const { status, setup } = await client.health(signal);
  const said = lastLine(setup?.logs ?? '');
  const told = {
    server: client.name,
    status: status.toLowerCase(),
    said: said === '' ? '' : say('cog.andSetupSaid', { text: said }),
  };
  return new FailureError({
    kind: 'provider-unavailable',
    ...say('cog.noSchema', told),
  });
}
