import type { ContractRouterClient } from '@orpc/contract';
import type { Router } from '@orpc/server';
import type { contract } from '../../shared/api/contract.ts';
import type { HostEvent } from '../../shared/api/types.ts';

/** The engine as a caller sees it: the contract's procedures, in process or over a wire. */
export type EngineClient = ContractRouterClient<typeof contract>;

/** What only an OS window can do. A host without one answers null, and the renderer shows its own dialog. */
export type HostCapabilities = {
  readonly host: 'desktop' | 'server' | 'memory';
  readonly nativeDialogs: boolean;
  /** Where artifacts are fetched from and files are posted to, such as `artifact://store/`; ends with `/`. */
  readonly artifactBase: string;
  openPipeline(): Promise<string | null>;
  savePipeline(suggestedName: string): Promise<string | null>;
  pickFolder(title: string): Promise<string | null>;
  reveal(path: string): Promise<boolean>;
  setDocument(state: {
    readonly name: string;
    readonly path: string | null;
    readonly dirty: boolean;
    /** The names of all open pipelines with unsaved changes. */
    readonly unsaved: readonly string[];
  }): void;
  /** Which keys a menu shows, by the id of the renderer's action. */
  setShortcuts(keys: { readonly [action: string]: string }): void;
  /** Host events from now on, until the signal aborts. */
  events(signal: AbortSignal | undefined): AsyncIterable<HostEvent>;
  /** The folders that the in-app dialog may show and pipelines may be opened from; everything when absent. */
  readonly allowedFolders?: readonly string[];
};

/** Keeps tokens. `keychain` outlives the process; a host without one keeps them for the session. */
export type SecretStore = {
  readonly kind: 'keychain' | 'session';
  get(name: string): Promise<string | undefined>;
  set(name: string, value: string): Promise<void>;
  delete(name: string): Promise<void>;
};

export type EngineOptions = {
  /** Holds the journal and the artifacts; made when absent. */
  readonly dataDir: string;
  /** Patchbay's own version. */
  readonly version: string;
  readonly host: HostCapabilities;
  readonly secrets: SecretStore;
  /**
   * Read for the tokens and addresses of connections (REPLICATE_API_TOKEN, REPLICATE_BASE_URL, LOWCODEAPI_TOKEN,
   * LOWCODEAPI_BASE_URL) and for named secrets (PATCHBAY_SECRET_...) only.
   */
  readonly env: { readonly [name: string]: string | undefined };
  /** The folder downloads go to until the user sets another. */
  readonly defaultOutputFolder: string;
  /** The folder of the example pipelines and their files. */
  readonly examplesDir: string;
  /** A built-in server that runs already; otherwise the engine starts one as a child process at first use. */
  readonly builtin?: { readonly baseUrl: string; readonly token: string };
  /** The entry of the child process, where it is not beside the source (a packaged app). */
  readonly builtinEntry?: string;
  /** The folder the in-app file dialog starts in. */
  readonly startFolder: string;
  /** Goes on with the runs that were under way when their engine ended, in the background; not unless set. */
  readonly recover?: boolean;
  /** How often it is looked for runs whose engine has ended since, in milliseconds; a minute unless given. */
  readonly recoverEveryMs?: number;
  /** How long a create may still be under way to its provider after a crash; 10 s unless given. Milliseconds. */
  readonly settleMs?: number;
  /** The computer's clock, which may be set back or jump: milliseconds since 1970. */
  readonly now?: () => number;
  /** Where services on the internet reach this server, for webhooks; the setting of the user unless given. */
  readonly publicUrl?: string;
};

/** What an engine has under way. */
export type Underway = {
  readonly runs: number;
  /** Predictions and trainings of these runs at providers that charge for them. */
  readonly predictions: number;
};

/** One engine on one data folder. */
export type Engine = {
  /** Serve this over a MessagePort or a WebSocket with @orpc/server. */
  readonly router: Router<typeof contract, Record<never, never>>;
  /** The same procedures in process; values are not copied. */
  readonly client: EngineClient;
  /**
   * Answers the artifact address space: GET/HEAD `<base><id>` with Range, POST `<base>?name=<file name>` to
   * import a body. Web-standard, so the desktop protocol and the server share it.
   */
  readonly handleArtifactRequest: (request: Request) => Promise<Response>;
  /**
   * Cancels live runs (also at the provider), or leaves their predictions running to be picked up at the next start;
   * ends the built-in process and closes the journal. Calling it again does nothing.
   */
  readonly close: (how?: { readonly leave: boolean }) => Promise<void>;
  /** Asked before an end: what would be canceled or left. */
  readonly underway: () => Underway;
  /** The user closes the windows and does not want what is unsaved in them. */
  readonly discardDrafts: () => void;
  /** Answers POST /webhooks/replicate of the public address: no token, as every hook is signed. */
  readonly handleWebhook: (request: Request) => Promise<Response>;
};
