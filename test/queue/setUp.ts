import { randomBytes } from 'node:crypto';
import { onTestFinished, vi } from 'vitest';
import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import { buildCrashPipelines } from '../crash/crashPipelines.ts';
import { scratchFolder } from '../support/scratchFolder.ts';
import { startChild } from '../support/startChild.ts';
import type { Asked } from './children/host.ts';

/** A Replicate of the test, three steps that run there, and hosts in processes of their own on one data folder. */
export async function setUpHosts() {
  const scratch = await scratchFolder();
  const token = randomBytes(16).toString('hex');
  const server = await createBuiltinServer({ token, storageDir: scratch.at('provider') });
  vi.stubEnv('REPLICATE_BASE_URL', server.baseUrl);
  vi.stubEnv('REPLICATE_API_TOKEN', token);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await server.close();
    await scratch[Symbol.asyncDispose]();
  });
  const { chain } = await buildCrashPipelines(1);
  return {
    server,
    chain,
    /** The next creates are held at the provider until they are released; `at once`: their answers are not. */
    hold: (times: number, answers?: 'at once') =>
      server.faults.add({
        on: 'predictions.create',
        fault: { kind: 'hold', at: 'processing', ...(answers && { answers }) },
        times,
      }),
    /** Resolves once the host has gone on with what it found. */
    startHost: async ({ recover = true } = {}) => {
      const host = startChild(new URL('children/host.ts', import.meta.url), [
        scratch.at('data'),
        String(recover),
      ]);
      await host.next();
      const ask = async (asked: Asked): Promise<unknown> => {
        host.child.send(asked);
        const answer = (await host.next()) as { readonly told?: unknown; readonly error?: string };
        if (answer.error !== undefined) throw new Error(answer.error);
        return answer.told;
      };
      return { ...host, ask };
    },
  };
}
