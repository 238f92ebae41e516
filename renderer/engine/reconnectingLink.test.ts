import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, expect, test } from 'vitest';
import {
  serveTransport,
  type RpcServer,
  type transportContract,
} from '../../test/support/rpcServer.ts';
import { createReconnectingLink, type ConnectionState } from './reconnectingLink.ts';

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(): Promise<RpcServer> {
  const server = await serveTransport();
  closers.push(server.close);
  return server;
}

function connect(port: number, isRefused?: () => Promise<boolean>) {
  const states: ConnectionState[] = [];
  const link = createReconnectingLink({
    openSocket: () => new WebSocket(`ws://127.0.0.1:${port}`),
    onState: (state) => states.push(state),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
    ...(isRefused === undefined ? {} : { isRefused }),
  });
  closers.push(link.close);
  const client: ContractRouterClient<typeof transportContract> = createORPCClient(link);
  return { link, client, states };
}

test('a lost socket fails what is under way, and later calls wait for the next one', async () => {
  const server = await serve();
  const { client, states } = connect(server.port);
  expect(await client.add(1)).toBe(2);
  const ticks = await client.ticks();
  expect(await ticks.next()).toMatchObject({ value: 1 });
  const pending = ticks.next();
  server.drop();
  await expect(pending).rejects.toThrow();
  await expect.poll(() => states.at(-1)).toBe('connected');
  expect(states[0]).toBe('reconnecting');
  expect(await client.add(2)).toBe(3);
});

test('what asks again at once when its call failed is answered by the next engine', async () => {
  const server = await serve();
  const { client } = connect(server.port);
  const ticks = await client.ticks();
  await ticks.next();
  const answer = ticks.next().catch(() => client.add(2));
  server.drop();
  expect(await answer).toBe(3);
});

test('an engine that is not there is told at once', async () => {
  const server = await serve();
  server.close();
  const { link } = connect(server.port);
  await expect(link.ready).rejects.toThrow('connection to the Patchbay engine was lost');
});

test('a server that is back and refuses this page is told once, not as a lost connection', async () => {
  const server = await serve();
  const { client, states } = connect(server.port, async () => true);
  expect(await client.add(1)).toBe(2);
  server.close();
  server.drop();
  await expect.poll(() => states).toEqual(['reconnecting', 'refused']);
});
