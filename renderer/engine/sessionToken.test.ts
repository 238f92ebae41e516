import { expect, test } from 'vitest';
import { rpcAddress, takeSessionToken } from './sessionToken.ts';

function place(hash: string, stored: Record<string, string> = {}) {
  const urls: string[] = [];
  const storage = {
    getItem: (key: string) => stored[key] ?? null,
    setItem: (key: string, value: string) => {
      stored[key] = value;
    },
  };
  const history = {
    replaceState: (_: unknown, __: string, url?: string | URL | null) =>
      void urls.push(String(url)),
  };
  return { urls, place: { location: { hash, pathname: '/', search: '?a=1' }, history, storage } };
}

test('the token leaves the address bar and is kept for this tab', () => {
  const stored: Record<string, string> = {};
  const first = place('#token=s3cret', stored);
  expect(takeSessionToken(first.place)).toBe('s3cret');
  expect(first.urls).toEqual(['/?a=1']);
  const reloaded = place('', stored);
  expect(takeSessionToken(reloaded.place)).toBe('s3cret');
  expect(reloaded.urls).toEqual([]);
});

test('without a token the cookie has to do', () => {
  expect(takeSessionToken(place('').place)).toBe('');
  expect(rpcAddress({ protocol: 'http:', host: '127.0.0.1:1' }, '')).toBe('ws://127.0.0.1:1/rpc');
  expect(rpcAddress({ protocol: 'https:', host: 'h' }, 'a b')).toBe('wss://h/rpc?token=a%20b');
});
