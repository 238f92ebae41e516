import { expect, test } from 'vitest';
import { createSlots } from './slots.ts';

const never = new AbortController().signal;

test('lets in so many, then in order', async () => {
  const slots = createSlots(1);
  const order: string[] = [];
  const leave = await slots.enter(never);
  const second = slots.enter(never).then((go) => {
    order.push('second');
    return go;
  });
  const third = slots.enter(never).then((go) => {
    order.push('third');
    return go;
  });
  leave();
  leave();
  (await second)();
  (await third)();
  expect(order).toEqual(['second', 'third']);
});

test('one that gives up waiting takes no place', async () => {
  const slots = createSlots(1);
  const leave = await slots.enter(never);
  const controller = new AbortController();
  const waiting = slots.enter(controller.signal);
  controller.abort();
  (await waiting)();
  leave();
  const next = await slots.enter(never);
  const another = slots.enter(never);
  next();
  (await another)();
});
