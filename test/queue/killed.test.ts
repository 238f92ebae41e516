import { expect, test, vi } from 'vitest';
import { setUpHosts } from './setUp.ts';

test('a run that is killed while it is paused stays paused: what was sent is waited for, nothing else is sent', async () => {
  const t = await setUpHosts();
  t.hold(1);
  {
    await using first = await t.startHost();
    await first.ask({ ask: 'start', run: 'one', pipeline: t.chain });
    await t.server.faults.whenHeld(1);
    expect(await first.ask({ ask: 'pause', run: 'one' })).toEqual({ paused: true });
  }
  await using second = await t.startHost();
  expect(await second.ask({ ask: 'queue' })).toEqual([['one', 'paused']]);
  t.server.faults.release();
  // The events end once the run has come to rest.
  const types = await second.ask({ ask: 'events', run: 'one' });
  expect(types).toEqual(expect.arrayContaining(['task.submitted', 'run.paused']));
  expect(types).not.toContain('run.resumed');
  expect(types).not.toContain('run.finished');
  expect(t.server.counts.creates()).toHaveLength(1);
  await second.kill();

  await using third = await t.startHost();
  expect(await third.ask({ ask: 'queue' })).toEqual([['one', 'paused']]);
  expect(await third.ask({ ask: 'continue', run: 'one' })).toMatchObject({ ok: true });
  expect(await third.ask({ ask: 'events', run: 'one' })).toContain('run.finished');
  expect(t.server.counts.creates()).toHaveLength(3);
}, 60_000);

test('runs that are killed in the queue wait on, and each is started once, whichever hosts start', async () => {
  const t = await setUpHosts();
  t.hold(1);
  {
    await using first = await t.startHost();
    await first.ask({ ask: 'at once', runs: 1 });
    for (const run of ['one', 'two', 'three'])
      await first.ask({ ask: 'start', run, pipeline: t.chain });
    await t.server.faults.whenHeld(1);
    expect(await first.ask({ ask: 'queue' })).toEqual([
      ['one', 'running'],
      ['two', 'queued'],
      ['three', 'queued'],
    ]);
    await using other = await t.startHost();
    expect(await other.ask({ ask: 'queue' })).toEqual([
      ['one', 'elsewhere'],
      ['two', 'elsewhere'],
      ['three', 'elsewhere'],
    ]);
  }
  expect(t.server.counts.creates()).toHaveLength(1);
  const hosts = await Promise.all([t.startHost(), t.startHost()]);
  try {
    t.server.faults.release();
    const told = await Promise.all(
      ['one', 'two', 'three'].map(async (run) => {
        for (;;) {
          for (const host of hosts) {
            const types = (await host.ask({ ask: 'events', run })) as readonly string[];
            if (types.includes('run.finished')) return types;
          }
        }
      }),
    );
    for (const types of told) {
      expect(types.filter((type) => type === 'run.started')).toHaveLength(1);
      expect(types.filter((type) => type === 'task.submitting').length).toBeLessThanOrEqual(3);
    }
  } finally {
    await Promise.all(hosts.map((host) => host.kill()));
  }
}, 60_000);

test('a run that is killed while it is canceled is ended by the next host, and nothing more of it is made', async () => {
  const t = await setUpHosts();
  t.hold(1, 'at once');
  t.server.faults.add({
    on: 'predictions.cancel',
    fault: { kind: 'slow-body', bytes: 1, waitMs: 600_000 },
  });
  {
    await using first = await t.startHost();
    await first.ask({ ask: 'start', run: 'one', pipeline: t.chain });
    await t.server.faults.whenHeld(1);
    await first.ask({ ask: 'cancel', run: 'one' });
    await vi.waitFor(() => expect(t.server.counts.requests('predictions.cancel')).toBe(1), 20_000);
  }
  await using second = await t.startHost();
  await vi.waitFor(async () => expect(await second.ask({ ask: 'queue' })).toEqual([]), 20_000);
  const types = await second.ask({ ask: 'events', run: 'one' });
  expect(types).toContain('run.finished');
  expect(types).not.toContain('run.resumed');
  expect([t.server.counts.live(), t.server.counts.creates().length]).toEqual([0, 1]);
}, 60_000);

test('a paused run that is canceled when its host is killed is ended by the next one', async () => {
  const t = await setUpHosts();
  t.hold(1);
  {
    await using first = await t.startHost();
    await first.ask({ ask: 'start', run: 'one', pipeline: t.chain });
    await t.server.faults.whenHeld(1);
    await first.ask({ ask: 'pause', run: 'one' });
  }
  t.server.faults.add({
    on: 'predictions.cancel',
    fault: { kind: 'slow-body', bytes: 1, waitMs: 600_000 },
  });
  {
    await using second = await t.startHost({ recover: false });
    await second.ask({ ask: 'cancel', run: 'one' });
    await vi.waitFor(() => expect(t.server.counts.requests('predictions.cancel')).toBe(1), 20_000);
  }
  await using third = await t.startHost();
  await vi.waitFor(async () => expect(await third.ask({ ask: 'queue' })).toEqual([]), 20_000);
  expect(await third.ask({ ask: 'events', run: 'one' })).toContain('run.finished');
  expect([t.server.counts.live(), t.server.counts.creates().length]).toEqual([0, 1]);
}, 60_000);

test('a canceled run that somebody resumes is gone on with after a kill', async () => {
  const t = await setUpHosts();
  t.hold(2, 'at once');
  {
    await using first = await t.startHost();
    await first.ask({ ask: 'start', run: 'one', pipeline: t.chain });
    await t.server.faults.whenHeld(1);
    await first.ask({ ask: 'cancel', run: 'one' });
    expect(await first.ask({ ask: 'events', run: 'one' })).toContain('run.finished');
    expect(await first.ask({ ask: 'continue', run: 'one' })).toMatchObject({ ok: true });
    await t.server.faults.whenHeld(1);
  }
  await using second = await t.startHost();
  t.server.faults.release();
  const types = (await second.ask({ ask: 'events', run: 'one' })) as readonly string[];
  expect(types.filter((type) => type === 'run.finished')).toHaveLength(2);
  expect(types.filter((type) => type === 'run.resumed')).toHaveLength(2);
  expect(t.server.counts.creates()).toHaveLength(4);
}, 60_000);
