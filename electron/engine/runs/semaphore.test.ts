import { expect, test } from 'vitest';
import { createSemaphore } from './semaphore.ts';

const never = new AbortController().signal;

test('lets the limit in, and the others in their order', async () => {
  const semaphore = createSemaphore(2);
  const inside: string[] = [];
  const enter = async (name: string): Promise<() => void> => {
    const leave = await semaphore.acquire(never);
    inside.push(name);
    return leave;
  };
  const [a, b] = [await enter('a'), await enter('b')];
  const later = ['c', 'd', 'e'].map(enter);
  await Promise.resolve();
  expect(inside).toEqual(['a', 'b']);
  b();
  await later[0];
  expect(inside).toEqual(['a', 'b', 'c']);
  a();
  (await later[0])?.();
  await Promise.all(later);
  expect(inside).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('a place given back twice is given once', async () => {
  const semaphore = createSemaphore(1);
  const leave = await semaphore.acquire(never);
  leave();
  leave();
  await semaphore.acquire(never);
  const abort = new AbortController();
  const third = semaphore.acquire(abort.signal);
  abort.abort();
  await expect(third).rejects.toMatchObject({ failure: { kind: 'canceled' } });
});

test('who gives up waiting is passed over', async () => {
  const semaphore = createSemaphore(1);
  const leave = await semaphore.acquire(never);
  const abort = new AbortController();
  const [impatient, patient] = [semaphore.acquire(abort.signal), semaphore.acquire(never)];
  abort.abort();
  await expect(impatient).rejects.toMatchObject({ failure: { kind: 'canceled' } });
  leave();
  (await patient)();
  await expect(semaphore.acquire(AbortSignal.abort())).rejects.toMatchObject({
    failure: { kind: 'canceled' },
  });
  (await semaphore.acquire(never))();
});

test('ten thousand may wait on one signal without a warning', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error): void => void warnings.push(warning);
  process.on('warning', listen);
  const semaphore = createSemaphore(1);
  const abort = new AbortController();
  await semaphore.acquire(abort.signal);
  const waiting = Array.from({ length: 10_000 }, () => semaphore.acquire(abort.signal));
  abort.abort();
  const results = await Promise.allSettled(waiting);
  expect(results.every((each) => each.status === 'rejected')).toBe(true);
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', listen);
  expect(warnings).toEqual([]);
});
