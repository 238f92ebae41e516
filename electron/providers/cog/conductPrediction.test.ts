import { describe, expect, onTestFinished, test } from 'vitest';
import { failureOf } from '../../../test/conformance/failureOf.ts';
import { createScriptedServer, type Answerer } from '../../../test/conformance/scriptedServer.ts';
import { startCog } from '../../../test/conformance/startCog.ts';
import { documentOf, reverse, sayWords } from '../../../test/support/cogModels.ts';
import { isTerminal, type Prediction } from '../../../shared/domain/prediction.ts';
import { createCogProvider } from './createCogProvider.ts';

/** A Cog server whose answers to predictions a test writes. */
async function startOdd(answer: Answerer, model = sayWords) {
  const server = await createScriptedServer((response, request, index) => {
    if (request.path === '/health-check') response.end('{"status": "READY"}');
    else if (request.path === '/openapi.json') response.end(JSON.stringify(documentOf(model)));
    else return answer(response, request, index);
  });
  const provider = createCogProvider({ url: server.origin });
  onTestFinished(async () => {
    await provider.close();
    await server.close();
  });
  const run = async (): Promise<Prediction> => {
    const [details] = (await provider.models.list()).items;
    const request = { model: `cog/${details?.name}`, version: null, input: { text: 'a' } };
    let prediction = await provider.predictions.create(request);
    while (!isTerminal(prediction.status)) {
      await new Promise((resolve) => setImmediate(resolve));
      prediction = await provider.predictions.get(prediction.id);
    }
    return prediction;
  };
  return { server, provider, run };
}

const completed = 'event: completed\ndata: {"id": "x", "status": "succeeded", "output": ["a"]}\n\n';

describe('an event stream', () => {
  const streaming =
    (...parts: readonly string[]): Answerer =>
    (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(parts.join(''));
    };

  test('goes on over events it does not know and events that were dropped', async () => {
    const { run } = await startOdd(
      streaming(
        ': keep-alive\n\n',
        'event: start\ndata: {"id": "x"}\n\n',
        'event: weather\ndata: {}\n\n',
        'event: log\ndata: not JSON\n\n',
        'event: error\ndata: {"error": "replay buffer overran", "skipped": 7}\n\n',
        completed,
      ),
    );
    expect(await run()).toMatchObject({ status: 'succeeded', output: ['a'] });
  });

  test('may say what went wrong', async () => {
    const { run } = await startOdd(streaming('event: error\ndata: {"error": "worker died"}\n\n'));
    expect(await run()).toMatchObject({ status: 'failed', error: 'worker died' });
  });

  test('that ends without a result is a failure', async () => {
    const { run } = await startOdd(streaming('event: start\ndata: {"id": "x"}\n\n'));
    const { status, error } = await run();
    expect(status).toBe('failed');
    expect(error).toContain('ended without a result');
  });

  test('that breaks is a failure, and the server is told that nobody waits', async () => {
    const { server, run } = await startOdd((response, { path }) => {
      if (path.endsWith('/cancel')) response.end('{}');
      else {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('event: start\ndata: {"id": "x"}\n\n', () => response.destroy());
      }
    });
    const failure = await failureOf(run());
    expect(failure.kind).toBe('prediction-failed');
    await expect
      .poll(() => server.requests.map(({ method, path }) => `${method} ${path}`).at(-1))
      .toMatch(/^POST \/predictions\/[0-9a-f]{32}\/cancel$/);
  });

  test('that the server does not offer after all is asked for no more', async () => {
    const { server, run } = await startOdd((response, { headers }) => {
      response.writeHead(headers.accept === 'text/event-stream' ? 406 : 200);
      response.end('{"id": "x", "status": "succeeded", "output": ["a"]}');
    });
    expect((await run()).output).toEqual(['a']);
    expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
  });
});

describe('one answer', () => {
  test.each([
    ['HTML', '<h1>Proxy</h1>'],
    ['a status from the future', '{"id": "x", "status": "hibernating"}'],
    ['something else', '[1]'],
  ])('that is %s is a failure', async (_, body) => {
    const { run } = await startOdd((response) => {
      response.end(body);
    }, reverse);
    const { status, error } = await run();
    expect(status).toBe('failed');
    expect(error).toContain('ended without a result');
  });

  test.each([
    [500, 'provider-unavailable', /out of order just now \(500\)/],
    [401, 'provider-rejected', /asks for a login \(401\)/],
    [404, 'not-found', /could not run the model/],
  ] as const)('of %s is %s', async (status, kind, sentence) => {
    const { run } = await startOdd((response) => {
      response.writeHead(status);
      response.end();
    }, reverse);
    const failure = await failureOf(run());
    expect(failure.kind).toBe(kind);
    expect(failure.message).toMatch(sentence);
  });
});

test('a prediction with a time limit is ended by it', async () => {
  const { server, provider, lookUntil } = await startCog({ model: reverse });
  server.hold();
  const limit = { cancelAfterMs: 1 };
  const request = { model: 'cog/reverse-text', version: null, input: { text: 'a' }, ...limit };
  const { id } = await provider.predictions.create(request);
  expect((await lookUntil(id, ({ status }) => isTerminal(status))).status).toBe('canceled');
  await server.until(() => server.live() === 0);
  expect(server.counts.completed).toBe(0);
});

test('closing the provider ends what runs, and says so to the server', async () => {
  const { server, provider, create } = await startCog({ model: sayWords });
  server.hold();
  const { id } = await create({ text: 'a' });
  await server.until(() => server.live() === 1);
  await provider.close();
  await server.until(() => server.live() === 0);
  expect(server.counts.canceled).toBe(1);
  expect(server.requests.at(-1)?.path).toBe(`/predictions/${id}/cancel`);
});
