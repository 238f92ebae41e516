import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../../test/sharedData.ts';
import { startTestServer, type TestServer } from '../testing/testServer.ts';

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer({ document: sharedData('replicate-openapi.json').path || undefined });
});
afterAll(() => api[Symbol.asyncDispose]());

const outputOf = async (
  model: string,
  input: Readonly<Record<string, unknown>>,
): Promise<unknown> => {
  const answer = await api.run(model, input);
  expect([model, answer.get('status'), answer.get('error')]).toEqual([model, 'succeeded', null]);
  return answer.get('output');
};

describe('split-text', () => {
  test.each([
    ['line', 'a\r\n b \n\nc', ['a', 'b', 'c']],
    ['paragraph', 'a\nb\n\n \nc', ['a\nb', 'c']],
    ['sentence', 'One is here. Two is there! 3?', ['One is here.', 'Two is there!', '3?']],
    ['word', '  a  b\tc ', ['a', 'b', 'c']],
    ['comma', 'a, b,,c', ['a', 'b', 'c']],
  ])('by %s', async (by, text, parts) => {
    expect(await outputOf('split-text', { by, text })).toEqual(parts);
  });

  test('by a separator taken as it is written, keeping what is asked for', async () => {
    const input = {
      text: 'a.*b.*.* c',
      by: 'custom',
      separator: '.*',
      trim: false,
      keep_empty: true,
    };
    expect(await outputOf('split-text', input)).toEqual(['a', 'b', '', ' c']);
    const missing = await api.run('split-text', { text: 'a', by: 'custom' });
    expect([missing.get('status'), missing.get('error')]).toEqual([
      'failed',
      '`separator` is missing. Give one, or choose another `by` than `custom`.',
    ]);
    expect(await outputOf('split-text', { text: '' })).toEqual([]);
  });
});

describe('stream-words', () => {
  test.each(['word', 'character', 'line'])('%s pieces join to the prompt', async (unit) => {
    const prompt = '  Zwölf 🦊 foxes,\n\n jump\tover.  ';
    const pieces = await outputOf('stream-words', { prompt, unit });
    expect(Array.isArray(pieces) && pieces.length > 1 && pieces.join('')).toBe(prompt);
  });

  test('white space alone is a piece too', async () => {
    expect(await outputOf('stream-words', { prompt: '  ' })).toEqual(['  ']);
  });
});

describe('summarise-text', () => {
  const text =
    'Copper conducts heat. Copper conducts current, and copper is soft. It rained. Copper wires carry current.';
  test('keeps the weightiest sentences in the order of the text', async () => {
    expect(await outputOf('summarise-text', { text, sentences: 2 })).toBe(
      'Copper conducts heat. Copper conducts current, and copper is soft.',
    );
  });

  test('puts the weightiest first when asked, and gives all of a short text', async () => {
    const summary = await outputOf('summarise-text', { text, sentences: 50, keep_order: false });
    expect(String(summary)).toMatch(/^Copper conducts current.*It rained\.$/s);
  });

  test('fails for a text without words', async () => {
    expect((await api.run('summarise-text', { text: '... !' })).get('error')).toBe(
      '`text` has no words in it. Give a text with at least one sentence.',
    );
  });
});

test('text-statistics counts', async () => {
  expect(await outputOf('text-statistics', { text: 'Red fish.\nBlue fish! 🦊', top: 1 })).toEqual({
    characters: 22,
    words: 4,
    different_words: 3,
    sentences: 2,
    lines: 2,
    frequent: [{ word: 'fish', count: 2 }],
  });
});

describe('tone', () => {
  const wave = async (input: Record<string, unknown>) => {
    const file = await api.download(await outputOf('tone', { sample_rate: 8000, ...input }));
    const samples = Array.from({ length: (file.length - 44) / 2 }, (_, index) =>
      file.readInt16LE(44 + index * 2),
    );
    return { file, samples };
  };

  test('is a WAV file of the right length, pitch and level', async () => {
    const { file, samples } = await wave({ frequency: 500, seconds: 0.5, volume: 0.5 });
    expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
    expect([
      file.readUInt32LE(4),
      file.readUInt32LE(24),
      file.readUInt16LE(22),
      file.readUInt16LE(34),
    ]).toEqual([file.length - 8, 8000, 1, 16]);
    expect(samples).toHaveLength(4000);
    const crossings = samples.filter(
      (value, index) => value >= 0 && (samples[index - 1] ?? 0) < 0,
    ).length;
    expect(Math.abs(crossings - 250)).toBeLessThanOrEqual(2);
    expect(Math.max(...samples)).toBe(16_384);
    expect([samples[0], samples.at(-1)]).toEqual([0, 0]);
  });

  test.each([
    ['square', 1],
    ['triangle', 1 / Math.sqrt(3)],
    ['sawtooth', 1 / Math.sqrt(3)],
    ['sine', Math.SQRT1_2],
  ])('%s has its own strength', async (form, strength) => {
    const { samples } = await wave({ wave: form, frequency: 100, seconds: 1, volume: 1 });
    const mean =
      Math.sqrt(samples.reduce((sum, value) => sum + value ** 2, 0) / samples.length) / 32_767;
    expect(mean).toBeCloseTo(strength, 1);
  });
});

describe('an input file over HTTP', () => {
  test('is fetched on loopback, without the token, and redirects are not followed', async () => {
    const seen: (string | undefined)[] = [];
    const files = createServer((request, response) => {
      seen.push(request.headers.authorization);
      if (request.url === '/away')
        response.writeHead(302, { location: 'https://example.org/' }).end();
      else response.end('Patchbay');
    });
    await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
    const address = files.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const signed = await api.run('sign-file', {
      file: `http://localhost:${port}/note`,
      key: 'example',
    });
    expect(signed.get('output', 'bytes')).toBe(8);
    const away = await api.run('sign-file', {
      file: `http://127.0.0.1:${port}/away`,
      key: 'example',
    });
    expect(String(away.get('error'))).toMatch(
      /^`file` could not be fetched: 127\.0\.0\.1:\d+\/away did not answer\./,
    );
    expect(seen).toEqual([undefined, undefined]);
    files.close();
    const gone = await api.run('sign-file', {
      file: `http://127.0.0.1:${port}/note`,
      key: 'example',
    });
    expect(gone.get('status')).toBe('failed');
  });

  test.each([
    'file:///etc/passwd',
    'ftp://127.0.0.1/x',
    'http://192.168.0.1/x',
    'http://127.0.0.1.example.org/x',
  ])('%s is refused', async (file) => {
    expect((await api.run('sign-file', { file, key: 'k' })).get('error')).toContain(
      'is not on this computer',
    );
  });

  test('an output of one model is an input of the next', async () => {
    const tone = await outputOf('tone', { seconds: 0.1 });
    const signed = await api.run('sign-file', { file: tone, key: 'k' });
    expect(signed.get('output', 'bytes')).toBe((await api.download(tone)).length);
  });
});
