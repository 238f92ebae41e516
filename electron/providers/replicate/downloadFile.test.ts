import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { failureOf } from '../../../test/conformance/failureOf.ts';
import { replicateAgainst } from '../../../test/conformance/replicateAgainst.ts';
import { createScriptedServer } from '../../../test/conformance/scriptedServer.ts';
import { startScripted } from '../../../test/conformance/startScripted.ts';

test('gives the bytes, their type, size and name', async () => {
  const { provider, server } = await startScripted((response) => {
    response.writeHead(200, { 'content-type': 'image/PNG; x=y', 'content-length': '4' });
    response.end('abcd');
  });
  const download = await provider.files.download(`${server.origin}/out/my%20file.png?sig=1`);
  expect(download).toMatchObject({ mediaType: 'image/png', size: 4, name: 'my file.png' });
  expect((await buffer(download.body)).toString()).toBe('abcd');
  expect(server.requests[0]?.headers.authorization).toBeDefined();
});

test('a body without a length is read to its end', async () => {
  const { provider, server } = await startScripted((response) => {
    response.writeHead(200, { 'content-disposition': 'attachment; filename="../a.txt"' });
    response.write('ab');
    response.end('cd');
  });
  const download = await provider.files.download(`${server.origin}/x`);
  expect(download).toMatchObject({ mediaType: null, size: null, name: 'a.txt' });
  expect((await buffer(download.body)).toString()).toBe('abcd');
});

test.each([
  ['with a length', { 'content-length': '100' }],
  ['without one', {}],
])('a body %s that is cut short is an error of the stream', async (_name, headers) => {
  const { provider, server } = await startScripted((response) => {
    response.writeHead(200, headers);
    response.write('abcd', () => response.destroy());
  });
  const { body } = await provider.files.download(`${server.origin}/x`);
  const failure = await failureOf(buffer(body));
  expect(failure.kind).toBe('provider-unavailable');
  expect(failure.message).toContain('4');
});

test('the start is retried, also after a lost connection', async () => {
  const { provider, server, waits } = await startScripted((response, _request, index) => {
    if (index === 0) response.destroy();
    else if (index === 1) response.writeHead(429, { 'retry-after': '3' }).end();
    else response.writeHead(200).end('ok');
  });
  const { body } = await provider.files.download(`${server.origin}/x`);
  expect((await buffer(body)).toString()).toBe('ok');
  expect(waits).toEqual([500, 3000]);
});

test('a body that is compressed all the same is refused', async () => {
  const { provider, server } = await startScripted((response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('zipped');
  });
  const failure = await failureOf(provider.files.download(`${server.origin}/x`));
  expect(failure.message).toContain('compressed');
  expect(server.requests[0]?.headers['accept-encoding']).toBe('identity');
});

test('an expired file is not found, and its query is not shown', async () => {
  const { provider, server } = await startScripted((response) => {
    response.writeHead(404, { 'content-type': 'text/html' }).end('<html></html>');
  });
  const failure = await failureOf(provider.files.download(`${server.origin}/x?signature=secret`));
  expect(failure.kind).toBe('not-found');
  expect(failure.message).not.toContain('secret');
});

test('an expired signature of a foreign host says nothing about the token', async () => {
  const foreign = await createScriptedServer((response) => {
    response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>');
  });
  const { provider, server } = await startScripted((response) => {
    response.writeHead(401).end();
  });
  const expired = await failureOf(provider.files.download(`${foreign.origin}/x`));
  await foreign.close();
  expect(expired.kind).toBe('not-found');
  expect(expired.message).toContain('run the model again');
  const refused = await failureOf(provider.files.download(`${server.origin}/x`));
  expect(refused.kind).toBe('unauthorized');
});

