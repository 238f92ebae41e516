import type { Account as AccountOfToken } from '../../shared/domain/account.ts';
import type { JsonObject } from '../../shared/domain/json.ts';
import type { ModelDetails, ModelSummary, ModelVersion } from '../../shared/domain/model.ts';
import type { Page as PageOf } from '../../shared/domain/page.ts';
import type { Prediction } from '../../shared/domain/prediction.ts';
import type { ProviderFile as UploadedFile } from '../../shared/domain/providerFile.ts';
import type { ProviderExtras } from './providerExtras.ts';

/** One page of a listing; `next` is an opaque cursor for the same call, absent on the last page. */
export type Page<T> = PageOf<T>;

/** What every call that can take time accepts. */
export type CallOptions = {
  readonly signal?: AbortSignal;
  /** How often a reading, or a create that was throttled, is sent again where that may help; 5 unless given. */
  readonly retries?: number;
  /** Asks the service itself, and takes no copy that was kept of an earlier answer. */
  readonly fresh?: boolean;
};

/** A prediction to create. */
export type PredictionRequest = {
  /** `owner/name`. */
  readonly model: string;
  /** The 64-hex version, or null to run an official model by its name. */
  readonly version: string | null;
  /** Only what the user set, plus required inputs; files are URLs already. */
  readonly input: JsonObject;
  /** Ends the prediction at the provider after this many milliseconds (at least 5 s). */
  readonly cancelAfterMs?: number;
  /** Answers once the prediction has ended, or after this many milliseconds (1 s to 60 s); at once unless given, or where the provider cannot. */
  readonly holdMs?: number;
  readonly webhook?: Webhook;
};

/** Who is told about a prediction or a training; `events` are the provider's own choice when absent. */
export type Webhook = {
  /** An https address. */
  readonly url: string;
  readonly events?: readonly ('start' | 'output' | 'logs' | 'completed')[];
};

/** A file uploaded to the provider; `url` may be an input. */
export type ProviderFile = UploadedFile;

/** Bytes to upload. `open` gives a fresh stream from the first byte at every call. */
export type UploadRequest = {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly open: () => NodeJS.ReadableStream;
};

/** One event of a prediction's stream, as replicate-api.md section 7 gives them. */
export type StreamEvent =
  | { readonly type: 'output'; readonly text: string }
  | { readonly type: 'error'; readonly detail: string }
  | { readonly type: 'done'; readonly reason: string | null };

/** A file that the provider made, being downloaded. The body errors when it is cut short. */
export type Download = {
  readonly body: NodeJS.ReadableStream;
  /** From Content-Type, null when absent. */
  readonly mediaType: string | null;
  /** From Content-Disposition or the URL's last segment. */
  readonly name: string;
  /** From Content-Length, null when absent. */
  readonly size: number | null;
};

/** Whose token it is. */
export type Account = AccountOfToken;

/**
 * A service that runs models. Every method throws FailureError and nothing else;
 * every answer was checked with zod, and unknown fields were tolerated.
 */
export type Provider = ProviderExtras & {
  readonly id: string;
  readonly models: {
    search(query: string, options?: CallOptions): Promise<readonly ModelSummary[]>;
    /** Throws `not-found` for an unknown model. */
    get(
      ref: { readonly owner: string; readonly name: string },
      options?: CallOptions,
    ): Promise<ModelDetails>;
    list(
      options?: CallOptions & {
        readonly cursor?: string;
        /** The newest version first when absent. */
        readonly sortBy?: 'model_created_at' | 'latest_version_created_at';
        readonly sortDirection?: 'asc' | 'desc';
      },
    ): Promise<Page<ModelSummary>>;
    readme(
      ref: { readonly owner: string; readonly name: string },
      options?: CallOptions,
    ): Promise<string>;
  };
  readonly versions: {
    get(
      ref: { readonly owner: string; readonly name: string; readonly version: string },
      options?: CallOptions,
    ): Promise<ModelVersion>;
    /** Newest first; empty for official models, whose list the API refuses or leaves empty. */
    list(
      ref: { readonly owner: string; readonly name: string },
      options?: CallOptions & { readonly cursor?: string },
    ): Promise<Page<ModelVersion>>;
  };
  readonly predictions: {
    /**
     * Creates a prediction: may cost money, so it is sent once. Retried only where the answer was 429.
     * After a lost reply or a 5xx it throws `unknown-outcome`: it may exist.
     */
    create(request: PredictionRequest, options?: CallOptions): Promise<Prediction>;
    get(id: string, options?: CallOptions): Promise<Prediction>;
    cancel(id: string, options?: CallOptions): Promise<Prediction>;
    /** Newest first. `createdAfter` is ISO 8601. */
    list(
      options?: CallOptions & {
        readonly cursor?: string;
        readonly createdAfter?: string;
        readonly createdBefore?: string;
        /** Only those made on the provider's web site, of the last 14 days. */
        readonly source?: 'web';
      },
    ): Promise<Page<Prediction>>;
    /** Ends after `done`; ends without `done` when the stream broke: then poll. */
    stream(url: string, options?: CallOptions): AsyncIterable<StreamEvent>;
  };
  readonly files: {
    /** Streams from disk in constant memory. */
    upload(request: UploadRequest, options?: CallOptions): Promise<ProviderFile>;
    get(id: string, options?: CallOptions): Promise<ProviderFile>;
    list(options?: CallOptions & { readonly cursor?: string }): Promise<Page<ProviderFile>>;
    delete(id: string, options?: CallOptions): Promise<void>;
    /** Fetches an output by URL (http, https or data). The token goes only to the API's own host. */
    download(url: string, options?: CallOptions): Promise<Download>;
  };
  readonly account: { get(options?: CallOptions): Promise<Account> };
  /** Any JSON the provider accepts as the value of a file input, for bytes small enough to be sent inline. */
  readonly inlineLimitBytes: number;
};
