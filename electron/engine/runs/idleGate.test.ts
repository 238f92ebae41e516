import { expect, test } from 'vitest';
import { createIdleGate } from './idleGate.ts';

test('opens when the last work has ended, also work that begins as other work ends', async () => {
  const gate = createIdleGate();
  const order: string[] = [];
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  const working = gate
    .busy(() => first.promise)
    .then(() => order.push('first'))
    .then(() => gate.busy(() => second.promise))
    .then(() => order.push('second'));
  const opened = gate.idle().then(() => order.push('open'));
  await new Promise((go) => setImmediate(go));
  first.resolve();
  await new Promise((go) => setImmediate(go));
  await new Promise((go) => setImmediate(go));
  expect(order).toEqual(['first']);
  second.resolve();
  await Promise.all([working, opened]);
  expect(order).toEqual(['first', 'second', 'open']);
});

test('without any work it opens at once, and stays open', async () => {
  const gate = createIdleGate();
  await gate.idle();
  void gate.busy(() => new Promise(() => {}));
  await gate.idle();
});
