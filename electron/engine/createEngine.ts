import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { RunId } from '../../shared/domain/ids.ts';
import { createAppHandlers, createDialogHandlers } from './api/appHandlers.ts';
import { base } from './api/base.ts';
import { createConnectionHandlers } from './api/connectionHandlers.ts';
import { createModelHandlers } from './api/modelHandlers.ts';
import { createPipelineHandlers } from './api/pipelineHandlers.ts';
import { createResourceHandlers } from './api/resources/createResourceHandlers.ts';
import { createRunHandlers } from './api/runHandlers.ts';
import type { Services } from './api/services.ts';
import { createBuiltinServerHandle } from './connections/builtinServer.ts';
import { createCogConnections } from './connections/cogConnections.ts';
import { createConnections, type Connections } from './connections/connections.ts';
import { withCog } from './connections/withCog.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { createArtifactRequests } from './files/artifactRequests.ts';
import { createPipelineFiles } from './files/pipelineFiles.ts';
import { createCreateGate, type CreateGate } from './runs/createGate.ts';
import { createEventBus } from './runs/eventBus.ts';
import { createPoller, systemTimers } from './runs/poller.ts';
import { createPredictor } from './runs/predictor.ts';
import { createPreflight } from './runs/preflight.ts';
import { createRunner, type LiveRun } from './runs/runner.ts';
import { createSemaphore, type Semaphore } from './runs/semaphore.ts';
import { createUploads } from './runs/uploads.ts';
import { createArtifactStore } from './store/artifactStore.ts';
import { createJournal } from './store/journal.ts';
import { openDatabase } from './store/openDatabase.ts';
import { createPreferences } from './store/preferences.ts';

/** Wires an engine on a data folder: the only place where its parts meet. Throws FailureError for a newer data folder. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  await mkdir(options.dataDir, { recursive: true });
  const { now } = systemTimers;
  const database = openDatabase(join(options.dataDir, 'journal.sqlite'));
  const store = await createArtifactStore({
    folder: join(options.dataDir, 'artifacts'),
    database,
    now,
  });
  const journal = createJournal(database, now);
  const live = new Map<RunId, LiveRun>();
  const bus = createEventBus(journal, (runId) => live.has(runId));
  const named = createConnections({
    ...options,
    builtin: createBuiltinServerHandle(options),
  });
  const connections = withCog(named, createCogConnections(database));
  const predictor = createPredictor({
    connections,
    store,
    uploads: createUploads(store, now),
    poller: createPoller(systemTimers),
    slots: createSlots(connections),
    gates: createGates(),
  });
  const preflight = createPreflight({ connections, store });
  const runner = createRunner({ journal, bus, store, predictor, preflight, live });
  const preferences = createPreferences({
    database,
    now,
    defaults: { outputFolder: options.defaultOutputFolder },
  });
  const files = createPipelineFiles({ backupFolder: join(options.dataDir, 'backups'), now });
  const router = createRouter({
    options,
    bus,
    connections,
    files,
    journal,
    preferences,
    runner,
    store,
  });
  const end = async (): Promise<void> => {
    await runner.close();
    await connections.close();
    database.close();
  };
  let ending: Promise<void> | undefined;
  return {
    router,
    client: createRouterClient(router),
    handleArtifactRequest: createArtifactRequests(store),
    close: () => (ending ??= end()),
  };
}

function createRouter(services: Services): Engine['router'] {
  return base.router({
    app: createAppHandlers(services),
    dialogs: createDialogHandlers(services),
    pipelines: createPipelineHandlers(services),
    models: createModelHandlers(services),
    runs: createRunHandlers(services),
    connections: createConnectionHandlers(services),
    resources: createResourceHandlers(services),
  });
}

/** One semaphore per provider, made at first use. */
function createSlots(connections: Connections): (providerId: string) => Semaphore {
  const slots = new Map<string, Semaphore>();
  return (id) => {
    const known = slots.get(id) ?? createSemaphore(connections.limit(id));
    slots.set(id, known);
    return known;
  };
}

/** One gate per provider, made at first use. */
function createGates(): (providerId: string) => CreateGate {
  const gates = new Map<string, CreateGate>();
  return (id) => {
    const known = gates.get(id) ?? createCreateGate(systemTimers);
    gates.set(id, known);
    return known;
  };
}
