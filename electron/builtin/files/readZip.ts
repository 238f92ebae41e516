import { open, type FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

/** A zip archive that cannot be read: `message` continues a sentence, such as "is not a zip file". */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

/** A file in an archive. Its name is for people and is never used as a path. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes once unpacked, as the archive says; reading checks it. */
  readonly size: number;
  readonly packedSize: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly headerAt: number;
}

/** What is too much: a small archive can unpack to any size. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes of one file and of all files together, unpacked. */
  readonly entryBytes: number;
  readonly totalBytes: number;
}

/** An open archive. */
export interface ZipArchive extends AsyncDisposable {
  /** Its files, in the order of its directory; folders are left out. */
  readonly entries: readonly ZipEntry[];
  /** Unpacks one file. Throws `ZipError` when it is damaged, encrypted or packed in an unusual way. */
  readonly read: (entry: ZipEntry) => Promise<Buffer>;
}

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw);
const notZip = 'is not a zip file, or it is cut off';

/** Opens a zip archive on disk (APPNOTE 6.3, without zip64, encryption and parts). Throws `ZipError` for what is none. */
export async function openZip(path: string, limits: ZipLimits): Promise<ZipArchive> {
  const file = await open(path, 'r');
  try {
    const entries = await readDirectory(file, limits);
    return {
      entries,
      read: (entry) => readEntry(file, entry),
      [Symbol.asyncDispose]: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readDirectory(file: FileHandle, limits: ZipLimits): Promise<readonly ZipEntry[]> {
  const { size } = await file.stat();
  // The end record is 22 bytes and a comment of at most 65535.
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const at = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (at < 0 || at + 22 > tail.length) throw new ZipError(notZip);
  const count = tail.readUInt16LE(at + 10);
  const [length, start] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  if (count === 0xffff || start === 0xffffffff) {
    throw new ZipError('is a zip64 archive, which is not supported: make it smaller');
  }
  if (count > limits.entries) {
    throw new ZipError(`holds ${count} files, more than the ${limits.entries} that are read`);
  }
  // 46 bytes and three fields of at most 65535 for each entry would be 12 GB: no honest directory is near it.
  if (start + length > size || length > 32 * 2 ** 20) throw new ZipError(notZip);
  const entries = parseDirectory(await readAt(file, start, length), count);
  checkSizes(entries, limits);
  return entries.filter(({ name }) => !name.endsWith('/'));
}

function parseDirectory(directory: Buffer, count: number): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) {
      throw new ZipError(notZip);
    }
    const flags = directory.readUInt16LE(at + 8);
    const nameLength = directory.readUInt16LE(at + 28);
    const others = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      size: directory.readUInt32LE(at + 24),
      packedSize: directory.readUInt32LE(at + 20),
      method: directory.readUInt16LE(at + 10),
      encrypted: (flags & 1) === 1,
      crc: directory.readUInt32LE(at + 16),
      headerAt: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + others;
  }
  return entries;
}

function checkSizes(entries: readonly ZipEntry[], limits: ZipLimits): void {
  const large = entries.find(
    ({ size, packedSize }) => Math.max(size, packedSize) > limits.entryBytes,
  );
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (large === undefined && total <= limits.totalBytes) return;
  const [bytes, most] =
    large === undefined ? [total, limits.totalBytes] : [large.size, limits.entryBytes];
  const what = large === undefined ? 'its files' : 'a file in it';
  throw new ZipError(
    `unpacks too large: ${what} would be ${toMiB(bytes)} MiB, more than ${toMiB(most)} MiB`,
  );
}

async function readEntry(file: FileHandle, entry: ZipEntry): Promise<Buffer> {
  if (entry.encrypted) throw new ZipError('is encrypted: make the zip without a password');
  const header = await readAt(file, entry.headerAt, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new ZipError('is damaged in the zip');
  const start = entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const { size: fileSize } = await file.stat();
  if (start + entry.packedSize > fileSize) throw new ZipError('is cut off in the zip');
  const packed = await readAt(file, start, entry.packedSize);
  const bytes = await unpack(entry, packed);
  // The sizes were within the limits, so a lie about them is found here and costs no more memory than they allow.
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) {
    throw new ZipError('is damaged in the zip');
  }
  return bytes;
}

async function unpack(entry: ZipEntry, packed: Buffer): Promise<Buffer> {
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new ZipError('is packed in an unusual way: use plain zip');
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (error) {
    throw new ZipError('is damaged in the zip', { cause: error });
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead < length) throw new ZipError(notZip);
  return buffer;
}

function toMiB(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}
