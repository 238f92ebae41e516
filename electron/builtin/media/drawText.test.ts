import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawText } from './drawText.ts';

const style = {
  size: 36,
  width: undefined,
  align: 'left',
  color: '#000000',
  background: '#ffffff',
} as const;

async function rowsOf(png: Uint8Array): Promise<readonly string[]> {
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): string =>
    (data[(y * info.width + x) * info.channels] ?? 255) < 128 ? '#' : '.';
  // One dot is 36 / 9 = 4 pixels; the letter begins at the padding of 18.
  return Array.from({ length: 7 }, (_, row) =>
    Array.from({ length: 5 }, (__, column) => at(18 + column * 4 + 2, 19 + row * 4 + 2)).join(''),
  );
}

test('the model draws its own letters dot by dot, capitals for small ones', async () => {
  const { png, font } = await drawText({ text: 'a', font: 'pixel', style });
  expect(font).toBe('pixel');
  expect(await rowsOf(png)).toEqual([
    '.###.',
    '#...#',
    '#...#',
    '#####',
    '#...#',
    '#...#',
    '#...#',
  ]);
});

test('a letter without a drawing is a box', async () => {
  const { png } = await drawText({ text: '語', font: 'pixel', style });
  expect(await rowsOf(png)).toEqual([
    '#####',
    '#...#',
    '#...#',
    '#...#',
    '#...#',
    '#...#',
    '#####',
  ]);
});

test('control characters and markup do not spoil the drawing', async () => {
  const text = `a\u0000b\u001B[31m<script>&amp;\uFFFF`;
  for (const font of ['sans', 'pixel'] as const) {
    const { png, lines } = await drawText({ text, font, style });
    expect([lines, png.length > 100]).toEqual([1, true]);
  }
});

test.skipIf(process.platform !== 'linux')(
  'a computer without fonts gets the pixel letters',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'no-fonts-'));
    try {
      const config = join(folder, 'fonts.conf');
      await writeFile(config, `<?xml version="1.0"?><fontconfig><dir>${folder}</dir></fontconfig>`);
      const script = join(folder, 'draw.ts');
      await writeFile(
        script,
        `import { drawText } from ${JSON.stringify(new URL('./drawText.ts', import.meta.url).href)};
       const { font, png } = await drawText({ text: 'A', font: 'sans', style: ${JSON.stringify(style)} });
       process.stdout.write(JSON.stringify({ font, png: Buffer.from(png).toString('base64') }));`,
      );
      const { stdout } = await promisify(execFile)(process.execPath, [script], {
        env: { ...process.env, FONTCONFIG_FILE: config },
      });
      const { font, png } = JSON.parse(stdout);
      expect(font).toBe('pixel');
      expect((await rowsOf(Buffer.from(String(png), 'base64')))[0]).toBe('.###.');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
