import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { RunId } from '../../shared/domain/ids.ts';
import { createAppHandlers, createDialogHandlers } from './api/appHandlers.ts';
import { base } from './api/base.ts';
import { createCacheHandlers } from './api/cacheHandlers.ts';
import { createConnectionHandlers } from './api/connectionHandlers.ts';
import { createDraftHandlers } from './api/draftHandlers.ts';
import { createModelHandlers } from './api/modelHandlers.ts';
import { createMoneyHandlers } from './api/moneyHandlers.ts';
import { createPipelineHandlers } from './api/pipelineHandlers.ts';
import { createResourceHandlers } from './api/resources/createResourceHandlers.ts';
import { createSecretHandlers } from './api/secretHandlers.ts';
import { createRunHandlers } from './api/runHandlers.ts';
import { createShelfHandlers } from './api/shelfHandlers.ts';
import { createShortcutHandlers } from './api/shortcutHandlers.ts';
import type { Services } from './api/services.ts';
import { createBuiltinServerHandle } from './connections/builtinServer.ts';
import { createCogConnections } from './connections/cogConnections.ts';
import { createConnections } from './connections/connections.ts';
import { createDocuments } from './connections/documents.ts';
import { withCog } from './connections/withCog.ts';
import { createDraftStore } from './drafts/draftStore.ts';
import { createWindows } from './drafts/windows.ts';
import type { Engine, EngineOptions } from './engine.ts';
import { createArtifactRequests } from './files/artifactRequests.ts';
import { makeFolder } from './files/makeFolder.ts';
import { createPipelineFiles } from './files/pipelineFiles.ts';
import { createMoney } from './money/createMoney.ts';
import { createCreateGate, type CreateGate } from './runs/createGate.ts';
import { createEventBus } from './runs/eventBus.ts';
import { createPoller, steadyTimers, systemTimers } from './runs/poller.ts';
import { createPredictor } from './runs/predictor.ts';
import { createPreflight } from './runs/preflight.ts';
import type { LiveRun } from './runs/liveRuns.ts';
import { createEndLater } from './runs/endLater.ts';
import { lookEvery } from './runs/lookEvery.ts';
import { createReach } from './runs/reach.ts';
import { createRunner } from './runs/runner.ts';
import { sampledFiles } from './runs/sampledFiles.ts';
import { createSeenModels } from './runs/seenModels.ts';
import { createDispatcher } from './schedule/dispatcher.ts';
import { seekLane } from './schedule/runTasks.ts';
import { createRunIndex } from './store/runIndex.ts';
import { createAdopter } from './runs/adopter.ts';
import { createRemoteWork } from './runs/remoteWork.ts';
import { localLane } from './runs/conductRun.ts';
import { createTrainer } from './runs/trainer.ts';
import { createUploads } from './runs/uploads.ts';
import { createNamedSecrets } from './secrets/namedSecrets.ts';
import { createArtifactStore } from './store/artifactStore.ts';
import { createFingerprint } from './store/createFingerprint.ts';
import { createDeletedRunRows } from './store/deletedRuns.ts';
import { createHousekeeping } from './store/housekeeping.ts';
import { createJournal } from './store/journal.ts';
import { createKeptUploads } from './store/keptUploads.ts';
import { createModelShelf } from './store/modelShelf.ts';
import { openStore } from './store/openStore.ts';
import { createPreferences } from './store/preferences.ts';
import { createRunRemover } from './store/runRemover.ts';
import { shrinkJournal } from './store/shrinkJournal.ts';
import { createShortcutSettings } from './store/shortcutSettings.ts';
import { createTaskIndex } from './store/taskIndex.ts';
import { createWebhooks } from './webhooks/createWebhooks.ts';
import { createPublicUrl } from './webhooks/publicUrl.ts';
import { createResultCache } from './store/resultCache.ts';

