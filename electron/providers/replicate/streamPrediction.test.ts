import { expect, test } from 'vitest';
import type { StreamEvent } from '../provider.ts';
import { failureOf } from '../../../test/conformance/failureOf.ts';
import { createScriptedServer } from '../../../test/conformance/scriptedServer.ts';
import { startScripted } from '../../../test/conformance/startScripted.ts';

async function collect(events: AsyncIterable<StreamEvent>): Promise<StreamEvent[]> {
  const collected: StreamEvent[] = [];
  for await (const event of events) collected.push(event);
  return collected;
}

test('gives text in order, joins data lines, and closes by itself at done', async () => {
  const { provider, server } = await startScripted((response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    // Split inside a character and inside a line; never ended by the server.
    const bytes = Buffer.from(
      ': hi\n\nevent: output\nid: 1:0\ndata: Grüße\n\nevent: output\ndata: a\ndata: b\n\nevent: done\ndata: {}\n\nevent: output\ndata: late\n\n',
    );
    response.write(bytes.subarray(0, 37));
    response.write(bytes.subarray(37));
  });
  const events = await collect(provider.predictions.stream(`${server.origin}/stream/p1`));
  expect(events).toEqual([
    { type: 'output', text: 'Grüße' },
    { type: 'output', text: 'a\nb' },
    { type: 'done', reason: null },
  ]);
  expect(server.requests[0]?.headers.accept).toBe('text/event-stream');
  expect(server.requests[0]?.headers.authorization).toBeDefined();
});

test('tells errors and the reason of the end', async () => {
  const { provider, server } = await startScripted((response) => {
    response.writeHead(200);
    response.end(
      'event: error\ndata: {"detail":"boom"}\n\nevent: error\ndata: plain\n\nevent: done\ndata: {"reason":"error"}\n\n',
    );
  });
  expect(await collect(provider.predictions.stream(server.origin))).toEqual([
    { type: 'error', detail: 'boom' },
    { type: 'error', detail: 'plain' },
    { type: 'done', reason: 'error' },
  ]);
});

test('a stream that breaks off, is refused or cannot be reached just ends', async () => {
  const { provider, server } = await startScripted((response, _request, index) => {
    if (index === 0) {
      response.writeHead(200);
      response.write('event: output\ndata: half\n\nevent: out', () => response.destroy());
    } else response.writeHead(410).end('gone');
  });
  expect(await collect(provider.predictions.stream(server.origin))).toEqual([
    { type: 'output', text: 'half' },
  ]);
  expect(await collect(provider.predictions.stream(server.origin))).toEqual([]);
  expect(await collect(provider.predictions.stream('http://127.0.0.1:1/x'))).toEqual([]);
  expect(await collect(provider.predictions.stream('file:///etc/hosts'))).toEqual([]);
});

test('a stream of endless comments is given up', async () => {
  const { provider, server } = await startScripted((response) => {
    response.writeHead(200);
    const comment = `: ${'x'.repeat(1024 * 1024)}\n`;
    function more(): void {
      while (!response.destroyed && response.write(comment)) continue;
      if (!response.destroyed) response.once('drain', more);
    }
    more();
  });
  expect(await collect(provider.predictions.stream(server.origin))).toEqual([]);
});

test('an event without end is given up', async () => {
  const { provider, server } = await startScripted((response) => {
    response.writeHead(200);
    const chunk = `data: ${'x'.repeat(1024 * 1024)}`;
    function more(): void {
      while (!response.destroyed && response.write(chunk)) continue;
      if (!response.destroyed) response.once('drain', more);
    }
    more();
  });
  expect(await collect(provider.predictions.stream(server.origin))).toEqual([]);
});

test('another host gets no token', async () => {
  const foreign = await createScriptedServer((response) => {
    response.writeHead(200).end('event: done\ndata: {}\n\n');
  });
  const { provider } = await startScripted(() => undefined);
  await collect(provider.predictions.stream(`${foreign.origin}/v1/files/x`));
  await foreign.close();
  expect(foreign.requests[0]?.headers.authorization).toBeUndefined();
});

test('aborting a silent stream throws canceled', async () => {
  const { provider, server } = await startScripted((response) => {
    response.writeHead(200);
    response.flushHeaders();
  });
  const abort = new AbortController();
  const options = { signal: abort.signal };
  const pending = failureOf(collect(provider.predictions.stream(server.origin, options)));
  await server.seen(1);
  abort.abort();
  expect((await pending).kind).toBe('canceled');
});

test('leaving the loop closes the connection', async () => {
  let closed: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const { provider, server } = await startScripted((response) => {
    response.on('close', () => closed());
    response.writeHead(200);
    response.write('event: output\ndata: a\n\n');
  });
  for await (const event of provider.predictions.stream(server.origin)) {
    expect(event.type).toBe('output');
    break;
  }
  await gone;
});
