import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import type { NodePolicy } from '../../shared/domain/nodePolicy.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import { buildCrashPipelines } from '../crash/crashPipelines.ts';
import { createPaidEngine, linesToPictures } from '../money/replicate.ts';
import { eachEvent } from '../support/eachEvent.ts';
import { eventsIn } from '../support/eventsIn.ts';
import { scratchFolder } from '../support/scratchFolder.ts';
import { startChild } from '../support/startChild.ts';
import { newRunId } from '../support/testEngine.ts';
import { withPolicy } from '../support/withPolicy.ts';

const on = 'predictions.create';

async function setUp() {
  const t = await createPaidEngine();
  onTestFinished(() => t[Symbol.asyncDispose]());
  await t.price({ 'render-text': 0.04 });
  /** One picture of one line, whose node has this policy. */
  const pipeline = async (policy: NodePolicy) =>
    withPolicy(await linesToPictures(t.client, 1), 'draw', policy);
  return { ...t, pipeline };
}

function storyOf(events: readonly RunEvent[], node = 'draw'): readonly string[] {
  return events.flatMap((event) => {
    if (!('path' in event) || event.nodeId !== node) return [];
    switch (event.type) {
      case 'task.started':
        return [`started ${event.attempt}`];
      case 'task.retrying':
        return [`retrying ${event.attempt} ${event.failure.kind}`];
      case 'task.failed':
        return [`failed ${event.failure.kind}`];
      case 'task.submitting':
      case 'task.submitted':
      case 'task.succeeded':
        return [event.type.slice('task.'.length)];
      default:
        return [];
    }
  });
}

test('what fails twice and then succeeds is three predictions, and the log tells each', async () => {
  const t = await setUp();
  t.replicate.faults.add({
    on,
    fault: { kind: 'model-failure', error: 'Out of memory' },
    times: 2,
  });
  const retry = { attempts: 3, backoffMs: 20, on: ['failed'] } as const;
  const { state, events } = await t.start(await t.pipeline({ retry }));
  expect(state.status).toBe('succeeded');
  expect(storyOf(events).join(', ')).toBe(
    [
      'started 1, submitting, submitted, retrying 1 prediction-failed',
      'started 2, submitting, submitted, retrying 2 prediction-failed',
      'started 3, submitting, submitted, succeeded',
    ].join(', '),
  );
  const creates = t.replicate.counts.creates();
  expect(creates).toHaveLength(3);
  const [task] = Object.values(state.tasks).filter(({ nodeId }) => nodeId === 'draw');
  expect(task).toMatchObject({ attempt: 3, cost: 0.04, predictionId: creates[2]?.id });
  expect(task?.attempts.map(({ attempt, predictionId }) => [attempt, predictionId])).toEqual([
    [1, creates[0]?.id],
    [2, creates[1]?.id],
  ]);
  expect(task?.attempts[0]?.failure.message).toContain('Out of memory');
  const [first, second] = task?.attempts ?? [];
  expect(first?.waitMs).toBeLessThanOrEqual(20);
  expect(second?.waitMs).toBeGreaterThanOrEqual(20);
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.04, reservedToday: 0 });
});

test('the last attempt is the last', async () => {
  const t = await setUp();
  t.replicate.faults.add({ on, fault: { kind: 'model-failure' }, times: Infinity });
  const retry = { attempts: 2, backoffMs: 0, on: ['failed'] } as const;
  const { state, events } = await t.start(await t.pipeline({ retry }));
  expect(state.status).toBe('failed');
  expect(storyOf(events).filter((each) => each.startsWith('started'))).toHaveLength(2);
  expect(t.replicate.counts.creates()).toHaveLength(2);
});

test.each([
  { status: 402, kind: 'payment-required' },
  { status: 401, kind: 'unauthorized' },
  { status: 422, kind: 'provider-rejected' },
])('$kind is never tried again', async ({ status, kind }) => {
  const t = await setUp();
  t.replicate.faults.add({ on, fault: { kind: 'problem', status }, times: Infinity });
  const retry = { attempts: 5, backoffMs: 0, on: ['failed', 'timeout', 'unavailable'] } as const;
  const { events } = await t.start(await t.pipeline({ retry }));
  expect(storyOf(events)).toEqual(['started 1', 'submitting', `failed ${kind}`]);
  expect(t.replicate.counts.requests(on)).toBe(1);
});

