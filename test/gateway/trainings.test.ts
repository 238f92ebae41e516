import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withProvider } from '../../electron/cli/withProvider.ts';
import { createTestEngine } from '../support/testEngine.ts';
import { meanColour, trainAndApply } from '../support/trainAndApply.ts';
import { createGatewayEmulator } from './gatewayEmulator.ts';

test.each(['replicate', 'lowcodeapi'])(
  'a training and the prediction of its version run over %s',
  async (provider) => {
    await using behind = await createTestEngine();
    const gateway = await createGatewayEmulator({ upstream: behind.server });
    try {
      await using t = await createTestEngine({
        env: {
          REPLICATE_BASE_URL: behind.server.baseUrl,
          REPLICATE_API_TOKEN: behind.server.token,
          LOWCODEAPI_BASE_URL: gateway.baseUrl,
          LOWCODEAPI_TOKEN: gateway.token,
        },
      });
      const pipeline = await trainAndApply(t);
      const { state } = await t.run(
        withProvider(pipeline, [{ to: provider }], await t.client.connections.list()),
      );
      expect(state.tasks['learn']?.failure).toBeNull();
      expect(state.status).toBe('succeeded');
      const [red = 0, green = 0, blue = 0] = await meanColour(
        await readFile(join(t.folder, 'out', 'Train', 'sunny.png')),
      );
      expect(blue).toBeGreaterThan(green);
      expect(green).toBeGreaterThan(red);
      expect(behind.server.counts.requests('trainings.create')).toBe(1);
      expect(t.server.counts.requests('trainings.create')).toBe(0);
    } finally {
      await gateway.close();
    }
  },
);
