import { expect, test } from 'vitest';
import { createPieceRedactor, redact, withoutSecrets } from './redact.ts';

test.each([
  ['https://x.test/replicate/v1/account?api_token=at_abc&limit=1', 'at_abc', '&limit=1'],
  ['{"query":{"api_token":"at_abc","limit":"1"}}', 'at_abc', '","limit":"1"}}'],
  ['{"url":"/v1?api_token=at_abc"}', 'at_abc', '"}'],
  ['to=%2Fv1%3Fapi_token%3Dat_abc&x=1', 'at_abc', '&x=1'],
  ['the token at_abcdefghijklmnop is unknown', 'at_abcdefghijklmnop', ' is unknown'],
  ['authorization: Bearer abc, x', 'abc,', ' x'],
  ['{"authorization":"Bearer abc"}', 'abc', '"}'],
  ['Token r8_abcdefgh12', 'r8_abcdefgh12', ''],
  ['the key whsec_C2FVsBQIhrscChlQ', 'whsec_C2FV', ''],
  ['GET https://x.test/a.png?X-Amz-Signature=5d41&x=1', '5d41', '&x=1'],
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

const secret = 'Canary/+"\\&<token>';
const json = JSON.stringify(secret);
const escaped = secret.split('').map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

test.each<readonly [string, string]>([
  ['in JSON', json],
  ['in JSON within JSON', JSON.stringify(json)],
  ['in JSON by codes', `{"said":"${escaped.join('')}"}`],
  ['in JSON with its slashes escaped', `{"said":${json.replaceAll('/', '\\/')}}`],
  ['in an address', encodeURIComponent(secret)],
  ['in a query', new URLSearchParams({ token: secret }).toString()],
  ['in HTML', 'Canary/+&quot;\\&amp;&lt;token&gt;'],
  ...['', 'a', 'ab'].map((before) => {
    const bytes = Buffer.from(`${before}${secret}:`);
    return [`in base64 after "${before}"`, bytes.toString('base64')] as const;
  }),
  ['in base64 for addresses', Buffer.from(secret).toString('base64url')],
])('an answer is kept without the secret that is %s', (_, text) => {
  for (const shown of [withoutSecrets(text, [secret]), redact(text, [secret])])
    expect(shown).toContain('[redacted]');
  expect(withoutSecrets(text, ['Canary/'])).toBe(text);
});

test('a secret is taken out of a stream wherever it is cut, and nothing else is lost', () => {
  const secret = 'r8_Secret+Of/Twenty=1';
  const whole = `It is ${secret}, or ${encodeURIComponent(secret)}; r8_Sec is none, and so ends r8_Secre`;
  for (let first = 1; first < whole.length; first += 1)
    for (const second of [first, first + 1, first + 7, whole.length]) {
      const redactor = createPieceRedactor([secret]);
      const pieces = [whole.slice(0, first), whole.slice(first, second), whole.slice(second)];
      const shown = pieces.map(redactor.push).join('') + redactor.end();
      expect(shown).toBe('It is [redacted], or [redacted]; r8_Sec is none, and so ends r8_Secre');
    }
});
