import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { ModelSummary } from '../domain/model.ts';
import { isId, toNodeId, toRunId } from '../domain/ids.ts';
import type { Pipeline } from '../domain/graph.ts';
import { isSecretName } from '../domain/secretRef.ts';
import type { Problem } from '../graph/problems.ts';
import { zPipeline } from '../pipeline/format.ts';
import type { RunEvent } from '../run/events.ts';
import type { RunState } from '../run/reduceRun.ts';
import type { TaskState } from '../run/taskState.ts';
import { taskStandings, type StandingCounts, type TaskSummary } from '../run/taskSummary.ts';
import { contractBase as base } from './contractBase.ts';
import { draftContract } from './draftContract.ts';
import { moneyContract } from './moneyContract.ts';
import { resourceContract } from './resourceContract.ts';
import type {
  AppInfo,
  AppSettings,
  CacheStats,
  ClearedCache,
  ConnectionInfo,
  ConnectionTest,
  DeletedRuns,
  DeploymentChoice,
  ExamplePipeline,
  FolderListing,
  HostEvent,
  LibraryModels,
  NamedSecret,
  ModelChoice,
  OpenedPipeline,
  PublicUrl,
  QuotedRun,
  PlannedRun,
  RecentFile,
  RunDetails,
  RunSummary,
  SavedPipeline,
  StartedRun,
} from './types.ts';
import { runStatuses } from './runStatuses.ts';
import { shortcutContract } from './shortcutContract.ts';
import { zModelSummary } from './zModelSummary.ts';

const zPath = z.string().min(1).max(4096);
const zProvider = z.string().min(1).max(64);
const zModel = z.string().min(3).max(256);
const zSecretName = z
  .string()
  .refine(isSecretName, 'a name of 1 to 64 letters, digits, ".", "_" or "-"');
const zRunId = z
  .string()
  .refine(isId, 'a run id of 1 to 64 letters, digits, "_" or "-"')
  .transform(toRunId);

const zNodeId = z.string().refine(isId, 'the id of a node').transform(toNodeId);
/** The index path of an item; empty for a node that maps no list. */
const zItem = z.array(z.number().int().nonnegative()).max(16);

/** `pipelinePath` is the folder that relative files are beside; `inputs` replaces values of source nodes by name. */
const zRunRequest = z.object({
  pipeline: zPipeline,
  pipelinePath: zPath.nullable().default(null),
});

/** `budget` is in US dollars and goes before the limit per run; `allowUnknown` runs what has no known price under a limit. */
const zRunBudget = z.object({
  budget: z.number().min(0).max(1_000_000).exactOptional(),
  allowUnknown: z.boolean().exactOptional(),
});

/** What of the pipeline runs (see RunScope), and which nodes run again whatever results there are. */
const zRunChoice = {
  target: z.array(z.string()).optional(),
  from: z.array(z.string()).optional(),
  sample: z.number().int().min(1).max(1_000_000).exactOptional(),
  fresh: z.union([z.literal('all'), z.array(z.string())]).optional(),
};

