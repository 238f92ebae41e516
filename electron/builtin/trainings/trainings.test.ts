import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../../test/sharedData.ts';
import { loadSharp } from '../media/loadSharp.ts';
import { toOklab } from '../media/oklab.ts';
import { makeZip, type ZipSource } from '../testing/makeZip.ts';
import {
  createDestination,
  endOf,
  noise,
  pictureZip,
  toZipUrl,
  train,
  upload,
} from '../testing/trainingSupport.ts';
import { startTestServer, versionOf, type Answer, type TestServer } from '../testing/testServer.ts';

const document = sharedData('replicate-openapi.json').path || undefined;
let api: TestServer;
beforeAll(async () => {
  api = await startTestServer({ document });
  await createDestination(api, 'mine');
});
afterAll(() => api[Symbol.asyncDispose]());

/** The mean colour of a PNG, in Oklab. */
async function meanOf(png: Buffer): Promise<readonly number[]> {
  const sharp = await loadSharp();
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const sum = [0, 0, 0];
  for (let at = 0; at < data.length; at += info.channels) {
    const colour = toOklab(data[at]!, data[at + 1]!, data[at + 2]!);
    for (const channel of [0, 1, 2]) sum[channel]! += colour[channel]!;
  }
  return sum.map((value) => value / (data.length / info.channels));
}

const distance = (left: readonly number[], right: readonly number[]): number =>
  Math.hypot(...left.map((value, channel) => value - right[channel]!));

const newVersions = async (from: TestServer, name: string): Promise<number> => {
  const results = (await from.call('GET', `/models/builtin/${name}/versions`)).get('results');
  return Array.isArray(results) ? results.length : -1;
};

