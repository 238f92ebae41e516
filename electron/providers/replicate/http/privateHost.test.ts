import type { LookupFunction } from 'node:net';
import { expect, test } from 'vitest';
import { createPublicLookup, isPrivateHost } from './privateHost.ts';

test.each([
  ['localhost', true],
  ['a.localhost', true],
  ['127.8.9.1', true],
  ['0.0.0.0', true],
  ['10.1.2.3', true],
  ['100.100.0.1', true],
  ['172.31.0.1', true],
  ['192.168.0.1', true],
  ['169.254.169.254', true],
  ['[::1]', true],
  ['[::]', true],
  ['[fd12::1]', true],
  ['[fe80::1]', true],
  ['[::ffff:10.0.0.1]', true],
  ['[::ffff:a00:1]', true],
  ['172.32.0.1', false],
  ['8.8.8.8', false],
  ['[2001:4860:4860::8888]', false],
  ['replicate.delivery', false],
  ['localhost.example.org', false],
])('%s: private is %s', (hostname, expected) => {
  expect(isPrivateHost(hostname)).toBe(expected);
});

/** Looks `name` up where it has these addresses, one for a caller that wants one. */
function lookUp(addresses: readonly string[], all: boolean): Promise<unknown> {
  const system: LookupFunction = (_name, options, callback) => {
    const found = addresses.map((address) => ({ address, family: 4 }));
    if (options.all === true) callback(null, found);
    else callback(null, addresses[0] ?? '', 4);
  };
  return new Promise((resolve) =>
    createPublicLookup(system)('files.example.org', { all }, (error, found) =>
      resolve(error?.code ?? found),
    ),
  );
}

test('a name of the internet that leads into the own network is refused', async () => {
  expect(await lookUp(['93.184.216.34'], false)).toBe('93.184.216.34');
  expect(await lookUp(['93.184.216.34'], true)).toEqual([{ address: '93.184.216.34', family: 4 }]);
  expect(await lookUp(['10.0.0.1'], false)).toBe('EPRIVATE');
  expect(await lookUp(['93.184.216.34', '127.0.0.1'], true)).toBe('EPRIVATE');
});
