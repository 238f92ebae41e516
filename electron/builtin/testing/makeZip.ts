import { crc32, deflateRawSync } from 'node:zlib';

/** A file to put into an archive; `change` spoils its record of the directory. */
export interface ZipSource {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly method?: 'stored' | 'deflate';
  readonly change?: (record: Buffer) => void;
}

/** Writes a zip archive in memory. */
export function makeZip(sources: readonly ZipSource[]): Buffer {
  const [files, records]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, bytes, method = 'deflate', change } of sources) {
    const content = Buffer.from(bytes);
    const packed = method === 'stored' ? content : deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(method === 'stored' ? 0 : 8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const file = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, Buffer.from(name), packed]);
    const record = Buffer.concat([
      Buffer.from('PK\u0001\u0002\u0014\u0000'),
      facts,
      Buffer.alloc(14),
      Buffer.from(name),
    ]);
    record.writeUInt32LE(at, 42);
    change?.(record);
    files.push(file);
    records.push(record);
    at += file.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(sources.length, 8);
  end.writeUInt16LE(sources.length, 10);
  end.writeUInt32LE(Buffer.concat(records).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, ...records, end]);
}
