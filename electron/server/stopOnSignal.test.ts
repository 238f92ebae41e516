import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { stopOnSignal } from './stopOnSignal.ts';

function createStop(predictions: number, runs = 1) {
  const source = new EventEmitter();
  const seen: (string | { readonly leave: boolean })[] = [];
  const timers = new Map<number, () => void>();
  stopOnSignal({
    source: source as unknown as NodeJS.Process,
    underway: () => ({ runs, predictions }),
    close: async (how) => void seen.push(how),
    exit: (code) => void seen.push(`exit ${code}`),
    say: (line) => void seen.push(line.split(' ').slice(0, 2).join(' ')),
    after: (ms, call) => void timers.set(ms, call),
  });
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { seen, settle, timers, signal: (name: string) => source.emit(name) };
}

test('with nothing under way it ends at once and says nothing', async () => {
  const t = createStop(0, 0);
  t.signal('SIGTERM');
  await t.settle();
  expect(t.seen).toEqual([{ leave: true }, 'exit 0']);
});

test('a run that costs nothing is left for the next start', async () => {
  const t = createStop(0);
  t.signal('SIGINT');
  await t.settle();
  expect(t.seen).toEqual(['1 run', { leave: true }, 'exit 0']);
});

test('predictions are left after a while; one Ctrl+C that comes as two signals counts once', async () => {
  const t = createStop(2);
  t.signal('SIGINT');
  t.signal('SIGTERM');
  expect(t.seen).toEqual(['2 predictions']);
  t.timers.get(3_000)?.();
  await t.settle();
  expect(t.seen.slice(1)).toEqual([{ leave: true }, 'exit 0']);
  t.signal('SIGINT');
  await t.settle();
  expect(t.seen).toHaveLength(3);
});

test('the same signal again cancels', async () => {
  const t = createStop(2);
  t.signal('SIGTERM');
  t.signal('SIGTERM');
  t.timers.get(3_000)?.();
  await t.settle();
  expect(t.seen.slice(1)).toEqual(['Canceling.', { leave: false }, 'exit 0']);
});

test('an end that hangs is cut short', () => {
  const t = createStop(0, 0);
  t.signal('SIGHUP');
  t.timers.get(10_000)?.();
  expect(t.seen).toEqual([{ leave: true }, 'exit 1']);
});
