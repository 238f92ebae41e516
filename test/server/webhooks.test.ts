import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { scratchFolder } from '../support/scratchFolder.ts';
import { followRun, newRunId } from '../support/testEngine.ts';
import { createServerTest } from './serverTest.ts';

const token = 'a-token-of-the-models-0123456789';

type Hook = { readonly headers: Record<string, string>; readonly body: string };

/** What becomes of a hook on its way; the relay stands for the tunnel between Replicate and this computer. */
type Way = (hook: Hook, deliver: (hook: Hook) => Promise<number>) => Promise<void>;

/** The real server host behind a relay, with the models of this computer in the place of Replicate. */
async function setUp(way: Way = async (hook, deliver) => void (await deliver(hook))) {
  const scratch = await scratchFolder();
  const models = await createBuiltinServer({ token, storageDir: scratch.at('models') });
  const t = await createServerTest({ builtin: { baseUrl: models.baseUrl, token } });
  const hooks: Hook[] = [];
  const answers: number[] = [];
  const under: Promise<void>[] = [];
  const deliver = async ({ headers, body }: Hook): Promise<number> => {
    // A tunnel keeps the public name.
    const sent = { ...headers, host: 'patchbay.example.org' };
    const options = { method: 'POST', headers: sent, body };
    const { status } = await t.send('/webhooks/replicate', options);
    answers.push(status);
    return status;
  };
  const relay = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
      const headers = Object.fromEntries(names.map((n) => [n, String(request.headers[n])]));
      const hook = { headers, body: Buffer.concat(chunks).toString('utf8') };
      hooks.push(hook);
      under.push(way(hook, deliver).finally(() => response.writeHead(200).end()));
    });
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(relay.address() as AddressInfo).port}`;
  const { client } = t.host.engine;
  onTestFinished(async () => {
    await models.close();
    relay.closeAllConnections();
    await new Promise((resolve) => relay.close(resolve));
    // What a way has to say against the test is said here.
    await Promise.all(under);
    await t[Symbol.asyncDispose]();
    await scratch[Symbol.asyncDispose]();
  });
  /** Runs a model that takes more than a second, and says how it ended. */
  const run = async () => {
    const builder = new PipelineBuilder();
    await builder.model(client, 'm', 'stream-words', { prompt: 'a b c d e f', delay_ms: 200 });
    const started = await client.runs.start({ runId: newRunId(), pipeline: builder.build() });
    if (!started.ok) throw new Error(JSON.stringify(started.problems));
    return (await followRun(t.host.engine, started.runId)).state.status;
  };
  const secret = async (): Promise<string> => {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${models.baseUrl}/webhooks/default/secret`, { headers });
    return ((await response.json()) as { key: string }).key;
  };
  const asked = (): number => models.counts.requests('predictions.get');
  return { ...t, url, client, hooks, answers, deliver, run, asked, secret, models };
}

async function waitUntil(isSo: () => boolean): Promise<void> {
  await vi.waitFor(() => expect(isSo()).toBe(true), { timeout: 25_000 });
}

/** A hook as Replicate would sign it. */
function sign(secret: string, body: string, atMs: number, id = 'msg_1'): Hook {
  const time = String(Math.floor(atMs / 1000));
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const mac = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': time,
    'webhook-signature': `v1,AAAA v1,${mac}`,
  };
  return { headers, body };
}

describe('webhooks of the models over the server', () => {
  test('make a prediction be asked for less often, and are all believed', async () => {
    const [polled, told] = [await setUp(), await setUp()];
    await told.client.connections.setPublicUrl({ url: told.url });
    const hold = { on: 'predictions.create', fault: { kind: 'hold', at: 'processing' } } as const;
    for (const t of [polled, told]) t.models.faults.add(hold);
    const runs = [polled.run(), told.run()];
    await waitUntil(() => told.answers.length > 0 && polled.asked() > 0);
    const before = { polled: polled.asked(), told: told.asked() };
    await waitUntil(() => polled.asked() >= before.polled + 20);
    expect(told.asked() - before.told).toBeLessThan(10);
    for (const t of [polled, told]) t.models.faults.clear();
    expect(await Promise.all(runs)).toEqual(['succeeded', 'succeeded']);
    expect(polled.hooks).toEqual([]);
    expect(told.hooks.length).toBeGreaterThan(1);
    expect(new Set(told.answers)).toEqual(new Set([200]));
  });

  test.each<readonly [string, Way]>([
    ['lost', async () => {}],
    [
      'lost at the end',
      async (hook, deliver) => {
        if (/"status":"(starting|processing)"/.test(hook.body)) await deliver(hook);
      },
    ],
    [
      'duplicated',
      async (hook, deliver) => {
        await Promise.all([deliver(hook), deliver(hook)]);
        await deliver(hook);
      },
    ],
    [
      'tampered with',
      async (hook, deliver) => {
        const body = hook.body.replace('"processing"', '"succeeded" ');
        expect(await deliver({ ...hook, body })).toBe(body === hook.body ? 200 : 401);
      },
    ],
  ])('that are %s do no harm', async (_, way) => {
    const t = await setUp(way);
    await t.client.connections.setPublicUrl({ url: t.url });
    expect(await t.run()).toBe('succeeded');
    expect(t.hooks.length).toBeGreaterThan(0);
  });

  test('that come in the wrong order do no harm', async () => {
    const held: (() => Promise<number>)[] = [];
    const t = await setUp(async (hook, deliver) => {
      if (/"succeeded"/.test(hook.body)) {
        await deliver(hook);
        for (const late of held.toReversed()) await late();
      } else held.push(() => deliver(hook));
    });
    await t.client.connections.setPublicUrl({ url: t.url });
    expect(await t.run()).toBe('succeeded');
  });
});