test('no other host gets the token, not even by a redirect', async () => {
  const foreign = await createScriptedServer((response) => {
    response.writeHead(200).end('bytes');
  });
  const { provider, server } = await startScripted((response) => {
    response.writeHead(302, { location: `${foreign.origin}/moved` }).end();
  });
  for (const url of [`${foreign.origin}/direct`, `${server.origin}/own`]) {
    const { body } = await provider.files.download(url);
    expect((await buffer(body)).toString()).toBe('bytes');
  }
  await foreign.close();
  expect(foreign.requests.map(({ path }) => path)).toEqual(['/direct', '/moved']);
  for (const { headers } of foreign.requests) expect(headers.authorization).toBeUndefined();
  expect(server.requests[0]?.headers.authorization).toBeDefined();
});

test.each(['file:///etc/hosts', 'ftp://x/y', 'javascript:1', 'not a url'])(
  '%s is refused',
  async (url) => {
    const { provider, waits } = await startScripted(() => undefined);
    const failure = await failureOf(provider.files.download(url));
    expect(failure.kind).toBe('unexpected');
    expect(waits).toEqual([]);
  },
);

test('a redirect to a file or without end is refused', async () => {
  const { provider, server } = await startScripted((response, { path }) => {
    response.writeHead(302, { location: path === '/file' ? 'file:///etc/hosts' : '/loop' }).end();
  });
  const refused = await failureOf(provider.files.download(`${server.origin}/file`));
  expect(refused.message).toContain('file:');
  expect(server.requests).toHaveLength(1);
  expect((await failureOf(provider.files.download(`${server.origin}/loop`))).kind).toBe(
    'unexpected',
  );
  expect(server.requests).toHaveLength(7);
});

test('a provider on the internet cannot make this computer read its own services', async () => {
  const { server } = await startScripted((response) => {
    response.writeHead(200).end('private');
  });
  const { provider } = replicateAgainst('https://api.replicate.com/v1');
  for (const url of [
    `${server.origin}/admin`,
    'http://192.168.0.1/admin',
    'http://169.254.169.254/latest/meta-data',
    'http://[::ffff:127.0.0.1]/',
    'http://0x7f.1/',
  ]) {
    const failure = await failureOf(provider.files.download(url));
    expect(failure.message).toContain('this computer or its network');
  }
  await provider.close();
  expect(server.requests).toHaveLength(0);
});

test('data URLs are read without the network', async () => {
  const { provider, server } = await startScripted(() => undefined);
  const cases = [
    { url: 'data:image/png;base64,AAEC', mediaType: 'image/png', bytes: [0, 1, 2] },
    { url: 'data:;base64,', mediaType: null, bytes: [] },
    { url: 'data:text/plain;charset=utf-8,a%20b', mediaType: 'text/plain', bytes: [97, 32, 98] },
  ];
  for (const { url, mediaType, bytes } of cases) {
    const download = await provider.files.download(url);
    expect(download).toMatchObject({ mediaType, size: bytes.length });
    expect([...(await buffer(download.body))]).toEqual(bytes);
  }
  for (const url of ['data:image/png;base64,A', 'data:image/png;base64,A*==', 'data:nothing']) {
    expect((await failureOf(provider.files.download(url))).message).toContain('damaged');
  }
  expect(server.requests).toHaveLength(0);
});

test('aborting a stalled body ends it as canceled, and destroying it drops the connection', async () => {
  const closed: Promise<void>[] = [];
  const { provider, server } = await startScripted((response) => {
    closed.push(new Promise((resolve) => response.on('close', () => resolve())));
    response.writeHead(200, { 'content-length': '100' });
    response.write('abcd');
  });
  const abort = new AbortController();
  const first = await provider.files.download(`${server.origin}/x`, { signal: abort.signal });
  const pending = failureOf(buffer(first.body));
  abort.abort();
  expect((await pending).kind).toBe('canceled');
  const second = await provider.files.download(`${server.origin}/x`);
  if ('destroy' in second.body && typeof second.body.destroy === 'function') second.body.destroy();
  await Promise.all(closed);
  expect(closed).toHaveLength(2);
});
