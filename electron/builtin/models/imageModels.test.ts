import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../../test/sharedData.ts';
import { startTestServer, type TestServer } from '../testing/testServer.ts';

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer({ document: sharedData('replicate-openapi.json').path || undefined });
});
afterAll(() => api[Symbol.asyncDispose]());

interface Shape {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => readonly number[];
}

const dataUrl = (bytes: Uint8Array, type = 'image/png'): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

/** A picture painted by a function of x and y. */
async function paint(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly number[],
): Promise<string> {
  const pixels = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels.set([...colour(x, y)], (y * width + x) * 4);
  }
  const png = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
  return dataUrl(png);
}

async function decode(bytes: Uint8Array): Promise<Shape> {
  const { data, info } = await sharp(bytes)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    width: info.width,
    height: info.height,
    at: (x, y) => [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)],
  };
}

async function runImage(model: string, input: Readonly<Record<string, unknown>>): Promise<Shape> {
  const answer = await api.run(model, input);
  expect([answer.status, answer.get('status'), answer.get('error')]).toEqual([
    201,
    'succeeded',
    null,
  ]);
  return decode(await api.download(answer.get('output')));
}

const half = (x: number): readonly number[] => (x < 10 ? [200, 40, 40, 255] : [20, 60, 220, 255]);

