import { describe, expect, test } from 'vitest';
import { isTerminal } from '../../../shared/domain/prediction.ts';
import { failureOf } from '../../../test/conformance/failureOf.ts';
import { testToken } from '../../../test/conformance/replicateAgainst.ts';
import { rawPrediction, sendJson } from '../../../test/conformance/scriptedServer.ts';
import { startScripted } from '../../../test/conformance/startScripted.ts';

const request = { model: 'acme/upscale', version: 'a'.repeat(64), input: { scale: 2 } };

// What was measured in the npm package `replicate` 1.4.0 and must never happen here.
describe('defects of the npm client', () => {
  test('1. a retry waits: Retry-After first, then growing back-off', async () => {
    const { provider, server, waits } = await startScripted((response, _request, index) => {
      if (index === 0) response.setHeader('retry-after', '2');
      if (index < 2) sendJson(response, index === 0 ? 429 : 500, { detail: 'later' });
      else if (index === 2) sendJson(response, 500, {});
      else sendJson(response, 200, rawPrediction());
    });
    await provider.predictions.get('p1');
    expect(waits).toEqual([2000, 1000, 2000]);
    expect(server.requests).toHaveLength(4);
  });

  test('2. a create whose reply is lost is sent once, and its outcome is unknown', async () => {
    const { provider, server } = await startScripted((response) => {
      response.destroy();
    });
    const failure = await failureOf(provider.predictions.create(request));
    expect(failure).toMatchObject({
      kind: 'unknown-outcome',
      intent: `prediction of acme/upscale:${'a'.repeat(64)}`,
    });
    expect(server.requests).toHaveLength(1);
  });

  test('2b. a create answered with 5xx is sent once, and its outcome is unknown', async () => {
    const { provider, server } = await startScripted((response) => sendJson(response, 502, {}));
    expect(await failureOf(provider.predictions.create(request))).toMatchObject({
      kind: 'unknown-outcome',
    });
    expect(server.requests).toHaveLength(1);
  });

  test('3. the body holds the version and the input, and never the token', async () => {
    const { provider, server } = await startScripted((response) =>
      sendJson(response, 201, rawPrediction()),
    );
    await provider.predictions.create(request);
    const [seen] = server.requests;
    expect(JSON.parse(seen?.body ?? '')).toEqual({ version: 'a'.repeat(64), input: { scale: 2 } });
    expect(seen?.body).not.toContain(testToken);
    expect(seen?.headers.authorization).toBe(`Bearer ${testToken}`);
  });

  test('4. aborted is a terminal status', async () => {
    const { provider } = await startScripted((response) =>
      sendJson(response, 200, rawPrediction({ status: 'aborted' })),
    );
    const { status } = await provider.predictions.get('p1');
    expect(status).toBe('aborted');
    expect(isTerminal(status)).toBe(true);
  });

  test('5. a create that is still processing is not mistaken for an empty result', async () => {
    const { provider, server } = await startScripted((response) =>
      sendJson(response, 202, rawPrediction({ status: 'processing', output: null })),
    );
    const prediction = await provider.predictions.create(request);
    expect(isTerminal(prediction.status)).toBe(false);
    expect(server.requests[0]?.headers['prefer']).toBeUndefined();
  });

  test('6. the signal reaches the request: a hanging get ends at once', async () => {
    const { provider, server } = await startScripted(() => undefined);
    const abort = new AbortController();
    const pending = failureOf(provider.predictions.get('p1', { signal: abort.signal }));
    await server.seen(1);
    abort.abort();
    expect(await pending).toMatchObject({ kind: 'canceled' });
    expect(server.requests).toHaveLength(1);
  });

  test('7. a file is fetched only when it is asked for', async () => {
    const { provider, server } = await startScripted((response, seen) =>
      sendJson(
        response,
        200,
        rawPrediction({
          status: 'succeeded',
          output: `http://${seen.headers.host}/files/out.png`,
        }),
      ),
    );
    await provider.predictions.get('p1');
    expect(server.requests.map(({ path }) => path)).toEqual(['/v1/predictions/p1']);
  });

  test('8. the next page is asked of the configured host, and no other host sees the token', async () => {
    const foreign = await startScripted((response) => sendJson(response, 200, { results: [] }));
    const { provider, server } = await startScripted((response, _request, index) =>
      sendJson(response, 200, {
        next: index === 0 ? `${foreign.server.baseUrl}/predictions?cursor=abc%3D` : null,
        previous: null,
        results: [rawPrediction()],
      }),
    );
    const first = await provider.predictions.list();
    expect(first.next).toBe('abc=');
    const second = await provider.predictions.list({ cursor: first.next ?? '' });
    expect(second.next).toBeUndefined();
    expect(server.requests[1]?.query.get('cursor')).toBe('abc=');
    expect(foreign.server.requests).toHaveLength(0);
  });

  test.each([200, 202, 204])('9. a delete answered with %i has succeeded', async (status) => {
    const { provider } = await startScripted((response) => {
      response.writeHead(status).end();
    });
    await expect(provider.files.delete('f1')).resolves.toBeUndefined();
  });

  test('9b. a search sends the words as they are, unquoted', async () => {
    const { provider, server } = await startScripted((response) =>
      sendJson(response, 200, { query: '', models: [], collections: [], pages: [] }),
    );
    await provider.models.search('cut "out" & blur');
    expect(server.requests[0]?.query.get('query')).toBe('cut "out" & blur');
  });
});
