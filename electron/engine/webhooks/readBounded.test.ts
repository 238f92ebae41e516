import { expect, test } from 'vitest';
import { readBounded } from './readBounded.ts';

/** A body that comes in pieces of ten bytes and does not say how long it is; it has no end unless given. */
function pieces(count = Infinity) {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === count) controller.close();
      else controller.enqueue(new Uint8Array(10));
      sent += 1;
    },
  });
  const options = { method: 'POST', body, duplex: 'half' };
  const request = new Request('http://a.test/', options);
  return { request, sent: () => sent };
}

test('a body within the limit is read whole', async () => {
  expect(await readBounded(pieces(3).request, 30)).toHaveLength(30);
  expect(await readBounded(new Request('http://a.test/', { method: 'POST' }), 30)).toHaveLength(0);
});

test('one over the limit is given up, also one without an end', async () => {
  expect(await readBounded(pieces(4).request, 30)).toBeUndefined();
  const endless = pieces();
  expect(await readBounded(endless.request, 30)).toBeUndefined();
  expect(endless.sent()).toBeLessThan(10);
});

test('one that says it is too long is not read at all', async () => {
  const { request, sent } = pieces();
  request.headers.set('content-length', '31');
  expect(await readBounded(request, 30)).toBeUndefined();
  expect(sent()).toBeLessThan(3);
});