describe('train, then predict', () => {
  let trained: Answer;
  let zip: Buffer;
  beforeAll(async () => {
    zip = await pictureZip([
      { r: 30, g: 60, b: 140 },
      { r: 50, g: 90, b: 160 },
      { r: 20, g: 40, b: 110 },
    ]);
    trained = await endOf(api, await train(api, { input_images: toZipUrl(zip) }));
  });

  test('the training tells what it did and gives a version and its weights', async () => {
    expect(trained.get('error')).toBeNull();
    expect(trained.get('status')).toBe('succeeded');
    expect(trained.get('model')).toBe('builtin/colour-style');
    expect(trained.get('version')).toBe(versionOf('colour-style'));
    expect(trained.get('logs')).toContain('Pictures to learn from: 3.');
    expect(trained.get('logs')).toMatch(/ {2}0%\|.*\n.*\n?.*100%\|██████████\| 3\/3 \[/s);
    expect(trained.get('output', 'version')).toMatch(/^builtin\/mine:[0-9a-f]{64}$/);
    const weights = await fetch(String(trained.get('output', 'weights')));
    expect(weights.headers.get('content-type')).toBe('application/json');
    expect(await weights.json()).toMatchObject({ format: 'builtin-colour-style', pictures: 3 });
    expect(trained.get('metrics')).toMatchObject({ predict_time: expect.any(Number) });
    const list = await api.call('GET', '/trainings');
    expect(list.get('results', 0, 'id')).toBe(trained.get('id'));
    const ids = (await api.call('GET', '/predictions')).get('results');
    expect(JSON.stringify(ids)).not.toContain(String(trained.get('id')));
  });

  test('the version appears in its model, and can be found', async () => {
    const version = String(trained.get('output', 'version')).split(':')[1];
    const model = await api.call('GET', '/models/builtin/mine');
    expect(model.get('latest_version', 'id')).toBe(version);
    const inputs = ['latest_version', 'openapi_schema', 'components', 'schemas', 'Input'];
    expect(Object.keys(model.get(...inputs, 'properties') as object)).toEqual([
      'image',
      'strength',
    ]);
    const versions = await api.call('GET', '/models/builtin/mine/versions');
    expect(versions.get('results', 0, 'id')).toBe(version);
    expect((await api.call('GET', `/models/builtin/mine/versions/${version}`)).status).toBe(200);
    const found = await api.call('GET', '/search?query=mine');
    expect(found.get('models', 0, 'model', 'name')).toBe('mine');
  });

  test('a picture gets the colours of the pictures that were learned from', async () => {
    const learned = await meanOf(await noise({ r: 34, g: 64, b: 137 }, 5));
    const sunny = await noise({ r: 200, g: 150, b: 60 }, 9);
    const before = await meanOf(sunny);
    const image = `data:image/png;base64,${sunny.toString('base64')}`;
    const predict = async (strength: number): Promise<readonly number[]> => {
      const made = await api.call('POST', '/predictions', {
        body: { version: trained.get('output', 'version'), input: { image, strength } },
        headers: { prefer: 'wait' },
      });
      expect([made.get('status'), made.get('error')]).toEqual(['succeeded', null]);
      expect(made.get('model')).toBe('builtin/mine');
      return meanOf(await api.download(made.get('output')));
    };
    expect(distance(before, learned)).toBeGreaterThan(0.25);
    expect(distance(await predict(1), learned)).toBeLessThan(0.02);
    expect(distance(await predict(0), before)).toBeLessThan(0.002);
    const half = distance(await predict(0.5), learned);
    expect(half).toBeGreaterThan(0.1);
    expect(half).toBeLessThan(distance(before, learned));
  });

  test('the weights alone do the same on the untrained version', async () => {
    const sunny = await noise({ r: 200, g: 150, b: 60 }, 9);
    const image = `data:image/png;base64,${sunny.toString('base64')}`;
    const weights = trained.get('output', 'weights');
    const byWeights = await api.run('colour-style', { image, weights });
    const byVersion = await api.call('POST', '/predictions', {
      body: { version: trained.get('output', 'version'), input: { image } },
      headers: { prefer: 'wait' },
    });
    const [left, right] = [byWeights.get('output'), byVersion.get('output')];
    expect((await api.download(left)).equals(await api.download(right))).toBe(true);
    const untrained = await api.run('colour-style', { image });
    expect((await api.download(untrained.get('output'))).equals(await api.download(left))).toBe(
      false,
    );
    const wrong = await api.run('colour-style', { image, weights: 'data:,%7B%22a%22:1%7D' });
    expect(wrong.get('error')).toContain('`weights`');
  });

  test('only the colours are learned where the light is to stay', async () => {
    const answer = await train(api, { input_images: toZipUrl(zip), learn: 'colours' });
    const colours = await endOf(api, answer);
    const sunny = await noise({ r: 200, g: 150, b: 60 }, 9);
    const made = await api.call('POST', '/predictions', {
      body: {
        version: colours.get('output', 'version'),
        input: { image: `data:image/png;base64,${sunny.toString('base64')}` },
      },
      headers: { prefer: 'wait' },
    });
    const [after, before] = [
      await meanOf(await api.download(made.get('output'))),
      await meanOf(sunny),
    ];
    expect(Math.abs(after[0]! - before[0]!)).toBeLessThan(0.04);
    expect(after[2]!).toBeLessThan(0);
  });
});

describe('a training that goes wrong', () => {
  const text: ZipSource = { name: 'notes.txt', bytes: 'no picture' };
  const cases = async (): Promise<readonly (readonly [string, Buffer, string])[]> => {
    const good = await noise({ r: 9, g: 99, b: 9 }, 1);
    return [
      ['no zip', Buffer.from('hello'), '`input_images` is not a zip file'],
      ['no pictures', makeZip([text]), '`input_images` holds no pictures (files in it: 1)'],
      [
        'a broken picture',
        makeZip([
          { name: 'good.png', bytes: good },
          { name: 'trip/bad`\u0007.png', bytes: good.subarray(0, 300) },
        ]),
        'trip/bad??.png in `input_images` is not a picture that can be read',
      ],
      [
        'a damaged file',
        makeZip([{ name: 'a.png', bytes: good, change: (record) => record.writeUInt32LE(7, 16) }]),
        'a.png in `input_images` is damaged in the zip',
      ],
    ];
  };
  test('says which part of the zip is wrong, and makes no version', async () => {
    const before = await newVersions(api, 'mine');
    for (const [what, zip, message] of await cases()) {
      const end = await endOf(api, await train(api, { input_images: toZipUrl(zip) }));
      expect([what, end.get('status')]).toEqual([what, 'failed']);
      expect(end.get('error')).toContain(message);
      expect(end.get('output')).toBeUndefined();
    }
    expect(await newVersions(api, 'mine')).toBe(before);
  });

  test('files that are no pictures are left out, and shadows of macOS too', async () => {
    const good = await noise({ r: 9, g: 99, b: 9 }, 1);
    const zip = makeZip([
      text,
      { name: 'a.png', bytes: good },
      { name: '__MACOSX/._a.png', bytes: 'shadow' },
      { name: '.hidden.png', bytes: 'hidden' },
    ]);
    const end = await endOf(api, await train(api, { input_images: toZipUrl(zip) }));
    expect(end.get('status')).toBe('succeeded');
    expect(end.get('logs')).toContain('Files left out, as they are not pictures: 3.');
  });

  test('refuses what cannot be trained', async () => {
    const url = 'data:,x';
    const path = `/models/builtin/colour-style/versions/${versionOf('colour-style')}/trainings`;
    const statusOf = async (body: unknown, at = path): Promise<unknown[]> => {
      const answer = await api.call('POST', at, { body });
      return [answer.status, answer.get('invalid_fields', 0, 'field')];
    };
    const input = { input_images: url };
    const destination = 'builtin/mine';
    expect(await statusOf({ destination: 'builtin/none', input })).toEqual([404, undefined]);
    expect(await statusOf({ destination: 'builtin/blur', input })).toEqual([403, undefined]);
    expect(await statusOf({ input })).toEqual([422, 'destination']);
    expect(await statusOf({ destination, input: {} })).toEqual([422, 'input.input_images']);
    expect(await statusOf({ destination, input: { ...input, side: 1 } })).toEqual([
      422,
      'input.side',
    ]);
    const fixed = `/models/builtin/blur/versions/${versionOf('blur')}/trainings`;
    expect(await statusOf({ destination, input }, fixed)).toEqual([422, undefined]);
    expect(await statusOf({ destination, input }, path.replace(/[0-9a-f]{64}/, 'f'))).toEqual([
      404,
      undefined,
    ]);
    expect((await api.call('GET', '/trainings/none')).status).toBe(404);
  });
});

describe('cancel', () => {
  test('stops a training that is under way; no version appears', async () => {
    await createDestination(api, 'stopped');
    const picture = await noise({ r: 9, g: 99, b: 9 }, 1);
    const zip = makeZip(
      Array.from({ length: 3000 }, (_, index) => ({ name: `${index}.png`, bytes: picture })),
    );
    const started = await train(api, { input_images: await upload(api, zip) }, 'builtin/stopped');
    const path = `/trainings/${String(started.get('id'))}`;
    for (;;) {
      const seen = await api.call('GET', path);
      if (seen.status !== 200 || String(seen.get('logs')).includes('%|')) break;
    }
    await api.call('POST', `${path}/cancel`);
    const end = await endOf(api, started);
    expect([end.get('status'), end.get('output'), end.get('error')]).toEqual([
      'canceled',
      undefined,
      null,
    ]);
    expect(end.get('logs')).not.toContain('3000/3000');
    expect(await newVersions(api, 'stopped')).toBe(0);
    expect((await api.call('POST', `${path}/cancel`)).get('status')).toBe('canceled');
  });

  test('stops one that has not begun, and one whose model fails is failed', async () => {
    api.server.faults.add({ on: 'trainings.create', fault: { kind: 'hold', at: 'starting' } });
    const held = await train(api, { input_images: 'data:,x' });
    await api.server.faults.whenHeld(1);
    expect(held.get('status')).toBe('starting');
    await api.call('POST', `/trainings/${String(held.get('id'))}/cancel`);
    expect((await endOf(api, held)).get('status')).toBe('canceled');
    api.server.faults.add({
      on: 'trainings.create',
      model: 'builtin/colour-style',
      fault: { kind: 'model-failure', error: 'CUDA out of memory' },
    });
    const failed = await endOf(api, await train(api, { input_images: 'data:,x' }));
    expect([failed.get('status'), failed.get('error')]).toEqual(['failed', 'CUDA out of memory']);
    expect(api.server.counts.requests('trainings.create')).toBeGreaterThan(1);
    expect(api.server.counts.live()).toBe(0);
  });
});
