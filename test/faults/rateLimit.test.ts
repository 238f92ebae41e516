import { expect, onTestFinished, test } from 'vitest';
import { sendJson } from '../conformance/scriptedServer.ts';
import { withProvider } from '../../electron/cli/withProvider.ts';
import { createCarelessProxy, passOn, type Carelessness } from '../support/carelessProxy.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine } from '../support/testEngine.ts';

/** Lets one create through in so many milliseconds, and refuses the others as Replicate does. */
function oneEvery(periodMs: number, refusal: Readonly<Record<string, unknown>>): Carelessness {
  let freeAt = 0;
  return async (passage) => {
    const now = performance.now();
    if (now < freeAt) return sendJson(passage.response, 429, { status: 429, ...refusal });
    freeAt = now + periodMs;
    return passOn(passage);
  };
}

test.each([
  { tells: 'in the body', refusal: { retry_after: 0.1 } },
  { tells: 'in words', refusal: { detail: 'Your rate limit resets in ~0.1s.' } },
  { tells: 'not at all', refusal: { detail: 'Slow down.' } },
])('an account with a burst of 1 fails no task, told $tells', async ({ refusal }) => {
  await using behind = await createTestEngine();
  const proxy = await createCarelessProxy(new URL(behind.server.baseUrl).origin);
  onTestFinished(() => proxy.close());
  proxy.meet(/^POST \/v1\/predictions/, oneEvery(100, refusal), Number.POSITIVE_INFINITY);
  await using t = await createTestEngine({
    env: {
      REPLICATE_BASE_URL: `${proxy.origin}/v1`,
      REPLICATE_API_TOKEN: behind.server.token,
    },
  });
  const builder = new PipelineBuilder();
  for (let index = 0; index < 20; index += 1) {
    await builder.model(t.client, `words${index}`, 'stream-words', { prompt: `word ${index}` });
    builder.node(`shown${index}`, 'preview').edge(`words${index}.output`, `shown${index}.value`);
  }
  const known = await t.client.connections.list();
  const { state } = await t.run(withProvider(builder.build(), [{ to: 'replicate' }], known));
  expect(state.status).toBe('succeeded');
  expect(behind.server.counts.creates()).toHaveLength(20);
  expect(proxy.met()).toBeGreaterThan(20);
});
