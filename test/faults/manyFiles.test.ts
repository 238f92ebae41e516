import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createEngine } from '../../electron/engine/createEngine.ts';
import { atReplicate } from '../crash/crashPipelines.ts';
import { createCarelessProxy, type Passage } from '../support/carelessProxy.ts';
import { twoColourPng } from '../support/images.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

const count = 3_000;
const bytesOf = (index: number): Buffer => Buffer.from(`file ${index}`);
const idOf = (index: number): string => createHash('sha256').update(bytesOf(index)).digest('hex');

/** A prediction whose output is 3,000 files; `meet` may answer for one of them. */
async function createManyFiles(upstream: string) {
  const proxy = await createCarelessProxy(upstream);
  const output = Array.from({ length: count }, (_, index) => `${proxy.origin}/many/${index}.txt`);
  const asked = new Map<number, number>();
  let now = 0;
  let most = 0;
  let meet: (index: number) => 'gone' | 'here' = () => 'here';
  const give = ({ request, response }: Passage): void => {
    const index = Number.parseInt(request.url.slice('/many/'.length), 10);
    asked.set(index, (asked.get(index) ?? 0) + 1);
    now += 1;
    most = Math.max(most, now);
    response.on('close', () => (now -= 1));
    if (meet(index) === 'gone') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/plain' }).end(bytesOf(index));
  };
  proxy.meet(/^GET \/many\//, give, Infinity);
  proxy.meet(
    /^(GET|POST) \/v1\/predictions/,
    async ({ response, forward }) => {
      const { status, headers, bytes } = await forward();
      const made = JSON.parse(bytes.toString()) as Record<string, unknown>;
      const told = made['status'] === 'succeeded' ? { ...made, output } : { ...made, output: null };
      response.writeHead(status, headers).end(JSON.stringify(told));
    },
    Infinity,
  );
  return {
    proxy,
    mostAtOnce: () => most,
    timesAsked: () => [...asked.values()].reduce((sum, times) => sum + times, 0),
    filesAsked: () => asked.size,
    meet: (answer: typeof meet) => {
      meet = answer;
    },
  };
}

test('3,000 files of one prediction: few at once, in order, and each fetched once, whatever breaks off in the middle', async () => {
  await using t = await createTestEngine();
  const { origin, pathname } = new URL(t.server.baseUrl);
  const many = await createManyFiles(origin);
  const env = {
    REPLICATE_BASE_URL: `${many.proxy.origin}${pathname}`,
    REPLICATE_API_TOKEN: t.options.builtin?.token ?? '',
  };
  const image = await t.importFile('two.png', await twoColourPng(8, 8));
  await t.engine.close();
  const options = { ...t.options, env };
  let engine = await createEngine(options);
  const builder = new PipelineBuilder('Many').upload('photo', image);
  await builder.model(engine.client, 'draw', 'make-variations');
  const pipeline = atReplicate(
    builder
      .node('show', 'preview')
      .edge('photo.file', 'draw.image')
      .edge('draw.output', 'show.value')
      .build(),
  );

  // One of them is gone.
  many.meet((index) => (index === 900 ? 'gone' : 'here'));
  const runId = newRunId();
  expect(await engine.client.runs.start({ runId, pipeline })).toMatchObject({ ok: true });
  const broken = (await followRun(engine, runId)).state;
  expect(broken.status).toBe('failed');
  expect(broken.tasks['draw']?.failure?.message).toMatch(/has expired/);
  // How far it came can be seen.
  expect(broken.tasks['draw']?.fraction).toBeCloseTo(0.3, 2);

  // The engine ends in the middle of what is left.
  const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
  many.meet((index) => {
    if (index === 1_800) reach();
    return 'here';
  });
  expect(await engine.client.runs.resume({ runId })).toMatchObject({ ok: true });
  await reached;
  await engine.close({ leave: true });
  engine = await createEngine({ ...options, recover: true });
  const whole = (await followRun(engine, runId)).state;
  await engine.close();
  await many.proxy.close();

  expect(whole.status).toBe('succeeded');
  const value = whole.tasks['draw']?.outputs?.['output'];
  const items = value?.type === 'list' ? value.items : [];
  expect(items.map((item) => (item.type === 'file' ? item.artifact.id : item.type))).toEqual(
    Array.from({ length: count }, (_, index) => idOf(index)),
  );
  expect(t.server.counts.creates()).toHaveLength(1);
  expect(many.mostAtOnce()).toBeLessThanOrEqual(4);
  expect(many.filesAsked()).toBe(count);
  // Only what was under way when it broke off is asked for once more.
  expect(many.timesAsked()).toBeLessThanOrEqual(count + 2 * 4);
}, 240_000);
