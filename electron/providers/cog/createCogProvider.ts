import { randomUUID } from 'node:crypto';
import { canceled } from '../../../shared/domain/failure.ts';
import type { Provider } from '../provider.ts';
import { abortableSleep, type Sleep } from '../replicate/http/abortableSleep.ts';
import { parseCogAddress } from './cogAddress.ts';
import { createCogClient, type CogClient } from './cogClient.ts';
import { createCogFiles, largestFile } from './cogFiles.ts';
import { readCogModel, requireModel, type CogModel } from './cogModel.ts';
import { createCogPredictions } from './predictions.ts';
import { findBroken } from './waitUntilReady.ts';

/** `url` as the user typed it. Times are in milliseconds. */
export type CogOptions = {
  readonly url: string;
  readonly now?: () => number;
  readonly sleep?: Sleep;
};

/** A Provider over one Cog server; `close` breaks every connection, which ends what runs there. */
export type CogProvider = Provider & {
  /** Throws unless a Cog server answers there; it may still be starting. */
  recognise(): Promise<void>;
  close(): Promise<void>;
};

/** Wires the adapter of a Cog server (clients-and-cog.md section 3). Throws `invalid-input` for a bad address. */
export function createCogProvider(options: CogOptions): CogProvider {
  const { now = Date.now, sleep = abortableSleep } = options;
  const client = createCogClient(parseCogAddress(options.url));
  const newId = (): string => randomUUID().replaceAll('-', '');
  const files = createCogFiles(client, newId);
  const { stopAll, ...predictions } = createCogPredictions({ client, files, sleep, now, newId });

  return {
    id: client.address.id,
    inlineLimitBytes: largestFile,
    ...createCatalogue(client),
    predictions,
    files,
    account: {
      get: async (call) => {
        if (call?.signal?.aborted === true) throw canceled();
        await client.recognise(call?.signal);
        const broken = findBroken(client, await client.health(call?.signal));
        if (broken !== undefined) throw broken;
        const { details } = await readCogModel(client, call?.signal);
        return { type: 'cog', username: `${details.owner}/${details.name}`, name: null };
      },
    },
    recognise: async () => {
      await client.recognise();
    },
    close: async () => {
      await stopAll();
      await client.close();
    },
  };
}

function createCatalogue(client: CogClient): Pick<Provider, 'models' | 'versions'> {
  const read = async (
    wanted: Parameters<typeof requireModel>[2],
    signal?: AbortSignal,
  ): Promise<CogModel> => {
    const model = await readCogModel(client, signal);
    requireModel(client, model, wanted);
    return model;
  };
  return {
    models: {
      search: async (query, call) => {
        const { details } = await readCogModel(client, call?.signal);
        const about = `${details.owner}/${details.name} ${client.address.host}`.toLowerCase();
        const words = query.toLowerCase().split(/\s+/);
        return words.every((word) => about.includes(word)) ? [details] : [];
      },
      get: async (ref, call) => (await read(ref, call?.signal)).details,
      list: async (call) => ({ items: [(await readCogModel(client, call?.signal)).details] }),
      readme: async (ref, call) => {
        const { details } = await read(ref, call?.signal);
        return `# ${details.name}\n\n${details.description}\n`;
      },
    },
    versions: {
      get: async (ref, call) => (await read(ref, call?.signal)).version,
      list: async (ref, call) => ({ items: [(await read(ref, call?.signal)).version] }),
    },
  };
}
