// Draws the app's icons into build/: `node scripts/makeIcons.ts`. The results are committed; run it after a change here.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const folder = join(import.meta.dirname, '..', 'build');

/** Two nodes and the cable between them, on a 1024 x 1024 field; `inset` leaves the margin that macOS wants. */
function drawing(inset: number): Buffer {
  const side = 1024 - 2 * inset;
  const scale = side / 1024;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1024">
  <defs>
    <linearGradient id="field" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="#312e81"/><stop offset="1" stop-color="#0f172a"/>
    </linearGradient>
    <linearGradient id="cable" x1="0" y1="0" x2="1" y2="0">
      <stop offset="0" stop-color="#f59e0b"/><stop offset="1" stop-color="#22d3ee"/>
    </linearGradient>
  </defs>
  <g transform="translate(${inset} ${inset}) scale(${scale})">
    <rect width="1024" height="1024" rx="224" fill="url(#field)"/>
    <rect x="120" y="200" width="330" height="270" rx="56" fill="#f8fafc" opacity="0.94"/>
    <rect x="574" y="554" width="330" height="270" rx="56" fill="#f8fafc" opacity="0.94"/>
    <path d="M450 335 C 700 335, 324 689, 574 689" fill="none" stroke="url(#cable)" stroke-width="56" stroke-linecap="round"/>
    <circle cx="450" cy="335" r="58" fill="#f59e0b"/><circle cx="450" cy="335" r="24" fill="#0f172a"/>
    <circle cx="574" cy="689" r="58" fill="#22d3ee"/><circle cx="574" cy="689" r="24" fill="#0f172a"/>
  </g>
</svg>`);
}

async function png(size: number, inset = 0): Promise<Buffer> {
  return sharp(drawing(inset))
    .resize(size, size)
    .png({ compressionLevel: 9, palette: size > 256 })
    .toBuffer();
}

/** Windows: a header, a directory entry of 16 bytes for each picture, the pictures as PNG. */
function ico(pictures: readonly { readonly size: number; readonly data: Buffer }[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, data }] of pictures.entries()) {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(data.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += data.length;
  }
  return Buffer.concat([header, ...pictures.map(({ data }) => data)]);
}

/** macOS: `icns`, the length, then for each picture its type, its length and the PNG. */
function icns(pictures: readonly { readonly type: string; readonly data: Buffer }[]): Buffer {
  const parts = pictures.map(({ type, data }) => chunk(type, data));
  return chunk('icns', Buffer.concat(parts));
}

function chunk(type: string, data: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(8 + data.length, 4);
  return Buffer.concat([header, data]);
}

const macInset = 100;
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
const icnsTypes = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
] as const;

writeFileSync(join(folder, 'icon.png'), await png(512));
writeFileSync(
  join(folder, 'icon.ico'),
  ico(await Promise.all(icoSizes.map(async (size) => ({ size, data: await png(size) })))),
);
writeFileSync(
  join(folder, 'icon.icns'),
  icns(
    await Promise.all(
      icnsTypes.map(async ([type, size]) => ({ type, data: await png(size, macInset) })),
    ),
  ),
);