describe('pictures', () => {
  test.each([2, 3, 4])('upscale by %i keeps colours and multiplies both sides', async (scale) => {
    const image = await paint(20, 12, half);
    const large = await runImage('upscale', { image, scale });
    expect([large.width, large.height]).toEqual([20 * scale, 12 * scale]);
    expect(large.at(scale, scale)).toEqual([200, 40, 40, 255]);
    expect(large.at(19 * scale, 11 * scale)).toEqual([20, 60, 220, 255]);
  });

  test('bands leave no seam: upscaling in bands equals upscaling at once', async () => {
    const [width, height] = [600, 4000];
    const pixels = Buffer.alloc(width * height * 3, 0);
    for (let at = 0; at < pixels.length; at += 1) pixels[at] = (at * 7 + (at >> 9) * 13) & 255;
    const raw = { width, height, channels: 3 } as const;
    const png = await sharp(pixels, { raw }).png().toBuffer();
    const answer = await api.run('upscale', { image: dataUrl(png), scale: 2 });
    const made = await sharp(await api.download(answer.get('output')))
      .raw()
      .toBuffer();
    const whole = await sharp(pixels, { raw })
      .ensureAlpha()
      .resize({ width: 1200, height: 8000, fit: 'fill', kernel: 'lanczos3' })
      .raw()
      .toBuffer();
    const worst = made.reduce(
      (most, value, at) => Math.max(most, Math.abs(value - (whole[at] ?? 0))),
      0,
    );
    expect(made.length).toBe(whole.length);
    expect(worst).toBeLessThanOrEqual(1);
    expect(String(answer.get('logs')).match(/%\|/g)?.length).toBeGreaterThan(1);
  });

  test('grayscale weighs the channels', async () => {
    const image = await paint(4, 4, () => [200, 100, 50, 128]);
    expect((await runImage('grayscale', { image })).at(1, 1)).toEqual([118, 118, 118, 128]);
    const average = await runImage('grayscale', { image, method: 'average' });
    expect(average.at(1, 1)).toEqual([117, 117, 117, 128]);
    expect((await runImage('grayscale', { image, method: 'green' })).at(1, 1)).toEqual([
      100, 100, 100, 128,
    ]);
  });

  test('blur mixes across an edge and takes the deprecated radius', async () => {
    const image = await paint(20, 12, half);
    const soft = await runImage('blur', { image, sigma: 3 });
    expect([soft.width, soft.height]).toEqual([20, 12]);
    expect(soft.at(9, 6)[0]).toBeGreaterThan(80);
    expect(soft.at(9, 6)[0]).toBeLessThan(160);
    expect((await runImage('blur', { image, radius: 6 })).at(9, 6)).toEqual(soft.at(9, 6));
  });

  test('sharpen overshoots at an edge; amount 0 changes nothing', async () => {
    const image = await paint(20, 12, (x) =>
      x < 10 ? [100, 100, 100, 255] : [150, 150, 150, 255],
    );
    const crisp = await runImage('sharpen', { image, amount: 5 });
    expect(crisp.at(9, 6)[0]).toBeLessThan(97);
    expect(crisp.at(10, 6)[0]).toBeGreaterThan(153);
    expect((await runImage('sharpen', { image, amount: 0 })).at(9, 6)).toEqual([
      100, 100, 100, 255,
    ]);
  });

  test('edges are white where the brightness jumps and black where it does not', async () => {
    const image = await paint(20, 12, (x) => (x < 10 ? [0, 0, 0, 255] : [255, 255, 255, 255]));
    const found = await runImage('edges', { image });
    expect([found.at(2, 6)[0], found.at(9, 6)[0], found.at(17, 6)[0]]).toEqual([0, 255, 0]);
    const inverted = await runImage('edges', { image, invert: true, threshold: 100 });
    expect([inverted.at(2, 6)[0], inverted.at(9, 6)[0]]).toEqual([255, 0]);
  });

  test('cut-out removes the background, and islands only when asked', async () => {
    const island = (x: number, y: number): boolean => x === 10 && y === 6;
    const image = await paint(20, 12, (x, y) => {
      const inside = x >= 6 && x < 15 && y >= 3 && y < 10 && !island(x, y);
      return inside ? [10, 10, 200, 255] : [250, 250, 250, 255];
    });
    const cut = await runImage('cut-out', { image, tolerance: 20 });
    expect([cut.at(0, 0)[3], cut.at(8, 5)[3], cut.at(10, 6)[3]]).toEqual([0, 255, 255]);
    const all = await runImage('cut-out', { image, tolerance: 20, reach: 'everywhere' });
    expect(all.at(10, 6)[3]).toBe(0);
    const blue = await runImage('cut-out', { image, color: '#0a0ac8', reach: 'everywhere' });
    expect([blue.at(0, 0)[3], blue.at(8, 5)[3]]).toEqual([255, 0]);
  });

  test('compose places, fades and blends', async () => {
    const background = await paint(20, 20, () => [100, 200, 50, 255]);
    const foreground = await paint(4, 4, () => [255, 0, 0, 255]);
    const corner = await runImage('compose', { background, foreground, position: 'northwest' });
    expect([corner.width, corner.height]).toEqual([20, 20]);
    expect([corner.at(0, 0), corner.at(10, 10)]).toEqual([
      [255, 0, 0, 255],
      [100, 200, 50, 255],
    ]);
    const faded = await runImage('compose', { background, foreground, fit: 'cover', opacity: 0.5 });
    expect(faded.at(10, 10)[0]).toBeGreaterThanOrEqual(176);
    expect(faded.at(10, 10)[0]).toBeLessThanOrEqual(179);
    const multiplied = await runImage('compose', { background, foreground, blend: 'multiply' });
    expect(multiplied.at(10, 10)).toEqual([100, 0, 0, 255]);
    const large = await paint(50, 10, () => [0, 0, 9, 255]);
    expect(
      (await runImage('compose', { background, foreground: large, fit: 'original' })).at(0, 10),
    ).toEqual([0, 0, 9, 255]);
  });

  test('contact-sheet lays pictures out in order', async () => {
    const colours = [
      [255, 0, 0, 255],
      [0, 255, 0, 255],
      [0, 0, 255, 255],
    ] as const;
    const images = await Promise.all(colours.map((colour) => paint(64, 64, () => colour)));
    const sheet = await runImage('contact-sheet', {
      images,
      columns: 2,
      cell_size: 64,
      gap: 4,
      background: '#101010',
    });
    expect([sheet.width, sheet.height]).toEqual([140, 140]);
    expect([sheet.at(36, 36), sheet.at(104, 36), sheet.at(36, 104)]).toEqual(
      colours.map((colour) => [...colour]),
    );
    expect(sheet.at(104, 104)).toEqual([16, 16, 16, 255]);
  });

  test('make-variations gives different pictures, the same for the same seed', async () => {
    const image = await paint(20, 12, half);
    const [first, second] = [
      await api.run('make-variations', { image, count: 3, seed: 5 }),
      await api.run('make-variations', { image, count: 3, seed: 5 }),
    ];
    const addresses = [0, 1, 2].map((index) => first.get('output', index));
    const files = await Promise.all(addresses.map((address) => api.download(address)));
    expect(new Set(files.map((file) => file.toString('base64'))).size).toBe(3);
    expect((await api.download(second.get('output', 1))).equals(files[1]!)).toBe(true);
    expect(first.get('logs')).toContain('Using seed: 5');
    expect(await decode(files[0]!)).toMatchObject({ width: 20, height: 12 });
  });

  test('palette measures colours and their shares', async () => {
    const image = await paint(20, 10, (x) => (x < 5 ? [255, 0, 0, 255] : [0, 0, 255, 255]));
    const answer = await api.run('palette', { image, count: 4 });
    expect(answer.get('output')).toMatchObject({
      dominant: '#0000ff',
      count: 2,
      colors: [
        { hex: '#0000ff', share: 0.75 },
        { hex: '#ff0000', share: 0.25 },
      ],
    });
    const strip = await decode(await api.download(answer.get('output', 'swatch')));
    expect([strip.width, strip.at(10, 10), strip.at(60, 10)]).toEqual([
      96,
      [0, 0, 255, 255],
      [255, 0, 0, 255],
    ]);
  });

  test('describe-image states what was measured', async () => {
    const image = await paint(10, 20, () => [10, 10, 10, 255]);
    const answer = await api.run('describe-image', { image });
    expect(answer.get('output')).toBe(
      'A portrait picture of 10 x 20 pixels, dark, with little contrast.\nMean brightness 10.0 of 255, contrast 0.0 (standard deviation).\nIt has no colour: only shades of gray.\nNothing in it is transparent.\nMain colours: #0a0a0a (100 %).',
    );
  });

  test.each(['sans', 'pixel'])('render-text draws ink with %s letters', async (font) => {
    const drawn = await runImage('render-text', {
      prompt: 'HI',
      font,
      size: 36,
      color: '#ff0000',
      background: '#ffffff',
    });
    const ink = Array.from({ length: drawn.width * drawn.height }, (_, at) =>
      drawn.at(at % drawn.width, Math.floor(at / drawn.width)),
    ).filter(([red, green]) => red! > 200 && green! < 60).length;
    expect(drawn.height).toBe(72);
    expect(ink).toBeGreaterThan(100);
  });

  test('render-text wraps at its width and survives markup', async () => {
    const prompt = 'a <b> & c '.repeat(20).trim();
    const drawn = await runImage('render-text', { prompt, width: 300, size: 20, font: 'pixel' });
    expect(drawn.width).toBe(300);
    expect(drawn.height).toBeGreaterThan(100);
    expect(drawn.at(0, 0)[3]).toBe(0);
  });

  test('an EXIF orientation is turned upright', async () => {
    const sideways = await sharp({
      create: { width: 30, height: 10, channels: 3, background: '#336699' },
    })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const gray = await runImage('grayscale', { image: dataUrl(sideways, 'image/jpeg') });
    expect([gray.width, gray.height]).toEqual([10, 30]);
  });
});