test('a time limit ends the prediction at the provider, what it may have cost counts, and the next attempt is a new one', async () => {
  const t = await setUp();
  t.replicate.faults.add({ on, fault: { kind: 'hold', at: 'processing' } });
  const retry = { attempts: 2, backoffMs: 0, on: ['timeout'] } as const;
  const { state, events } = await t.start(await t.pipeline({ retry, timeoutMs: 1000 }));
  expect(state.status).toBe('succeeded');
  expect(storyOf(events)).toContain('retrying 1 timed-out');
  const [first] = t.replicate.counts.creates();
  const [task] = Object.values(state.tasks).filter(({ nodeId }) => nodeId === 'draw');
  expect(task?.attempts).toMatchObject([
    {
      predictionId: first?.id,
      cost: null,
      failure: {
        kind: 'timed-out',
        message: `The prediction ${first?.id} took longer than its time limit of 1 s and was canceled at the provider: raise the limit under Execution in the inspector, or run it again.`,
      },
    },
  ]);
  const left = await t.client.resources.predictions.get({
    provider: 'replicate',
    id: first?.id ?? '',
  });
  expect(left.status).toBe('canceled');
  expect(t.replicate.counts.live()).toBe(0);
  // Nobody knows what a canceled prediction costs: what was set aside for it counts.
  expect(task?.cost).toBeNull();
  expect(await t.client.budget.get()).toMatchObject({ spentToday: 0.08, reservedToday: 0 });
});

test('a ceiling that the provider keeps is a time limit too', async () => {
  const t = await setUp();
  t.replicate.faults.add({ on, fault: { kind: 'hold', at: 'processing' } });
  const { state } = await t.start(await t.pipeline({ cancelAfterMs: 5000 }));
  const [task] = Object.values(state.tasks).filter(({ nodeId }) => nodeId === 'draw');
  expect(task?.failure?.kind).toBe('timed-out');
  expect(task?.failure?.message).toContain('its time limit of 5 s');
  expect(t.replicate.counts.requests('predictions.cancel')).toBe(0);
}, 30_000);

test('a canceled run tries nothing again, also while an attempt waits', async () => {
  const t = await setUp();
  t.replicate.faults.add({ on, fault: { kind: 'model-failure' }, times: Infinity });
  const runId = newRunId();
  const retry = { attempts: 9, backoffMs: 600_000, on: ['failed'] } as const;
  await t.client.runs.start({ runId, pipeline: await t.pipeline({ retry }) });
  const events: RunEvent[] = [];
  for await (const event of eachEvent(await t.client.runs.events({ runId }))) {
    events.push(event);
    if (event.type === 'task.retrying') await t.client.runs.cancel({ runId });
  }
  expect(storyOf(events).slice(-2)).toEqual(['retrying 1 prediction-failed', 'failed canceled']);
  expect(t.replicate.counts.creates()).toHaveLength(1);
});

test('after kill -9 in the wait and in the second attempt, the second attempt is picked up and nothing is made anew', async () => {
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
  const retry = { attempts: 2, backoffMs: 2000, on: ['failed'] } as const;
  await writeFile(scratch.at('chain.json'), JSON.stringify(withPolicy(chain, 'draw', { retry })));
  server.faults.add({ on, fault: { kind: 'model-failure' } });
  server.faults.add({ on, fault: { kind: 'hold', at: 'processing' } });
  const script = new URL('children/recoverRuns.ts', import.meta.url);
  const dataDir = scratch.at('data');
  const tells = async (child: ReturnType<typeof startChild>, what: object): Promise<void> => {
    const told = JSON.stringify(what);
    while (JSON.stringify(await child.next()) !== told);
  };
  {
    await using waits = startChild(script, [dataDir, scratch.at('chain.json')]);
    await tells(waits, { retrying: 1 });
  }
  expect(server.counts.creates()).toHaveLength(1);
  {
    await using _ = startChild(script, [dataDir]);
    await server.faults.whenHeld(1);
  }
  server.faults.clear();
  {
    await using last = startChild(script, [dataDir]);
    await tells(last, { outcome: 'succeeded' });
  }
  expect(server.counts.creates()).toHaveLength(4);
  const events = eventsIn(dataDir);
  expect(storyOf(events).filter((each) => each.startsWith('started'))).toEqual([
    'started 1',
    'started 2',
    'started 2',
  ]);
}, 60_000);
