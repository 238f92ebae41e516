import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { scratchFolder } from '../../../test/support/scratchFolder.ts';
import { sniffMediaType } from './sniffMediaType.ts';

const square = { create: { width: 4, height: 4, channels: 3 as const, background: 'red' } };
const wav = Buffer.concat([
  Buffer.from('RIFF'),
  Buffer.from([36, 0, 0, 0]),
  Buffer.from('WAVEfmt '),
  Buffer.alloc(24),
]);
const png = (): Promise<Buffer> => sharp(square).png().toBuffer();
const jpeg = (): Promise<Buffer> => sharp(square).jpeg().toBuffer();

type Case = {
  readonly what: string;
  readonly bytes: Uint8Array | string | (() => Promise<Uint8Array>);
  readonly name: string;
  readonly claimed?: string;
  readonly expected: string;
};

const svg = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>';

const cases: readonly Case[] = [
  { what: 'a PNG', bytes: png, name: 'x', expected: 'image/png' },
  { what: 'a PNG named .jpg', bytes: png, name: 'x.jpg', expected: 'image/png' },
  {
    what: 'a JPEG claimed as PNG',
    bytes: jpeg,
    name: 'x',
    claimed: 'image/png',
    expected: 'image/jpeg',
  },
  { what: 'a WAV', bytes: wav, name: 'x', expected: 'audio/wav' },
  { what: 'an SVG with a prolog', bytes: svg, name: 'x.svg', expected: 'image/svg+xml' },
  { what: 'a bare SVG', bytes: '<svg/>', name: 'x.svg', expected: 'image/svg+xml' },
  {
    what: 'a claimed SVG',
    bytes: svg,
    name: 'x',
    claimed: 'image/svg+xml; charset=utf-8',
    expected: 'image/svg+xml',
  },
  { what: 'JSON by name', bytes: '{"a": 1}', name: 'x.json', expected: 'application/json' },
  {
    what: 'JSON by claim',
    bytes: '{}',
    name: 'x',
    claimed: 'application/json',
    expected: 'application/json',
  },
  {
    what: 'a general claim',
    bytes: '{}',
    name: 'x.json',
    claimed: 'application/octet-stream',
    expected: 'application/json',
  },
  { what: 'text without a name', bytes: 'Grüße', name: 'x', expected: 'text/plain' },
  { what: 'text named .png', bytes: 'not a picture', name: 'x.png', expected: 'text/plain' },
  {
    what: 'text claimed as PNG',
    bytes: 'not a picture',
    name: 'x',
    claimed: 'image/png',
    expected: 'text/plain',
  },
  { what: 'text named like an extension', bytes: 'words', name: 'json', expected: 'text/plain' },
  { what: 'nothing', bytes: '', name: 'x', expected: 'application/octet-stream' },
  { what: 'nothing named .txt', bytes: '', name: 'x.txt', expected: 'text/plain' },
  {
    what: 'bytes that are no UTF-8',
    bytes: Buffer.from([0xc3, 0x28, 0xff]),
    name: 'x',
    expected: 'application/octet-stream',
  },
  {
    what: 'text with a zero byte',
    bytes: 'a\u0000b',
    name: 'x',
    expected: 'application/octet-stream',
  },
  {
    what: 'text cut within a letter',
    bytes: 'ä'.repeat(5000).slice(1),
    name: 'x',
    expected: 'text/plain',
  },
];

test.each(cases)('$what is $expected', async ({ bytes, name, claimed, expected }) => {
  await using scratch = await scratchFolder();
  await writeFile(scratch.at('file'), typeof bytes === 'function' ? await bytes() : bytes);
  const about = claimed === undefined ? { name } : { name, claimed };
  expect(await sniffMediaType(scratch.at('file'), about)).toBe(expected);
});

test('a long text is not called binary because the head ends within a letter', async () => {
  await using scratch = await scratchFolder();
  await writeFile(scratch.at('file'), `x${'ä'.repeat(4000)}`);
  expect(await sniffMediaType(scratch.at('file'), { name: 'x' })).toBe('text/plain');
});
