import { execFile } from 'node:child_process';
import { once } from 'node:events';
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { promisify } from 'node:util';
import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket as WsClient } from 'ws';
import { isLoopback, takeBlocked } from '../setup/networkGuard.ts';

// Addresses kept free for documentation (RFC 5737, RFC 3849): nothing answers there even without the guard.
const far = '192.0.2.1';
const refusal = /Tests may use loopback only/;

/** What the error says, with the errors it was wrapped in. */
function wholeMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return `${error.message} ${error.cause === undefined ? '' : wholeMessage(error.cause)}`;
}

async function refusalOf(act: () => unknown): Promise<string> {
  try {
    await act();
  } catch (error) {
    return wholeMessage(error);
  }
  return 'nothing was thrown';
}

describe('the loopback guard refuses, before a packet leaves,', () => {
  const attempts: Readonly<Record<string, () => unknown>> = {
    'net.connect by options': () => net.connect({ host: far, port: 80 }),
    'net.connect by port and host': () => net.connect(80, far),
    'Socket.connect': () => new net.Socket().connect(80, far),
    IPv6: () => net.connect(80, '2001:db8::1'),
    'any address of a name': () => net.connect(80, 'example.invalid'),
    'tls.connect': () => tls.connect({ host: far, port: 443 }),
    'http.get': () => once(http.get(`http://${far}/`), 'response'),
    'https.get': () => once(https.get(`https://${far}/`), 'response'),
    fetch: () => fetch(`http://${far}/`),
    'fetch by https and name': () => fetch('https://example.invalid/'),
    undici: () => request(`http://${far}/`),
    ws: () => once(new WsClient(`ws://${far}/`), 'open'),
    'dns.lookup': () => dns.promises.lookup('example.invalid'),
    'dns.resolve': () => dns.promises.resolve4('example.invalid'),
    'a resolver of its own': () => new dns.promises.Resolver().resolveTxt('example.invalid'),
    'a datagram': () => dgram.createSocket('udp4').unref().send('x', 9, far),
  };

  afterEach(() => {
    expect(takeBlocked(), 'the refusal is on the list that fails a test').not.toEqual([]);
  });

  it.each(Object.keys(attempts))('%s', async (name) => {
    expect(await refusalOf(attempts[name] ?? (() => undefined))).toMatch(refusal);
  });

  it('the browser-style WebSocket', async () => {
    const closed = once(new WebSocket(`ws://${far}/`), 'error');
    await closed;
  });
});

describe('the loopback guard lets through', () => {
  it.each(['localhost', 'app.localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]', undefined, ''])(
    'the host %s',
    (host) => {
      expect(isLoopback(host)).toBe(true);
    },
  );

  it.each(['127.0.0.1.example.com', 'localhost.example.com', '0.0.0.0', '10.0.0.1', '::2'])(
    'but not %s',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );

  it('a real server of this test, over fetch', async () => {
    const server = http.createServer((_, answer) => answer.end('here')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const answer = await fetch(`http://localhost:${port}/`).then((reply) => reply.text());
    await new Promise((done) => server.close(done));
    expect(answer).toBe('here');
  });
});

describe('a process that a test starts', () => {
  it('is guarded too', async () => {
    const script = `fetch('http://${far}/').catch((error) => console.log(error.cause?.message))`;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--eval', script]);
    expect(stdout).toMatch(refusal);
    expect(stderr).toBe('');
  });
});
