import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test.each([
  ['https://x.test/replicate/v1/account?api_token=at_abc&limit=1', 'at_abc', '&limit=1'],
  ['{"query":{"api_token":"at_abc","limit":"1"}}', 'at_abc', '","limit":"1"}}'],
  ['{"url":"/v1?api_token=at_abc"}', 'at_abc', '"}'],
  ['to=%2Fv1%3Fapi_token%3Dat_abc&x=1', 'at_abc', '&x=1'],
  ['the token at_abcdefghijklmnop is unknown', 'at_abcdefghijklmnop', ' is unknown'],
  ['authorization: Bearer abc, x', 'abc,', ' x'],
  ['{"authorization":"Bearer abc"}', 'abc', '"}'],
  ['Token r8_abcdefgh12', 'r8_abcdefgh12', ''],
])('%s', (text, secret, rest) => {
  const shown = redact(text);
  expect(shown).not.toContain(secret);
  expect(shown).toContain('[redacted]');
  expect(shown.endsWith(rest)).toBe(true);
});

test('a known secret goes in every spelling, other words stay', () => {
  const secret = 'at_a+b/"c\\';
  const text = `${secret} ${encodeURIComponent(secret)} ${JSON.stringify({ secret })}`;
  expect(redact(text, [secret])).toBe('[redacted] [redacted] {"secret":"[redacted]"}');
  expect(redact('at_rest what_is_the_at_resolution', [''])).toBe(
    'at_rest what_is_the_at_resolution',
  );
});
