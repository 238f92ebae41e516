import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

/** A record found on a page of a SQLite file, whichever table or index it was of. */
export type CarvedRecord = {
  /** Rows of ordinary tables, or those of indexes and of tables without a row id. */
  readonly kind: 'table' | 'index';
  readonly values: readonly CarvedValue[];
};

type CarvedValue = string | number | null;

/** SQLite's page size unless told otherwise, and Patchbay never told. */
const pageSize = 4096;
const walHeader = 32;
const frameHeader = 24;
const headerSize = 100;
const textOf = new TextDecoder('utf-8', { fatal: true });

type Pages = { readonly count: number; readonly read: (page: number) => Buffer | undefined };

/**
 * Reads every record that is whole from a database file and the log beside it, page by page and without the tree
 * that leads to them (sqlite.org/fileformat2.html): what hangs below a torn page is found all the same. It may also
 * find what was deleted since. Records of numbers too large for JavaScript, or of bytes, are left out.
 */
export function* carveRecords(path: string): Generator<CarvedRecord, void> {
  const main = openSync(path, 'r');
  const log = existsSync(`${path}-wal`) ? openSync(`${path}-wal`, 'r') : undefined;
  try {
    const pages = openPages(main, log);
    for (let page = 1; page <= pages.count; page += 1) yield* recordsOn(pages, page);
  } finally {
    closeSync(main);
    if (log !== undefined) closeSync(log);
  }
}

/** The newest copy of each page. */
function openPages(main: number, log: number | undefined): Pages {
  const newest = log === undefined ? new Map<number, number>() : readFrames(log);
  const inMain = Math.ceil(fstatSync(main).size / pageSize);
  return {
    count: [...newest.keys()].reduce((most, page) => Math.max(most, page), inMain),
    read: (page) => {
      const at = newest.get(page);
      if (log !== undefined && at !== undefined) return readAt(log, at, pageSize);
      return page > inMain ? undefined : readAt(main, (page - 1) * pageSize, pageSize);
    },
  };
}

/** Where the log holds each page; frames of an earlier round of the log carry other salts. */
function readFrames(log: number): Map<number, number> {
  const frames = new Map<number, number>();
  const salts = readAt(log, 16, 8);
  const { size } = fstatSync(log);
  for (let at = walHeader; at + frameHeader + pageSize <= size; at += frameHeader + pageSize) {
    const frame = readAt(log, at, frameHeader);
    if (!frame.subarray(8, 16).equals(salts)) break;
    frames.set(frame.readUInt32BE(0), at + frameHeader);
  }
  return frames;
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  readSync(file, bytes, 0, length, position);
  return bytes;
}

const tableLeaf = 0x0d;
const indexLeaf = 0x0a;
const indexInterior = 0x02;

function* recordsOn(pages: Pages, number: number): Generator<CarvedRecord, void> {
  const page = pages.read(number);
  const start = number === 1 ? headerSize : 0;
  const type = page?.readUInt8(start);
  if (page === undefined || (type !== tableLeaf && type !== indexLeaf && type !== indexInterior))
    return;
  const pointers = start + (type === indexInterior ? 12 : 8);
  const count = Math.min(page.readUInt16BE(start + 3), (pageSize - pointers) / 2);
  for (let cell = 0; cell < Math.floor(count); cell += 1) {
    const record = readCell(pages, { page, type, at: page.readUInt16BE(pointers + 2 * cell) });
    if (record !== undefined) yield record;
  }
}

type Cell = { readonly page: Buffer; readonly type: number; readonly at: number };

/** The record of a cell; undefined where a part of it is torn. */
function readCell(pages: Pages, { page, type, at }: Cell): CarvedRecord | undefined {
  try {
    const size = readVarint(page, type === indexInterior ? at + 4 : at);
    const begin = type === tableLeaf ? readVarint(page, size.next).next : size.next;
    const payload = readPayload(pages, { page, begin, size: size.value, type });
    return { kind: type === tableLeaf ? 'table' : 'index', values: readRecord(payload) };
  } catch {
    return undefined;
  }
}

type Payload = {
  readonly page: Buffer;
  readonly begin: number;
  readonly size: number;
  readonly type: number;
};

/** A long payload goes on in a chain of pages. */
function readPayload(pages: Pages, { page, begin, size, type }: Payload): Buffer {
  if (size > pages.count * pageSize) throw new RangeError('the record is longer than the file');
  const most = type === tableLeaf ? pageSize - 35 : indexShare(64);
  if (size <= most) return whole(page.subarray(begin, begin + size), size);
  const least = indexShare(32);
  const fitting = least + ((size - least) % (pageSize - 4));
  const local = fitting <= most ? fitting : least;
  const parts = [page.subarray(begin, begin + local)];
  let next = page.readUInt32BE(begin + local);
  for (let left = size - local; left > 0; left -= pageSize - 4) {
    const more = next === 0 ? undefined : pages.read(next);
    if (more === undefined) throw new RangeError('the chain of pages breaks off');
    parts.push(more.subarray(4, 4 + Math.min(left, pageSize - 4)));
    next = more.readUInt32BE(0);
  }
  return whole(Buffer.concat(parts), size);
}

function indexShare(of255: number): number {
  return Math.floor(((pageSize - 12) * of255) / 255) - 23;
}

function whole(bytes: Buffer, size: number): Buffer {
  if (bytes.length !== size) throw new RangeError('the record is cut short');
  return bytes;
}

function readRecord(payload: Buffer): readonly CarvedValue[] {
  const header = readVarint(payload, 0);
  const values: CarvedValue[] = [];
  let at = header.value;
  for (let next = header.next; next < header.value;) {
    const type = readVarint(payload, next);
    const { value, length } = readValue(payload, at, type.value);
    values.push(value);
    at += length;
    next = type.next;
  }
  if (at !== payload.length) throw new RangeError('the record is not what its header says');
  return values;
}

const integerLengths = [0, 1, 2, 3, 4, 6];

function readValue(
  bytes: Buffer,
  at: number,
  type: number,
): { readonly value: CarvedValue; readonly length: number } {
  if (type === 0) return { value: null, length: 0 };
  if (type === 8 || type === 9) return { value: type - 8, length: 0 };
  if (type === 6) return { value: safe(bytes.readBigInt64BE(at)), length: 8 };
  if (type === 7) return { value: bytes.readDoubleBE(at), length: 8 };
  const integer = integerLengths[type];
  if (integer !== undefined) return { value: bytes.readIntBE(at, integer), length: integer };
  if (type < 13 || type % 2 === 0) throw new RangeError('a value that Patchbay never writes');
  const length = (type - 13) / 2;
  return { value: textOf.decode(whole(bytes.subarray(at, at + length), length)), length };
}

function safe(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('a number too large');
  return number;
}

function readVarint(bytes: Buffer, at: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes.readUInt8(at + index);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  throw new RangeError('a number too large');
}
