import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { signLink } from './signLink.ts';

test('a link is signed as the Files API wants it, and good for ten minutes', async () => {
  const link = await signLink({ id: 'f1' }, { secret: 'sésame', owner: 'me', now: 5500 });
  const signature = createHmac('sha256', 'sésame').update('me f1 605').digest('base64');
  expect(link).toEqual({ id: 'f1', owner: 'me', expiry: 605, signature });
});
