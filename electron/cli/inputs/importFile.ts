import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { FileRef } from '../../../shared/domain/graph.ts';
import { isArtifactId } from '../../../shared/domain/ids.ts';
import type { Engine } from '../../engine/engine.ts';
import { CliError } from '../cliError.ts';
import { exitCodes } from '../exitCodes.ts';

/** A file in the engine's store. */
type ImportedFile = Required<Pick<FileRef, 'name' | 'artifact' | 'mediaType' | 'size'>>;

/** In bytes. */
const largestRead = 1 << 20;

/** Copies a file into the engine's store, streaming, and gives the reference a pipeline holds. */
export async function importFile(
  engine: Engine,
  file: string,
  signal: AbortSignal,
): Promise<ImportedFile> {
  const { artifactBase } = await engine.client.app.info();
  const name = path.basename(file);
  const { size } = await stat(file);
  // A buffer is made for every file, however small: of 10,000 small ones most of the time went into clearing them away.
  const highWaterMark = Math.min(largestRead, Math.max(size, 1));
  const stream = createReadStream(file, { highWaterMark });
  const request = new Request(`${artifactBase}?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: Readable.toWeb(stream) as ReadableStream<Uint8Array>,
    duplex: 'half',
    signal,
  });
  const response = await engine.handleArtifactRequest(request);
  const answer: unknown = await response.json().catch(() => undefined);
  const artifact = parseArtifact(answer);
  if (artifact !== undefined) return { ...artifact, name };
  signal.throwIfAborted();
  throw new CliError(
    `The file "${file}" could not be brought in: ${reasonOf(answer)}`,
    exitCodes.unexpected,
  );
}

function parseArtifact(answer: unknown): Omit<ImportedFile, 'name'> | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  if (!('id' in answer) || !('mediaType' in answer) || !('size' in answer)) return undefined;
  const { id, mediaType, size } = answer;
  if (typeof id !== 'string' || !isArtifactId(id)) return undefined;
  if (typeof mediaType !== 'string' || typeof size !== 'number') return undefined;
  return { artifact: id, mediaType, size };
}

function reasonOf(answer: unknown): string {
  const failure: unknown =
    typeof answer === 'object' && answer !== null && 'failure' in answer
      ? answer.failure
      : undefined;
  const hasMessage = typeof failure === 'object' && failure !== null && 'message' in failure;
  return hasMessage ? String(failure.message) : 'check that the disk has room and can be written.';
}
