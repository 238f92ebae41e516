import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createDeploymentStore } from './deployments/deploymentStore.ts';
import { createCounts, type Counts } from './counts.ts';
import { createExampleFiles } from './exampleFiles.ts';
import { createFaults, type FaultControl } from './faults.ts';
import { createFileStore } from './files/fileStore.ts';
import { createApp } from './http/createApp.ts';
import { listen } from './http/listen.ts';
import { makeInstanceFolder } from './instanceFolder.ts';
import { registry } from './models/registry.ts';
import { createKeptRecords } from './ownModels/keptRecords.ts';
import { createModelStore } from './ownModels/modelStore.ts';
import { createVersionRemover } from './ownModels/versionRemover.ts';
import { withDefaults, type BuiltinServerOptions } from './options.ts';
import { createFetchInputs } from './predictions/fetchInputs.ts';
import { createPredictionStore } from './predictions/predictionStore.ts';
import { createRunner } from './predictions/runner.ts';
import { toPublicOutput, type Addresses } from './predictions/toPredictionJson.ts';
import { accountRoutes } from './routes/accountRoutes.ts';
import { adminRoutes } from './routes/adminRoutes.ts';
import { deploymentRoutes } from './routes/deploymentRoutes.ts';
import { fileRoutes } from './routes/fileRoutes.ts';
import { findNamedModel } from './routes/predictionRequest.ts';
import { modelRoutes } from './routes/modelRoutes.ts';
import { outputRoutes } from './routes/outputRoutes.ts';
import { ownModelRoutes } from './routes/ownModelRoutes.ts';
import { trainingRoutes } from './routes/trainingRoutes.ts';
import { webhookRoutes } from './routes/webhookRoutes.ts';
import { predictionRoutes } from './routes/predictionRoutes.ts';
import { searchRoutes } from './routes/searchRoutes.ts';
import { streamRoutes } from './routes/streamRoutes.ts';
import { sweepEvery } from './sweepEvery.ts';
import { createInputCheck } from './validateInput.ts';
import { createWebhooks } from './webhooks/createWebhooks.ts';

/** A running server of the built-in models. */
export interface BuiltinServer {
  /** `http://127.0.0.1:PORT/v1`: to be used as the base URL of a Replicate client. */
  readonly baseUrl: string;
  readonly token: string;
  readonly faults: FaultControl;
  readonly counts: Counts;
  /** Stops all predictions, closes all connections and deletes the server's files; models of the user, trained versions and deployments stay. */
  readonly close: () => Promise<void>;
}

/**
 * Starts the built-in models behind Replicate's HTTP API on 127.0.0.1.
 * Rejects when the storage folder cannot be written or the port is taken.
 */
export async function createBuiltinServer(options: BuiltinServerOptions): Promise<BuiltinServer> {
  if (options.token.length < 16) {
    throw new RangeError('The token of the built-in models needs at least 16 characters.');
  }
  const settings = withDefaults(options);
  const { now, timers, token } = settings;
  const instance = await makeInstanceFolder(options.storageDir);
  const folder = (name: string): string => join(instance.path, name);
  await mkdir(folder('files'));

  let origin = '';
  const addresses = (): Addresses => ({ origin, baseUrl: `${origin}/v1` });
  const faults = createFaults();
  const counts = createCounts();
  const closing = new AbortController();
  const files = createFileStore({
    folder: folder('files'),
    now,
    ttlMs: settings.fileTtlMs,
    maxBytes: settings.maxFileBytes,
  });
  const fetchInputs = createFetchInputs({ files, baseUrl: () => addresses().baseUrl });
  const runner = createRunner({
    concurrency: settings.concurrency,
    coldStartMs: settings.coldStartMs,
    now,
    timers,
    faults,
    fetchInputs,
    inputsDir: folder('inputs'),
    outputsDir: folder('outputs'),
    toPublic: (prediction, output) => toPublicOutput(prediction, output, addresses()),
  });
  const storeOptions = {
    now,
    timers,
    ttlMs: settings.predictionTtlMs,
    outputsDir: folder('outputs'),
    runner,
    counts,
  };
  const store = createPredictionStore(storeOptions);
  const trainings = createPredictionStore(storeOptions);
  const kept = createKeptRecords(join(options.storageDir, 'kept'));
  const ownModels = await createModelStore({ program: registry, kept });
  const deployments = await createDeploymentStore({ kept, now });
  const versions = createVersionRemover({
    models: ownModels,
    predictions: store,
    deployments,
    timers,
  });
  const webhooks = createWebhooks({ now, timers });
  const examples = createExampleFiles({
    folder: folder('examples'),
    fetchInputs,
    now,
    timers,
    signal: closing.signal,
  });
  const expire = async (): Promise<void> => {
    await Promise.all([store.expire(), trainings.expire(), files.expire()]);
  };
  const models = ownModels.all;
  const lists = { models, addresses, pageSize: 100 };
  const making = { ...lists, store, checkInput: createInputCheck(), timers, webhooks };

  const app = createApp({
    token,
    faults,
    counts,
    maxBodyBytes: settings.maxBodyBytes,
    modelOf: (path, body) => deployments.modelAt(path) ?? findNamedModel(models(), path, body),
    beforeEach: expire,
    routes: [
      ...accountRoutes(),
      ...modelRoutes({ ...lists, pageSize: 10 }),
      ...searchRoutes({ ...lists, pageSize: 10 }),
      ...ownModelRoutes({ models: ownModels, versions, addresses, now }),
      ...predictionRoutes(making),
      ...deploymentRoutes({ ...making, deployments }),
      ...trainingRoutes({ ...making, models: ownModels, trainings, now }),
      ...webhookRoutes(webhooks.secret),
      ...streamRoutes(store),
      ...fileRoutes({ ...lists, store: files, now, signingSecret: settings.signingSecret }),
      ...outputRoutes({ models, outputsDir: folder('outputs'), examples }),
      ...(settings.adminRoutes ? adminRoutes(faults, counts) : []),
    ],
  });
  const server = await listen(app.fetch, settings.port);
  origin = server.origin;
  const stopSweeping = sweepEvery(60_000, timers, expire);

  return {
    baseUrl: addresses().baseUrl,
    token,
    faults,
    counts,
    async close() {
      stopSweeping();
      closing.abort('closing');
      await versions.close();
      await Promise.all([store.close(), trainings.close()]);
      await webhooks.close();
      await server.close();
      await instance.remove();
    },
  };
}
