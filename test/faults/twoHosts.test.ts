import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import { createEngine } from '../../electron/engine/createEngine.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { buildCrashPipelines } from '../crash/crashPipelines.ts';
import { eventsIn } from '../support/eventsIn.ts';
import { scratchFolder } from '../support/scratchFolder.ts';
import { startChild } from '../support/startChild.ts';
import { createMemorySecrets, memoryHost } from '../support/testEngine.ts';

const script = new URL('children/recoverRuns.ts', import.meta.url);
const rounds = 4;

test('of two hosts that start at the same moment after a kill -9, one goes on with the run', async () => {
  await using scratch = await scratchFolder();
  const token = randomBytes(16).toString('hex');
  const server = await createBuiltinServer({ token, storageDir: scratch.at('provider') });
  try {
    vi.stubEnv('REPLICATE_BASE_URL', server.baseUrl);
    vi.stubEnv('REPLICATE_API_TOKEN', token);
    const { chain } = await buildCrashPipelines(1);
    await writeFile(scratch.at('chain.json'), JSON.stringify(chain));
    server.faults.add({
      on: 'predictions.create',
      fault: { kind: 'hold', at: 'processing', answers: 'at once' },
    });
    const dataDir = scratch.at('data');
    {
      await using first = startChild(script, [dataDir, scratch.at('chain.json')]);
      expect(await first.next()).toEqual({ runs: 1 });
      expect(await first.next()).toEqual({ submitted: 'draw' });
      await server.faults.whenHeld(1);
    }
    for (let round = 0; round < rounds; round += 1) {
      await using one = startChild(script, [dataDir]);
      await using other = startChild(script, [dataDir]);
      const told = await Promise.all([one.next(), other.next()]);
      expect(told).toEqual(expect.arrayContaining([{ runs: 0 }, { runs: 1 }]));
      if (round === rounds - 1) {
        server.faults.clear();
        await ended(JSON.stringify(told[0]) === '{"runs":1}' ? one : other);
      }
    }
    expect(server.counts.creates()).toHaveLength(3);
    // A host that is killed at once may not have written yet that it went on with the run.
    const resumed = countEvents(dataDir, 'run.resumed');
    expect(resumed).toBeGreaterThan(0);
    expect(resumed).toBeLessThanOrEqual(rounds);
  } finally {
    await server.close();
    vi.unstubAllEnvs();
  }
}, 120_000);

test('a host that goes on takes over a run whose host is killed meanwhile', async () => {
  await using scratch = await scratchFolder();
  const token = randomBytes(16).toString('hex');
  const server = await createBuiltinServer({ token, storageDir: scratch.at('provider') });
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });
  vi.stubEnv('REPLICATE_BASE_URL', server.baseUrl);
  vi.stubEnv('REPLICATE_API_TOKEN', token);
  const { chain } = await buildCrashPipelines(1);
  await writeFile(scratch.at('chain.json'), JSON.stringify(chain));
  server.faults.add({
    on: 'predictions.create',
    fault: { kind: 'hold', at: 'processing', answers: 'at once' },
  });
  const dataDir = scratch.at('data');
  await using other = startChild(script, [dataDir, scratch.at('chain.json')]);
  expect(await other.next()).toEqual({ runs: 1 });
  expect(await other.next()).toEqual({ submitted: 'draw' });
  const { client, underway, close } = await createEngine({
    dataDir,
    version: '0.0.0-test',
    host: memoryHost,
    secrets: createMemorySecrets(),
    env: process.env,
    defaultOutputFolder: scratch.at('out'),
    examplesDir: dataDir,
    startFolder: dataDir,
    recover: true,
    recoverEveryMs: 50,
  });
  expect(await client.runs.list({})).toMatchObject([{ status: 'running', isElsewhere: true }]);
  expect(underway().runs).toBe(0);
  await other.kill();
  await vi.waitFor(() => expect(underway().runs).toBe(1), 20_000);
  server.faults.clear();
  const [run] = await client.runs.list({});
  await vi.waitFor(
    async () => expect(await client.runs.list({})).toMatchObject([{ status: 'succeeded' }]),
    20_000,
  );
  expect(run?.isElsewhere).toBe(false);
  expect(server.counts.creates()).toHaveLength(3);
  await close();
  expect(countEvents(dataDir, 'run.resumed')).toBe(1);
}, 60_000);

async function ended(host: ReturnType<typeof startChild>): Promise<void> {
  for (;;) {
    const message = await host.next();
    if (typeof message !== 'object' || message === null || !('outcome' in message)) continue;
    expect(message).toEqual({ outcome: 'succeeded' });
    return;
  }
}

function countEvents(dataDir: string, type: RunEvent['type']): number {
  return eventsIn(dataDir).filter((event) => event.type === type).length;
}
