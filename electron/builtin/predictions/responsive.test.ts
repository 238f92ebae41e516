import sharp from 'sharp';
import { expect, test } from 'vitest';
import { startTestServer, versionOf } from '../testing/testServer.ts';

const picture = async (): Promise<string> => {
  const png = await sharp({
    create: { width: 3000, height: 3000, channels: 3, background: '#eee' },
  })
    .png()
    .toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
};

test.each([
  ['edges', async () => ({ image: await picture() })],
  ['cut-out', async () => ({ image: await picture() })],
  ['grayscale', async () => ({ image: await picture() })],
  ['tone', async () => ({ seconds: 120, sample_rate: 48_000 })],
] as const)(
  '%s: the server answers while it works, and cancel ends it',
  async (model, makeInput) => {
    await using api = await startTestServer();
    const made = await api.call('POST', '/predictions', {
      body: { version: versionOf(model), input: await makeInput() },
    });
    const id = String(made.get('id'));
    let answersDuringWork = 0;
    for (;;) {
      const status = (await api.call('GET', `/predictions/${id}`)).get('status');
      if (status !== 'starting' && status !== 'processing') break;
      if (status === 'processing') answersDuringWork += 1;
      if (answersDuringWork === 3) await api.call('POST', `/predictions/${id}/cancel`);
    }
    const end = await api.call('GET', `/predictions/${id}`);
    expect([answersDuringWork >= 3, end.get('status'), end.get('output')]).toEqual([
      true,
      'canceled',
      null,
    ]);
  },
);
