import { describe, expect, test } from 'vitest';
import { unwrapAnswer, unwrapRefusal } from './envelope.ts';

const prediction = { id: 'p1', status: 'starting', input: { data: 1, result: 2 } };
const page = { next: null, results: [{ id: 'p1' }] };

describe('answers', () => {
  test.each([
    ['result', { message: 'Request completed', provider: 'replicate', result: prediction }],
    ['result without message', { provider: 'replicate', result: prediction }],
    ['data', { data: prediction }],
    ['result in data', { data: { result: prediction } }],
    ['nothing', prediction],
  ])('wrapped in %s', (_, answer) => {
    expect(JSON.parse(unwrapAnswer(JSON.stringify(answer)))).toEqual(prediction);
  });

  test.each([
    ['a page, whose `results` is no envelope', page],
    ['a model input named result', { result: 'x', id: 'p1' }],
    ['more than data', { data: {}, id: 'f1' }],
    ['a list', [{ data: 1 }]],
  ])('%s stays as it is', (_, answer) => {
    const text = JSON.stringify(answer);
    expect(unwrapAnswer(text)).toBe(text);
  });

  test('a text in an envelope is not quoted, and a readme is not touched', () => {
    expect(unwrapAnswer('{"provider":"replicate","result":"# Blur"}')).toBe('# Blur');
    expect(unwrapAnswer('{"provider":"replicate","result":"{\\"id\\": \\"p"}')).toBe('{"id": "p');
    expect(unwrapAnswer('{"provider":"replicate","result":null}')).toBe('null');
    expect(unwrapAnswer('# {"data": 1}')).toBe('# {"data": 1}');
    expect(unwrapAnswer('{broken')).toBe('{broken');
    expect(unwrapAnswer('')).toBe('');
  });
});

describe('refusals', () => {
  const problem = { title: 'Input validation failed', status: 422, detail: '- input: is wrong' };

  test.each([
    ['error', { message: 'Error received', provider: 'replicate', error: problem, headers: {} }],
    ['data', { data: problem }],
    ['error in data', { data: { message: 'Error received', error: problem } }],
    ['nothing', problem],
  ])('wrapped in %s', (_, answer) => {
    const { status, text } = unwrapRefusal(422, JSON.stringify(answer));
    expect(status).toBe(422);
    expect(JSON.parse(text)).toEqual(problem);
  });

  test.each([['7'], [7]])('Retry-After %j is among the wrapped headers', (value) => {
    const answer = { provider: 'replicate', error: {}, headers: { 'retry-after': value } };
    expect(unwrapRefusal(429, JSON.stringify(answer)).retryAfter).toBe('7');
  });

  test('the gateway’s own words are all that is kept of its refusals', () => {
    const answer = { message: 'Invalid api_token', query: { api_token: 'at_secret' } };
    expect(unwrapRefusal(403, JSON.stringify(answer))).toEqual({
      status: 401,
      text: '{"detail":"Invalid api_token"}',
    });
    const other = unwrapRefusal(403, '{"message":"This provider is switched off"}');
    expect(other.status).toBe(403);
  });

  test('a page of HTML, wrapped or not, is HTML', () => {
    const html = '<html><title>Bad gateway</title></html>';
    expect(unwrapRefusal(502, html).text).toBe(html);
    const wrapped = JSON.stringify({ message: 'Error', provider: 'replicate', error: html });
    expect(unwrapRefusal(502, wrapped).text).toBe(html);
  });
});
