import { onTestFinished } from 'vitest';
import {
  createCogProvider,
  type CogProvider,
} from '../../electron/providers/cog/createCogProvider.ts';
import type { Json, JsonObject } from '../../shared/domain/json.ts';
import { isTerminal, type Prediction } from '../../shared/domain/prediction.ts';
import { createCogServer } from '../support/cogServer.ts';

type ServerOptions = Parameters<typeof createCogServer>[0];

/** A Cog server and a provider of it, both closed when the test ends. */
export async function startCog(options: ServerOptions) {
  const server = await createCogServer(options);
  const provider = createCogProvider({ url: server.url });
  onTestFinished(async () => {
    await provider.close();
    await server[Symbol.asyncDispose]();
  });
  return { server, ...driver(provider) };
}

/** Shorthands over a provider of one model. */
function driver(provider: CogProvider) {
  const create = async (input: JsonObject, signal?: AbortSignal): Promise<Prediction> => {
    const [model] = (await provider.models.list()).items;
    const [version] = (await provider.versions.list(model!)).items;
    const request = { model: `${model!.owner}/${model!.name}`, version: version!.id, input };
    return provider.predictions.create(request, signal === undefined ? {} : { signal });
  };
  /** Looks until the prediction is as wanted; a look costs no request. */
  const lookUntil = async (
    id: string,
    isTrue: (prediction: Prediction) => boolean,
  ): Promise<Prediction> => {
    for (;;) {
      const prediction = await provider.predictions.get(id);
      if (isTrue(prediction)) return prediction;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const ended = (id: string): Promise<Prediction> =>
    lookUntil(id, ({ status }) => isTerminal(status));
  const run = async (input: JsonObject): Promise<Prediction> => ended((await create(input)).id);
  return { provider, create, ended, lookUntil, run };
}

/** An output that is the address of a file; throws for any other. */
export function urlOf(output: Json): string {
  if (typeof output === 'string') return output;
  throw new Error(`Expected a URL, got ${JSON.stringify(output)}`);
}