describe('the receiver', () => {
  const body = JSON.stringify({ id: 'nobody-knows-it', status: 'succeeded' });

  test('answers nothing but a status: 200 for what is signed, also of an unknown prediction and again', async () => {
    const t = await setUp();
    await t.client.connections.setPublicUrl({ url: t.url });
    // The first use of the models makes their secret known to ask for.
    await t.client.resources.account.get({ provider: 'builtin' });
    const hook = sign(await t.secret(), body, Date.now());
    const statuses = [];
    for (let turn = 0; turn < 2; turn += 1) statuses.push(await t.deliver(hook));
    statuses.push(await t.deliver(sign(await t.secret(), 'no JSON', Date.now(), 'msg_2')));
    expect(statuses).toEqual([200, 200, 200]);
    const answer = await t.send('/webhooks/replicate', { method: 'POST', ...hook });
    expect(answer.body).toHaveLength(0);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  test('refuses what is forged, replayed too late, from the future, too large or unsigned', async () => {
    const t = await setUp();
    await t.client.connections.setPublicUrl({ url: t.url });
    await t.client.resources.account.get({ provider: 'builtin' });
    const key = await t.secret();
    const good = sign(key, body, Date.now());
    const forged = sign('whsec_c2VjcmV0', body, Date.now());
    expect(await t.deliver(forged)).toBe(401);
    expect(await t.deliver(sign('whsec_c2VjcmV0', body, 0))).toBe(401);
    expect(await t.deliver({ ...good, body: `${body} ` })).toBe(401);
    const other = { ...good.headers, 'webhook-id': 'msg_other' };
    expect(await t.deliver({ ...good, headers: other })).toBe(401);
    expect(await t.deliver({ headers: {}, body })).toBe(401);
    expect(await t.deliver(sign(key, body, Date.now() - 301_000))).toBe(400);
    expect(await t.deliver(sign(key, body, Date.now() + 302_000))).toBe(400);
    const long = { ...good.headers, 'content-length': String(5 * 1024 * 1024) };
    expect(await t.deliver({ ...good, headers: long })).toBe(413);
  });

  test('forged hooks make the secret be asked for once', async () => {
    const t = await setUp();
    await t.client.connections.setPublicUrl({ url: t.url });
    await t.client.resources.account.get({ provider: 'builtin' });
    for (let turn = 0; turn < 5; turn += 1)
      expect(await t.deliver(sign('whsec_c2VjcmV0', body, Date.now()))).toBe(401);
    expect(t.models.counts.requests('webhooks.default.secret.get')).toBe(1);
  });

  test('is not there without a public address, nor for another method', async () => {
    const t = await setUp();
    expect(await t.deliver(sign(await t.secret(), body, Date.now()))).toBe(404);
    await t.client.connections.setPublicUrl({ url: t.url });
    expect((await t.send('/webhooks/replicate')).status).toBe(404);
    expect((await t.send('/webhooks/other', { method: 'POST' })).status).toBe(404);
    const headers = { host: 'patchbay.example.org' };
    expect((await t.send('/session', { method: 'POST', headers })).status).toBe(403);
  });
});

describe('the public address', () => {
  test('is kept without its last slash, and can be taken away', async () => {
    const t = await createServerTest();
    onTestFinished(() => t[Symbol.asyncDispose]());
    const { connections } = t.host.engine.client;
    expect(await connections.getPublicUrl()).toEqual({ url: null, isFixed: false });
    const url = 'https://a.example.org/patchbay';
    expect(await connections.setPublicUrl({ url: `${url}/` })).toEqual({ url, isFixed: false });
    expect(await connections.getPublicUrl()).toEqual({ url, isFixed: false });
    expect((await connections.setPublicUrl({ url: null })).url).toBeNull();
  });

  test('that was given at the start stays', async () => {
    const url = 'https://a.example.org';
    const t = await createServerTest({ publicUrl: url });
    onTestFinished(() => t[Symbol.asyncDispose]());
    const { connections } = t.host.engine.client;
    expect(await connections.getPublicUrl()).toEqual({ url, isFixed: true });
    await expect(connections.setPublicUrl({ url: null })).rejects.toThrow(
      /when the server started/,
    );
  });

  test.each([
    'http://a.example.org',
    'ftp://a.b',
    'nonsense',
    'https://a.b/?x=1',
    'https://u:p@a.b',
  ])('%s is refused', async (url) => {
    const t = await createServerTest();
    onTestFinished(() => t[Symbol.asyncDispose]());
    const refusal = t.host.engine.client.connections.setPublicUrl({ url });
    await expect(refusal).rejects.toThrow(/give an https/);
  });
});
