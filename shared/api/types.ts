import type { Pipeline } from '../domain/graph.ts';
import type { RunId } from '../domain/ids.ts';
import type { ModelDetails, ModelSummary } from '../domain/model.ts';
import type { ModelSnapshot } from '../domain/graph.ts';
import type { Quote } from '../run/quote.ts';
import type { Problem } from '../graph/problems.ts';
import type { RunOutcome } from '../run/events.ts';
import type { RunCost } from '../run/runCost.ts';
import type { PlannedTask } from '../run/plannedTask.ts';
import type { Sentence } from '../domain/sentence.ts';

/** What wraps the engine, and what only an OS window can do. */
export type AppInfo = {
  readonly version: string;
  readonly host: 'desktop' | 'server' | 'memory';
  /** The operating system: `darwin`, `linux`, `win32`. */
  readonly platform: string;
  /** True where the OS shows its own open and save dialogs. */
  readonly nativeDialogs: boolean;
  /** An artifact's address is this followed by its id; a POST to it imports a file. */
  readonly artifactBase: string;
  /** The folder downloads go to unless a run says otherwise. */
  readonly outputFolder: string;
  /** What the user has to know of the data folder since this start: one sentence. */
  readonly notice?: Sentence;
};

/** A pipeline file as it was read. */
export type OpenedPipeline = {
  readonly path: string;
  readonly pipeline: Pipeline;
  readonly warnings: readonly Sentence[];
  /** SHA-256 of the file's text: pass it to `save`, which refuses to overwrite another one. */
  readonly revision: string;
  readonly readOnly: boolean;
};

/** Where a pipeline was saved. */
export type SavedPipeline = { readonly path: string; readonly revision: string };

/** A file opened or saved lately; newest first. */
export type RecentFile = {
  readonly path: string;
  readonly name: string;
  readonly openedAt: number;
};

/** A pipeline that comes with Patchbay and runs on the built-in models. */
export type ExamplePipeline = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
};

/** One folder as the in-app file dialog shows it. */
export type FolderListing = {
  readonly folder: string;
  readonly parent: string | null;
  readonly entries: readonly {
    readonly name: string;
    readonly path: string;
    readonly kind: 'folder' | 'file';
    /** In bytes. */
    readonly size: number;
    readonly modifiedAt: number;
  }[];
};

/** A model with what a prediction node needs of it. */
export type ModelChoice = {
  readonly details: ModelDetails;
  /** The version to pin: 64 hex digits, or null for an official model. */
  readonly version: string | null;
  readonly snapshot: ModelSnapshot;
};

/** A deployment with what a prediction node needs of it: the model and the version that it runs now. */
export type DeploymentChoice = ModelChoice & {
  /** `owner/name` of the deployment; `details` and `snapshot` are of the model behind it. */
  readonly deployment: string;
};

/** What a person keeps of one connection's models. */
export type LibraryModels = {
  /** By name. */
  readonly favourites: readonly ModelSummary[];
  /** Placed or run lately; newest first. */
  readonly recents: readonly ModelSummary[];
};

/** What a run would do with each node, in the order in which they run; nothing where problems keep it from starting. */
export type PlannedRun = {
  readonly problems: readonly Problem[];
  readonly nodes: readonly PlannedTask[];
};

/** The answer to a start: started, or every problem at once and nothing spent. */
export type StartedRun =
  | { readonly ok: true; readonly runId: RunId; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The answer to a quote; `leftUsd` is what may still be spent, null for no limit. */
export type QuotedRun =
  | { readonly ok: true; readonly quote: Quote; readonly leftUsd: number | null }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Low, normal and high. */
export type RunPriority = -1 | 0 | 1;

/** One run in the history. */
export type RunSummary = {
  readonly runId: RunId;
  /** Its place among the runs of the data folder in the order in which they were made, from 1. */
  readonly seq: number;
  readonly pipelineName: string;
  readonly pipelinePath: string | null;
  /** `interrupted`: the engine ended before the run did. */
  readonly status: 'queued' | 'running' | 'paused' | 'interrupted' | RunOutcome;
  /** The higher goes first, in the queue and at each place that is free. */
  readonly priority: RunPriority;
  /** True for a run that goes on in another process: it is followed and canceled there. */
  readonly isElsewhere: boolean;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  /** By the ledger: of all that has ended. */
  readonly cost: RunCost;
  /** Tasks of a canceled run whose work may still go on, as their provider has not said that it has ended. */
  readonly unended: number;
};

/** What a deletion of runs takes, or would take. Sizes are in bytes. */
export type DeletedRuns = {
  readonly runs: number;
  /** Runs that stay, as something of them may still go on at its provider. */
  readonly unended: readonly RunId[];
  /** Files that nothing else needs. */
  readonly files: number;
  readonly bytes: number;
  /** Of files that stay as results to be used again, until the cache lets them go. */
  readonly reusableBytes: number;
  /** Of the journal. */
  readonly journalBytes: number;
  /** What went at once; a file younger than an hour goes later. */
  readonly freedBytes: number;
};

/** One run of the history with what it runs. */
export type RunDetails = RunSummary & {
  /** Frozen at the start; secrets that were typed are left out. */
  readonly pipeline: Pipeline;
  readonly outputFolder: string;
};

/** A service that runs models, as Settings shows it. The token itself never leaves the engine. */
export type ConnectionInfo = {
  readonly id: string;
  readonly title: string;
  readonly baseUrl: string;
  readonly token: 'keychain' | 'environment' | 'session' | 'missing' | 'not-needed';
  /** What a person should know before the first use, in one sentence. */
  readonly notice?: Sentence;
};

/** A secret that inputs of models refer to by name, and where its value is. The value never leaves the engine. */
export type NamedSecret = {
  readonly name: string;
  readonly place: 'keychain' | 'environment' | 'session' | 'missing';
};

/** Where services on the internet reach this server; `isFixed`: it cannot be set here. */
export type PublicUrl = { readonly url: string | null; readonly isFixed: boolean };

/** What a connection test found. */
export type ConnectionTest =
  | { readonly ok: true; readonly username: string }
  | ({ readonly ok: false } & Sentence);

/** What the host tells the renderer. */
export type HostEvent =
  | { readonly type: 'open-file'; readonly path: string }
  /** A menu item was chosen; `action` is the id of a renderer action. */
  | { readonly type: 'action'; readonly action: string };

/** The language of the texts: the system's own, or this one. */
export type LanguageSetting = 'system' | 'en' | 'de';

/** What the user may set for all pipelines. */
export type AppSettings = {
  readonly outputFolder: string;
  /** Runs beyond this number wait in the queue; 1 to 32. */
  readonly runsAtOnce: number;
  readonly language: LanguageSetting;
};

/** What the cache of results holds. */
export type CacheStats = {
  /** Each file counted once. */
  readonly bytes: number;
  readonly limitBytes: number;
  /** The largest first. A file that two models made counts for both. */
  readonly models: readonly {
    /** `owner/name`. */
    readonly model: string;
    readonly entries: number;
    readonly bytes: number;
  }[];
};

/** What was taken out of the cache; files that a run in the history or a pipeline needs stay. */
export type ClearedCache = {
  readonly entries: number;
  readonly files: number;
  readonly bytes: number;
};
