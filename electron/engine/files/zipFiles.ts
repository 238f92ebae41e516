import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { ArtifactRef } from '../../../shared/domain/artifact.ts';
import { invalidInput } from '../../../shared/domain/failure.ts';
import { numberedName, safeFileName } from '../../../shared/nodes/safeNames.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { say } from '../../../shared/sentences/say.ts';

/** Beyond these a zip needs the zip64 extension, which not every model reads. */
const mostBytes = 0xffff_ffff;
const mostFiles = 0xffff;

/** 1980-01-01 00:00, the first date that a zip can hold: a real one would change the hash of the same files. */
const dosDate = 0x0021;
const utf8Names = 0x0800;

type Entry = { readonly file: ArtifactRef; readonly name: Buffer; readonly at: number };

/**
 * Puts files into one zip in the artifact store, in constant memory (APPNOTE 6.3, stored: media is compressed
 * already). The same files give the same bytes, in whatever order they come; two of one name are numbered.
 * Throws `invalid-input` for more than 4 GiB or 65,535 files.
 */
export async function zipFiles(
  store: ArtifactStore,
  files: readonly ArtifactRef[],
  { name, signal }: { readonly name: string; readonly signal: AbortSignal },
): Promise<ArtifactRef> {
  const entries = toEntries(files);
  const last = entries.at(-1);
  const size = (last === undefined ? 0 : endOf(last)) + directorySize(entries);
  if (entries.length > mostFiles || size > mostBytes) {
    throw invalidInput(
      say('files.forZip', {
        files: entries.length,
        size: Math.ceil(size / 2 ** 20),
        most: mostFiles,
      }),
    );
  }
  return store.put(Readable.from(write(store, entries), { objectMode: false }), {
    name,
    mediaType: 'application/zip',
    expectedSize: size,
    signal,
  });
}

function toEntries(files: readonly ArtifactRef[]): readonly Entry[] {
  const taken = new Set<string>();
  const entries: Entry[] = [];
  let at = 0;
  for (const file of files.toSorted(byNameThenHash)) {
    const entry = { file, name: Buffer.from(freeName(file.name, taken)), at };
    entries.push(entry);
    at = endOf(entry);
  }
  return entries;
}

/** By code unit: the order of a language would differ between computers. */
function byNameThenHash(a: ArtifactRef, b: ArtifactRef): number {
  const [left, right] = a.name === b.name ? [a.id, b.id] : [a.name, b.name];
  return left < right ? -1 : Number(left > right);
}

/** Most disks take `A.png` and `a.png` for one file, so such names are numbered too. */
function freeName(name: string, taken: Set<string>): string {
  const safe = safeFileName(name);
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? safe : numberedName(safe, count);
    const key = free.toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return free;
  }
}

function endOf({ file, name, at }: Entry): number {
  return at + 30 + name.length + file.size;
}

function directorySize(entries: readonly Entry[]): number {
  return entries.reduce((sum, { name }) => sum + 46 + name.length, 22);
}

async function* write(
  store: ArtifactStore,
  entries: readonly Entry[],
): AsyncGenerator<Buffer, void, undefined> {
  const records: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const facts = factsOf(entry, await checksumOf(store, entry.file));
    yield Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts, entry.name]);
    yield* bytesOf(store, entry.file);
    records.push(toRecord(entry, facts));
    at = endOf(entry);
  }
  const directory = Buffer.concat(records);
  yield directory;
  yield endRecord(entries.length, { at, size: directory.length });
}

/** Read once more before it is written, as the checksum stands before the bytes. */
async function checksumOf(store: ArtifactStore, file: ArtifactRef): Promise<number> {
  let sum = 0;
  for await (const chunk of bytesOf(store, file)) sum = crc32(chunk, sum);
  return sum;
}

/** In small pieces: large ones are let go late and add up. */
function bytesOf(store: ArtifactStore, { id }: ArtifactRef): AsyncIterable<Buffer> {
  return createReadStream(store.pathOf(id), { highWaterMark: 1 << 16 });
}

/** What the header before a file and its record in the directory have in common. */
function factsOf({ file, name }: Entry, checksum: number): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(utf8Names, 2);
  facts.writeUInt16LE(dosDate, 8);
  facts.writeUInt32LE(checksum, 10);
  facts.writeUInt32LE(file.size, 14);
  facts.writeUInt32LE(file.size, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
}

function toRecord({ name, at }: Entry, facts: Buffer): Buffer {
  const place = Buffer.alloc(14);
  place.writeUInt32LE(at, 10);
  return Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), facts, place, name]);
}

function endRecord(
  count: number,
  directory: { readonly at: number; readonly size: number },
): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.size, 12);
  end.writeUInt32LE(directory.at, 16);
  return end;
}
