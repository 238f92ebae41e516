import { invalidInput } from '../../../shared/domain/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../shared/domain/json.ts';
import type { CogFiles } from './cogFiles.ts';
import { say } from '../../../shared/sentences/say.ts';

const largestBody = 100 * 1024 * 1024;

/**
 * The text of a request: known inputs only and never null, which Cog refuses, with files as data URLs.
 * Throws `invalid-input` where it would pass Cog's limit of 100 MiB.
 */
export async function buildCogBody(options: {
  readonly id: string;
  readonly input: JsonObject;
  readonly files: CogFiles;
  readonly signal: AbortSignal;
}): Promise<string> {
  const { id, input, files, signal } = options;
  const body = JSON.stringify({ id, input: await withFiles(input) });
  if (Buffer.byteLength(body) <= largestBody) return body;
  throw invalidInput(say('cog.filesTooLarge'));

  async function withFiles(value: Json): Promise<Json> {
    if (typeof value === 'string') return (await files.dataUrlOf(value, signal)) ?? value;
    if (isJsonObject(value)) {
      const entries = Object.entries(value).map(
        async ([key, item]) => [key, await withFiles(item)] as const,
      );
      return Object.fromEntries(await Promise.all(entries));
    }
    return Array.isArray(value) ? Promise.all(value.map(withFiles)) : value;
  }
}

/** The inputs that a model knows, without those that are null. */
export function knownInputs(input: JsonObject, names: ReadonlySet<string> | undefined): JsonObject {
  const entries = Object.entries(input).filter(
    ([name, value]) => value !== null && names?.has(name) !== false,
  );
  return Object.fromEntries(entries);
}
