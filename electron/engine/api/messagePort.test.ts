import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { expect, test } from 'vitest';
import type { EngineClient } from '../engine.ts';
import { eachEvent } from '../../../test/support/eachEvent.ts';
import { PipelineBuilder } from '../../../test/support/pipelineBuilder.ts';
import { createTestEngine, memoryHost, newRunId } from '../../../test/support/testEngine.ts';

/** A client on the other end of a real message port. */
async function openPort(changes: Parameters<typeof createTestEngine>[0] = {}) {
  const t = await createTestEngine(changes);
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(t.engine.router).upgrade(port1);
  const client: EngineClient = createORPCClient(new RPCLink({ port: port2 }));
  port1.start();
  port2.start();
  return {
    ...t,
    client,
    local: t.client,
    async [Symbol.asyncDispose]() {
      port2.close();
      port1.close();
      await t[Symbol.asyncDispose]();
    },
  };
}

async function errorOf(promise: Promise<unknown>): Promise<ORPCError<string, unknown>> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ORPCError) return error;
  throw new Error(`expected an ORPCError, got ${String(error)}`);
}

test('a run goes over the port from start to end', async () => {
  await using t = await openPort();
  const pipeline = new PipelineBuilder()
    .node('say', 'text', { text: 'hi' })
    .node('show', 'preview')
    .edge('say.text', 'show.value')
    .build();
  const runId = newRunId();
  expect(await t.client.runs.start({ runId, pipeline })).toEqual({ ok: true, runId, warnings: [] });
  const types: string[] = [];
  for await (const event of eachEvent(await t.client.runs.events({ runId })))
    types.push(event.type);
  expect(types[0]).toBe('run.started');
  expect(types.at(-1)).toBe('run.finished');
  expect(types).toContain('task.succeeded');
});

test('a failure arrives typed, with its data', async () => {
  await using t = await openPort();
  const missing = await errorOf(t.client.pipelines.open({ path: '/nowhere/x.patchbay' }));
  expect(missing).toMatchObject({
    code: 'FAILURE',
    defined: true,
    message: 'The pipeline "/nowhere/x.patchbay" does not exist: check its name.',
    data: { kind: 'invalid-input' },
  });
  const unknown = await errorOf(t.client.runs.events({ runId: newRunId() }));
  expect(unknown).toMatchObject({ code: 'FAILURE', defined: true, data: { kind: 'not-found' } });
});

test('an error in the middle of a stream arrives typed too', async () => {
  await using t = await openPort({
    host: {
      ...memoryHost,
      events: async function* events() {
        yield { type: 'action', action: 'run' };
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      },
    },
  });
  const events = await t.client.app.events();
  expect(await events.next()).toMatchObject({ value: { action: 'run' } });
  expect(await errorOf(events.next())).toMatchObject({
    code: 'FAILURE',
    message: 'The disk is full: free some space and run again.',
    data: { kind: 'storage', code: 'ENOSPC' },
  });
});

test('a refused input says which value', async () => {
  await using t = await openPort();
  const refused = await errorOf(t.client.runs.cancel({ runId: 'a b' }));
  expect(refused).toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('The value "runId" of the request cannot be used'),
  });
});

test('a follower that stops is let go of, while the run goes on', async () => {
  await using t = await openPort();
  const builder = new PipelineBuilder();
  await builder.model(t.local, 'words', 'stream-words', { prompt: 'x' });
  const pipeline = builder.node('show', 'preview').edge('words.output', 'show.value').build();
  t.server.faults.add({ on: 'predictions.create', fault: { kind: 'hold', at: 'processing' } });
  const runId = newRunId();
  await t.client.runs.start({ runId, pipeline });
  await t.server.faults.whenHeld(1);
  for await (const event of eachEvent(await t.client.runs.events({ runId })))
    if (event.type === 'task.submitted') break;
  const waiting = await t.client.runs.events({ runId, afterSeq: 1000 });
  const stopped = waiting.next();
  await waiting.return?.(undefined);
  await stopped.catch(() => undefined);
  t.server.faults.clear();
  const outcomes: string[] = [];
  for await (const event of eachEvent(await t.client.runs.events({ runId })))
    if (event.type === 'run.finished') outcomes.push(event.outcome);
  expect(outcomes).toEqual(['succeeded']);
});