/** Wires an engine on a data folder: the only place where its parts meet. Throws FailureError for a newer data folder. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  await makeFolder(options.dataDir);
  const now = options.now ?? Date.now;
  const { database, ownership, notice } = openStore(options.dataDir, now);
  if (notice !== undefined) process.emitWarning(notice.message);
  const folder = join(options.dataDir, 'artifacts');
  const store = await createArtifactStore({ folder, database, now });
  const cache = createResultCache({ database, store, folder, now });
  const rows = createDeletedRunRows(database, now);
  const housekeeping = createHousekeeping({
    database,
    chores: [rows.steps, cache.sweep, () => shrinkJournal(database)],
  });
  const live = new Map<RunId, LiveRun>();
  const waiting = new Set<RunId>();
  const index = createRunIndex({ database, ownership, isLive: (runId) => live.has(runId), now });
  const journal = createJournal({ database, now });
  const bus = createEventBus({
    journal,
    isLive: (runId) => live.has(runId) || waiting.has(runId),
    onStuck: (runId, error) => live.get(runId)?.controller.abort(error),
  });
  const poller = createPoller(steadyTimers);
  const publicUrl = createPublicUrl({
    database,
    listens: options.host.host === 'server',
    given: options.publicUrl,
  });
  const webhooks = createWebhooks({
    publicUrl: () => publicUrl.get().url ?? undefined,
    told: poller.told,
    now,
  });
  const documents = createDocuments({ database, now });
  const named = createConnections({
    ...options,
    webhooks,
    builtin: createBuiltinServerHandle(options),
    documents,
    fingerprint: createFingerprint(database),
  });
  const connections = withCog(named, createCogConnections(database));
  const money = createMoney(database, now);
  money.ledger.sweep();
  const uploads = createUploads({
    store,
    kept: createKeptUploads(database, now),
    accountOf: connections.accountOf,
    now,
  });
  const adopter = createAdopter({
    timers: steadyTimers,
    isTaken: index.knowsPrediction,
    settleMs: options.settleMs ?? 10_000,
  });
  const work = createRemoteWork({
    poller,
    adopter,
    reach: createReach(steadyTimers),
    gates: createGates(),
    timers: systemTimers,
    connections,
  });
  const endLater = createEndLater({
    database,
    index,
    journal,
    adopter,
    money,
    connections,
    timers: steadyTimers,
    now,
  });
  const predictor = createPredictor({ connections, store, uploads, work });
  const trainer = createTrainer({ connections, store, uploads, work });
  const dispatcher = createDispatcher((lane) => {
    if (lane === localLane) return localTasksAtOnce;
    return lane === seekLane ? looksAtOnce : connections.limit(lane);
  });
  const secrets = createNamedSecrets({ ...options, database });
  const seen = createSeenModels(documents, options.version);
  const preflight = createPreflight({ connections, store, secrets, seen });
  const preferences = createPreferences({
    database,
    now,
    defaults: { outputFolder: options.defaultOutputFolder, runsAtOnce: 3, language: 'system' },
  });
  const runner = createRunner({
    journal,
    index,
    bus,
    store,
    predictor,
    trainer,
    preflight,
    secrets,
    dispatcher,
    money,
    cache,
    sampledFiles: (request) => sampledFiles({ index, journal }, request),
    timers: systemTimers,
    random: Math.random,
    live,
    waiting,
    runsAtOnce: () => preferences.settings().runsAtOnce,
    connections,
    adopter,
    endLater,
  });
  const files = createPipelineFiles({ backupFolder: join(options.dataDir, 'backups'), now });
  const drafts = createDraftStore({ database, ownership, now });
  const windows = createWindows(drafts);
  const shortcuts = createShortcutSettings(database);
  const router = createRouter({
    options,
    bus,
    cache,
    connections,
    drafts,
    files,
    index,
    money,
    notice,
    now,
    preferences,
    publicUrl,
    remover: createRunRemover({ database, folder, rows, now, letGo: runner.letGo }),
    runner,
    secrets,
    shelf: createModelShelf(database, now),
    shortcuts,
    store,
    tasks: createTaskIndex(database, journal),
    uploads,
    windows,
  });
  /** Goes on with what engines that have ended have left. */
  const lookAfter = (): void => {
    runner.recover();
    endLater.start();
  };
  let stopLooking = (): void => {};
  const end = async (how?: { readonly leave: boolean }): Promise<void> => {
    stopLooking();
    windows.close();
    shortcuts.close();
    await runner.close(how);
    await connections.close();
    await endLater.close();
    await housekeeping.end();
    journal.flush();
    ownership.release();
    database.close();
  };
  if (options.recover === true) {
    lookAfter();
    stopLooking = lookEvery(options.recoverEveryMs ?? 60_000, lookAfter, steadyTimers);
  }
  let ending: Promise<void> | undefined;
  return {
    router,
    client: createRouterClient(router),
    handleArtifactRequest: createArtifactRequests(store),
    handleWebhook: webhooks.handle,
    underway: runner.underway,
    discardDrafts: drafts.discardAll,
    close: (how) => (ending ??= end(how)),
  };
}

/** Tasks that call no provider, of all runs together. */
const localTasksAtOnce = 64;
/** Earlier results that are looked up, of all runs together: each may read a file to verify it. */
const looksAtOnce = 16;

function createRouter(services: Services): Engine['router'] {
  return base.router({
    app: createAppHandlers(services),
    dialogs: createDialogHandlers(services),
    pipelines: createPipelineHandlers(services),
    models: createModelHandlers(services),
    library: createShelfHandlers(services),
    runs: createRunHandlers(services),
    cache: createCacheHandlers(services),
    secrets: createSecretHandlers(services),
    connections: createConnectionHandlers(services),
    drafts: createDraftHandlers(services),
    ...createMoneyHandlers(services),
    resources: createResourceHandlers(services),
    shortcuts: createShortcutHandlers(services),
  });
}

/** One gate per provider, made at first use. */
function createGates(): (providerId: string) => CreateGate {
  const gates = new Map<string, CreateGate>();
  return (id) => {
    const known = gates.get(id) ?? createCreateGate(steadyTimers);
    gates.set(id, known);
    return known;
  };
}
