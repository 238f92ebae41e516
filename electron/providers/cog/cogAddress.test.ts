import { expect, test } from 'vitest';
import { parseCogAddress } from './cogAddress.ts';

test.each([
  ['http://127.0.0.1:5000', 'http://127.0.0.1:5000', 'cog:127.0.0.1:5000', '127.0.0.1-5000'],
  ['127.0.0.1:5000', 'http://127.0.0.1:5000', 'cog:127.0.0.1:5000', '127.0.0.1-5000'],
  [' http://localhost:5000/ ', 'http://localhost:5000', 'cog:localhost:5000', 'localhost-5000'],
  ['192.168.1.7:8393', 'http://192.168.1.7:8393', 'cog:192.168.1.7:8393', '192.168.1.7-8393'],
  ['http://[::1]:5000', 'http://[::1]:5000', 'cog:[::1]:5000', '1-5000'],
  ['http://[fd00::7]:5000', 'http://[fd00::7]:5000', 'cog:[fd00::7]:5000', 'fd00-7-5000'],
  [
    'https://gpu.example.org',
    'https://gpu.example.org',
    'cog:gpu.example.org:443',
    'gpu.example.org-443',
  ],
  [
    'gpu.example.org:5000',
    'https://gpu.example.org:5000',
    'cog:gpu.example.org:5000',
    'gpu.example.org-5000',
  ],
])('%s', (text, origin, id, slug) => {
  expect(parseCogAddress(text)).toMatchObject({ origin, id, slug });
});

test.each([
  ['http://gpu.example.org:5000', /https:\/\//],
  ['http://8.8.8.8:5000', /https:\/\//],
  ['http://172.32.0.1:5000', /https:\/\//],
  ['http://[2001:db8::1]:5000', /https:\/\//],
  ['http://127.0.0.1.example.org:5000', /https:\/\//],
  ['http://user:secret@127.0.0.1:5000', /without a path/],
  ['http://127.0.0.1:5000/predictions', /without a path/],
  ['http://127.0.0.1:5000/?token=x', /without a path/],
  ['ftp://127.0.0.1', /without a path/],
  ['', /without a path/],
  [`https://${'a'.repeat(60)}.org`, /too long/],
])('%s is refused', (text, sentence) => {
  const parse = () => parseCogAddress(text);
  expect(parse).toThrow(sentence);
  expect(parse).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ kind: 'invalid-input' }) }),
  );
});