describe('bad pictures fail with one sentence that names the input', () => {
  const cases = [
    ['empty', 'data:image/png;base64,', '`image` is an empty file (0 bytes). Give a picture.'],
    [
      'text',
      'data:text/plain,hello',
      '`image` is not a picture that can be read. Give a PNG, JPEG, WebP, GIF, TIFF, AVIF or SVG file.',
    ],
    [
      'far',
      'https://example.org/a.png',
      '`image` is not on this computer: the built-in models read only data URLs and http addresses of 127.0.0.1 or localhost. Upload the file instead.',
    ],
  ] as const;
  test.each(cases)('%s', async (_name, image, sentence) => {
    const answer = await api.run('upscale', { image });
    expect([answer.get('status'), answer.get('error'), answer.get('output')]).toEqual([
      'failed',
      sentence,
      null,
    ]);
  });

  test('damaged', async () => {
    const whole = await sharp({
      create: {
        width: 400,
        height: 400,
        channels: 3,
        background: '#336699',
        noise: { type: 'gaussian', mean: 90, sigma: 40 },
      },
    })
      .png()
      .toBuffer();
    const answer = await api.run('blur', { image: dataUrl(whole.subarray(0, whole.length / 2)) });
    expect(answer.get('error')).toBe(
      '`image` is damaged: it could not be read to its end. Give a file that opens in a picture viewer.',
    );
  });

  test('too many pixels, in and out', async () => {
    const huge = await sharp({
      create: { width: 9000, height: 9000, channels: 3, background: '#000' },
    })
      .png()
      .toBuffer();
    expect((await api.run('grayscale', { image: dataUrl(huge) })).get('error')).toContain(
      '`image` has 9000 x 9000 pixels, more than the 50 million',
    );
    const big = await sharp({
      create: { width: 3000, height: 3000, channels: 3, background: '#000' },
    })
      .png()
      .toBuffer();
    expect((await api.run('upscale', { image: dataUrl(big), scale: 4 })).get('error')).toContain(
      'Choose a smaller `scale`',
    );
  });

  test('in a list, by its place', async () => {
    const good = await paint(4, 4, half);
    const answer = await api.run('contact-sheet', { images: [good, 'data:,'] });
    expect(answer.get('error')).toBe('`images[1]` is an empty file (0 bytes). Give a picture.');
  });

  test('an address that does not answer', async () => {
    const gone = await api.run('upscale', { image: `${api.server.baseUrl}/nothing.png` });
    expect(gone.get('error')).toMatch(
      /^`image` could not be fetched: 127\.0\.0\.1:\d+\/v1\/nothing\.png answered 401\./,
    );
  });
});