/** What a renderer or the cli may ask of the engine. Each row needs a handler in electron/engine/api. */
export const contract = {
  app: {
    info: base.output(type<AppInfo>()),
    /** Events of the host, from now on: menu items, files opened from the OS. */
    events: base.output(eventIterator(type<HostEvent>())),
    /** Tells the host what the window shows, for its title; `unsaved` names every open pipeline with changes, for the prompt. */
    setDocument: base
      .input(
        z.object({
          name: z.string().max(1000),
          path: zPath.nullable(),
          dirty: z.boolean(),
          unsaved: z.array(z.string().max(1000)).max(1000).default([]),
        }),
      )
      .output(type<void>()),
    getSettings: base.output(type<AppSettings>()),
    setSettings: base
      .input(
        z.object({
          outputFolder: zPath.exactOptional(),
          runsAtOnce: z.number().int().min(1).max(32).exactOptional(),
          language: z.enum(['system', 'en', 'de']).exactOptional(),
        }),
      )
      .output(type<AppSettings>()),
  },
  /** Only what an OS window can do; hosts without one answer null and the renderer shows its own dialog. */
  dialogs: {
    openPipeline: base.output(type<string | null>()),
    savePipeline: base
      .input(z.object({ suggestedName: z.string().max(255) }))
      .output(type<string | null>()),
    pickFolder: base.input(z.object({ title: z.string().max(255) })).output(type<string | null>()),
    reveal: base.input(z.object({ path: zPath })).output(type<boolean>()),
  },
  pipelines: {
    open: base.input(z.object({ path: zPath })).output(type<OpenedPipeline>()),
    /** `expectedRevision`: the revision last read or saved; null overwrites whatever is there. */
    save: base
      .input(
        z.object({ path: zPath, pipeline: zPipeline, expectedRevision: z.string().nullable() }),
      )
      .output(type<SavedPipeline | { readonly conflict: true; readonly revision: string }>()),
    recent: base.output(type<readonly RecentFile[]>()),
    examples: base.output(type<readonly ExamplePipeline[]>()),
    openExample: base.input(z.object({ id: z.string().max(100) })).output(type<Pipeline>()),
    /** Lists a folder for the in-app dialog: folders and pipelines first by name; the start folder when absent. */
    browse: base.input(z.object({ folder: zPath.optional() })).output(type<FolderListing>()),
  },
  models: {
    search: base
      .input(z.object({ provider: zProvider, query: z.string().max(400) }))
      .output(type<readonly ModelSummary[]>()),
    /**
     * `model` is `owner/name` or `owner/name:version`. It becomes a recent one, unless this only looks (`peek`);
     * `fresh` takes no copy that was kept.
     */
    choose: base
      .input(
        z.object({
          provider: zProvider,
          model: zModel,
          peek: z.boolean().default(false),
          fresh: z.boolean().exactOptional(),
        }),
      )
      .output(type<ModelChoice>()),
    /** `deployment` is `owner/name` of a deployment; throws `not-found` where the provider has none of that name. */
    chooseDeployment: base
      .input(z.object({ provider: zProvider, deployment: zModel }))
      .output(type<DeploymentChoice>()),
  },
  /** The favourites and recents of each connection. */
  library: {
    get: base.input(z.object({ provider: zProvider })).output(type<LibraryModels>()),
    setFavourite: base
      .input(z.object({ provider: zProvider, model: zModelSummary, favourite: z.boolean() }))
      .output(type<LibraryModels>()),
  },
  runs: {
    /** Every problem that would keep the pipeline from running. Spends nothing. */
    check: base.input(zRunRequest).output(type<{ readonly problems: readonly Problem[] }>()),
    /** What a run would do with each node and why. Sends nothing; files that are named are read. */
    plan: base.input(zRunRequest.extend(zRunChoice)).output(type<PlannedRun>()),
    /** What the run would cost, by prices and kept results. Spends nothing. */
    quote: base
      .input(zRunRequest.extend({ ...zRunBudget.shape, ...zRunChoice }))
      .output(type<QuotedRun>()),
    /** Resolves once the run is on disk and under way, or with every problem. */
    start: base
      .input(
        zRunRequest.extend({
          ...zRunBudget.shape,
          ...zRunChoice,
          runId: zRunId,
          outputFolder: zPath.optional(),
        }),
      )
      .output(type<StartedRun>()),
    /** Nothing new starts and nothing more is sent; what was sent goes on. False where the run does not go on here. */
    pause: base.input(z.object({ runId: zRunId })).output(type<{ readonly paused: boolean }>()),
    /** Goes on with a paused run. */
    continue: base.input(zRunBudget.extend({ runId: zRunId })).output(type<StartedRun>()),
    /** Which goes first, among those in the queue and at each free place: -1 is low, 1 high. */
    setPriority: base
      .input(z.object({ runId: zRunId, priority: z.literal([-1, 0, 1]) }))
      .output(type<void>()),
    /** The runs that go on, are paused or wait: what has begun first, then in the order in which they start. */
    queue: base.output(type<readonly RunSummary[]>()),
    /**
     * Goes on with a run that was interrupted, paused, canceled or failed: what has succeeded is kept. `again`: nodes that
     * are made anew with all that hangs on them, as where their output has expired.
     */
    resume: base
      .input(zRunBudget.extend({ runId: zRunId, again: z.array(z.string()).exactOptional() }))
      .output(type<StartedRun>()),
    /** Also takes a run out of the queue. */
    cancel: base.input(z.object({ runId: zRunId })).output(type<{ readonly canceled: boolean }>()),
    /** The run's events after `afterSeq` from the journal, then live ones until the run ends; in pages of one or more. */
    events: base
      .input(z.object({ runId: zRunId, afterSeq: z.number().int().nonnegative().default(0) }))
      .output(eventIterator(type<readonly RunEvent[]>())),
    /**
     * The run as the journal tells it now, null where it told nothing yet: `events` after its `seq` go on from there.
     * Nodes are counted; of a long list only some tasks are in it.
     */
    state: base.input(z.object({ runId: zRunId })).output(type<RunState | null>()),
    /** The tasks of a node in the order of their items; `after` is the item that the page before ended with, `offset` so many are left out. */
    tasks: base
      .input(
        z.object({
          runId: zRunId,
          nodeId: zNodeId,
          status: z.enum(taskStandings).exactOptional(),
          after: zItem.exactOptional(),
          offset: z.number().int().nonnegative().default(0),
          limit: z.number().int().min(1).max(1_000).default(100),
        }),
      )
      .output(type<readonly TaskSummary[]>()),
    /** All of one task, also its logs. */
    task: base
      .input(z.object({ runId: zRunId, nodeId: zNodeId, path: zItem }))
      .output(type<TaskState>()),
    /** How many tasks of each node are how far. */
    nodeCounts: base.input(z.object({ runId: zRunId })).output(type<StandingCounts>()),
    /** A run with the pipeline as it was when it began. */
    get: base.input(z.object({ runId: zRunId })).output(type<RunDetails>()),
    /** The newest first; `before` is the last run of the page before. `query` is a part of a pipeline's name or path, `idPrefix` the beginning of ids. */
    list: base
      .input(
        z.object({
          limit: z.number().int().min(1).max(10_000).default(50),
          before: z.object({ seq: z.number().int() }).exactOptional(),
          status: z.enum(runStatuses).exactOptional(),
          query: z.string().max(400).exactOptional(),
          idPrefix: zRunId.exactOptional(),
        }),
      )
      .output(type<readonly RunSummary[]>()),
    /**
     * Takes ended runs out of the history with the files that nothing else needs: these runs, or all whose end is
     * `olderThanMs` ago. `dryRun` only says what would go. What was spent stays counted.
     */
    delete: base
      .input(
        z.object({
          runIds: z.array(zRunId).min(1).max(10_000).exactOptional(),
          olderThanMs: z.number().int().nonnegative().exactOptional(),
          dryRun: z.boolean().default(false),
        }),
      )
      .output(type<DeletedRuns>()),
  },
  /** The results that are kept to be used again. */
  cache: {
    stats: base.output(type<CacheStats>()),
    /** Forgets results not used for `olderThanMs`, of one model where given; all of them where nothing is given. */
    clear: base
      .input(
        z.object({
          olderThanMs: z.number().int().nonnegative().exactOptional(),
          model: zModel.exactOptional(),
        }),
      )
      .output(type<ClearedCache>()),
    /** Also brings the cache within its new limit. */
    setLimit: base.input(z.object({ bytes: z.number().int() })).output(type<CacheStats>()),
  },
  connections: {
    list: base.output(type<readonly ConnectionInfo[]>()),
    /** Keeps the token in the OS keychain; it never comes back. */
    setToken: base
      .input(z.object({ id: zProvider, token: z.string().min(1).max(512) }))
      .output(type<ConnectionInfo>()),
    removeToken: base.input(z.object({ id: zProvider })).output(type<ConnectionInfo>()),
    /** Adds a Cog server, such as `http://127.0.0.1:5000`, if one answers there. */
    addCog: base
      .input(z.object({ url: z.string().min(1).max(512) }))
      .output(type<ConnectionInfo>()),
    /** Takes away a connection that was added by its address. */
    remove: base.input(z.object({ id: zProvider })).output(type<void>()),
    test: base.input(z.object({ id: zProvider })).output(type<ConnectionTest>()),
    /** The public https address of `patchbay serve`, at which webhooks arrive; null polls only. */
    getPublicUrl: base.output(type<PublicUrl>()),
    setPublicUrl: base
      .input(z.object({ url: z.string().min(1).max(2048).nullable() }))
      .output(type<PublicUrl>()),
  },
  /** What secret inputs of models refer to by name. A value goes in and never comes back. */
  secrets: {
    list: base.output(type<readonly NamedSecret[]>()),
    set: base
      .input(z.object({ name: zSecretName, value: z.string().min(1).max(16_384) }))
      .output(type<NamedSecret>()),
    remove: base.input(z.object({ name: zSecretName })).output(type<void>()),
  },
  ...draftContract,
  ...moneyContract,
  ...shortcutContract,
  /** Everything else that a provider has, by the names of its API. */
  resources: resourceContract,
};
