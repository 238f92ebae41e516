import type { Deployment, DeploymentSettings } from '../../shared/domain/deployment.ts';
import type { JsonObject } from '../../shared/domain/json.ts';
import type {
  Collection,
  CollectionDetails,
  Hardware,
  SearchResults,
} from '../../shared/domain/library.ts';
import type { ModelRef, ModelSummary } from '../../shared/domain/model.ts';
import type { Page } from '../../shared/domain/page.ts';
import type { Prediction } from '../../shared/domain/prediction.ts';
import type { SignedFile } from '../../shared/domain/providerFile.ts';
import type { Training } from '../../shared/domain/training.ts';
import type { CallOptions, Download, PredictionRequest, Webhook } from './provider.ts';

type Ref = Pick<ModelRef, 'owner' | 'name'>;
type ListOptions = CallOptions & { readonly cursor?: string };

/** A model to create: a name and a place for versions, which are pushed or trained later. */
export type NewModel = Ref &
  ModelLinks & {
    readonly visibility: 'public' | 'private';
    /** The SKU of the hardware that it runs on. */
    readonly hardware: string;
    readonly coverImageUrl?: string;
  };

type ModelLinks = {
  readonly description?: string;
  readonly githubUrl?: string;
  readonly paperUrl?: string;
  readonly licenseUrl?: string;
};

/** What can be changed of a model; `readme` is Markdown. */
export type ModelChanges = ModelLinks & { readonly readme?: string; readonly weightsUrl?: string };

/** A deployment to create; `model` is `owner/name`. */
export type NewDeployment = DeploymentSettings & { readonly name: string; readonly model: string };

/** A training to start; `destination` is an own model that exists already, `owner/name`. */
export type TrainingRequest = Required<ModelRef> & {
  readonly destination: string;
  readonly input: JsonObject;
  readonly webhook?: Webhook;
};

/** What a provider may have beyond running models. A provider without one of them leaves the field out. */
export type ProviderExtras = {
  readonly search?: {
    /** Models, collections and pages at once. `limit`: 1 to 50 models. */
    everything(
      query: string,
      options?: CallOptions & { readonly limit?: number },
    ): Promise<SearchResults>;
    /** Models only, page by page. Proxies that do not know the HTTP verb QUERY refuse it. */
    models(query: string, options?: ListOptions): Promise<Page<ModelSummary>>;
  };
  readonly examples?: {
    list(ref: Ref, options?: ListOptions): Promise<Page<Prediction>>;
  };
  readonly collections?: {
    list(options?: ListOptions): Promise<Page<Collection>>;
    get(slug: string, options?: CallOptions): Promise<CollectionDetails>;
  };
  readonly hardware?: { list(options?: CallOptions): Promise<readonly Hardware[]> };
  /** Changes to models that belong to the account. */
  readonly ownModels?: {
    create(model: NewModel, options?: CallOptions): Promise<ModelSummary>;
    update(ref: Ref, changes: ModelChanges, options?: CallOptions): Promise<ModelSummary>;
    /** Only a private model without versions can be deleted. */
    delete(ref: Ref, options?: CallOptions): Promise<void>;
    /** Only accepted by the answer: the version and all of its predictions go later. */
    deleteVersion(ref: Required<ModelRef>, options?: CallOptions): Promise<void>;
  };
  /** The endpoint that official models have of their own; `predictions.create` runs them too. */
  readonly officialModels?: {
    predict(ref: Ref, request: PredictionRequest, options?: CallOptions): Promise<Prediction>;
  };
  readonly deployments?: {
    list(options?: ListOptions): Promise<Page<Deployment>>;
    get(ref: Ref, options?: CallOptions): Promise<Deployment>;
    /** Not sent again after a lost answer: instances cost money. */
    create(deployment: NewDeployment, options?: CallOptions): Promise<Deployment>;
    /** Makes a new release. */
    update(
      ref: Ref,
      changes: Partial<DeploymentSettings>,
      options?: CallOptions,
    ): Promise<Deployment>;
    /** Only one that was offline and unused for 15 minutes can be deleted. */
    delete(ref: Ref, options?: CallOptions): Promise<void>;
    /** Like `predictions.create`; the model and version of the request are the deployment's own. */
    predict(ref: Ref, request: PredictionRequest, options?: CallOptions): Promise<Prediction>;
  };
  readonly trainings?: {
    /** Costs money: sent once, as `predictions.create` is. */
    create(request: TrainingRequest, options?: CallOptions): Promise<Training>;
    get(id: string, options?: CallOptions): Promise<Training>;
    cancel(id: string, options?: CallOptions): Promise<Training>;
    list(options?: ListOptions): Promise<Page<Training>>;
  };
  readonly signedFiles?: {
    /** Fetches an uploaded file by a signed link. */
    download(link: SignedFile, options?: CallOptions): Promise<Download>;
  };
  readonly webhooks?: {
    /** The key that webhooks are signed with, `whsec_...`. Keep it out of logs. */
    secret(options?: CallOptions): Promise<string>;
  };
};
