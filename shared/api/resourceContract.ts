import { type } from '@orpc/contract';
import { z } from 'zod';
import type { Account } from '../domain/account.ts';
import type { Deployment } from '../domain/deployment.ts';
import { isArtifactId } from '../domain/ids.ts';
import type { ArtifactRef } from '../domain/artifact.ts';
import { isJsonObject, type JsonObject } from '../domain/json.ts';
import type { Collection, CollectionDetails, Hardware, SearchResults } from '../domain/library.ts';
import type { ModelDetails, ModelSummary, ModelVersion } from '../domain/model.ts';
import type { Page } from '../domain/page.ts';
import type { Prediction } from '../domain/prediction.ts';
import type { ProviderFile } from '../domain/providerFile.ts';
import type { Training } from '../domain/training.ts';
import { contractBase as base } from './contractBase.ts';

const zCount = z.number().int().min(0);
const zText = z.string().max(4096);
const zName = z.string().min(1).max(256);
const zArtifact = z.string().refine(isArtifactId, 'not the id of an artifact');
const zJsonObject = z.custom<JsonObject>(isJsonObject, 'not a JSON object');

const zProvider = z.object({ provider: z.string().min(1).max(64) });
/** `cursor` is the `next` of the page before. */
const zList = zProvider.extend({ cursor: zText.exactOptional() });
/** For answers that are kept on disk: `fresh` asks the provider all the same. */
const fresh = { fresh: z.boolean().exactOptional() };
const zId = zProvider.extend({ id: zName });
const zRef = zProvider.extend({ owner: zName, name: zName });
const zVersion = zRef.extend({ version: zName });
const zRefList = zRef.extend({ cursor: zText.exactOptional() });
const zWebhook = z.object({
  url: z.url().max(4096),
  events: z.array(z.enum(['start', 'output', 'logs', 'completed'])).exactOptional(),
});

const modelLinks = {
  description: zText.exactOptional(),
  githubUrl: zText.exactOptional(),
  paperUrl: zText.exactOptional(),
  licenseUrl: zText.exactOptional(),
};
const deploymentSettings = {
  version: zName,
  hardware: zName,
  minInstances: zCount,
  maxInstances: zCount,
};

/** What a provider's API has beyond searching and running models. A provider without one of these says so in one sentence. */
export const resourceContract = {
  account: { get: base.input(zProvider).output(type<Account>()) },
  hardware: { list: base.input(zProvider.extend(fresh)).output(type<readonly Hardware[]>()) },
  search: {
    everything: base
      .input(
        zProvider.extend({
          query: zText.min(1),
          limit: z.number().int().min(1).max(50).default(20),
        }),
      )
      .output(type<SearchResults>()),
    models: base.input(zList.extend({ query: zText })).output(type<Page<ModelSummary>>()),
  },
  collections: {
    list: base.input(zList.extend(fresh)).output(type<Page<Collection>>()),
    get: base.input(zProvider.extend({ ...fresh, slug: zName })).output(type<CollectionDetails>()),
  },
  models: {
    list: base
      .input(
        zList.extend({
          sortBy: z.enum(['model_created_at', 'latest_version_created_at']).exactOptional(),
          sortDirection: z.enum(['asc', 'desc']).exactOptional(),
        }),
      )
      .output(type<Page<ModelSummary>>()),
    get: base.input(zRef.extend(fresh)).output(type<ModelDetails>()),
    /** Markdown; empty for a model without one. */
    readme: base.input(zRef.extend(fresh)).output(type<string>()),
    examples: base.input(zRefList.extend(fresh)).output(type<Page<Prediction>>()),
    create: base
      .input(
        zRef.extend({
          ...modelLinks,
          visibility: z.enum(['public', 'private']),
          hardware: zName,
          coverImageUrl: zText.exactOptional(),
        }),
      )
      .output(type<ModelSummary>()),
    update: base
      .input(
        zRef.extend({
          changes: z.object({
            ...modelLinks,
            readme: z.string().max(1_000_000).exactOptional(),
            weightsUrl: zText.exactOptional(),
          }),
        }),
      )
      .output(type<ModelSummary>()),
    delete: base.input(zRef).output(type<void>()),
  },
  versions: {
    list: base.input(zRefList.extend(fresh)).output(type<Page<ModelVersion>>()),
    get: base.input(zVersion.extend(fresh)).output(type<ModelVersion>()),
    /** Accepted only: the provider deletes it later. */
    delete: base.input(zVersion).output(type<void>()),
  },
  predictions: {
    list: base
      .input(
        zList.extend({
          createdAfter: zText.exactOptional(),
          createdBefore: zText.exactOptional(),
          source: z.literal('web').exactOptional(),
        }),
      )
      .output(type<Page<Prediction>>()),
    get: base.input(zId).output(type<Prediction>()),
    /** Costs money. `owner/name` is a model, its own endpoint (official models only), or a deployment. */
    create: base
      .input(
        zRef.extend({
          version: zName.nullable(),
          endpoint: z.enum(['predictions', 'official-model', 'deployment']),
          input: zJsonObject,
          cancelAfterMs: z.number().int().min(5000).exactOptional(),
          webhook: zWebhook.exactOptional(),
        }),
      )
      .output(type<Prediction>()),
    cancel: base.input(zId).output(type<Prediction>()),
  },
  trainings: {
    list: base.input(zList).output(type<Page<Training>>()),
    get: base.input(zId).output(type<Training>()),
    /** Costs money. `destination` is an own model that exists, `owner/name`. */
    create: base
      .input(
        zVersion.extend({
          destination: zName,
          input: zJsonObject,
          webhook: zWebhook.exactOptional(),
        }),
      )
      .output(type<Training>()),
    cancel: base.input(zId).output(type<Training>()),
  },
  deployments: {
    list: base.input(zList).output(type<Page<Deployment>>()),
    get: base.input(zRef).output(type<Deployment>()),
    create: base
      .input(zProvider.extend({ ...deploymentSettings, name: zName, model: zName }))
      .output(type<Deployment>()),
    update: base
      .input(
        zRef.extend({
          changes: z.object({
            version: zName.exactOptional(),
            hardware: zName.exactOptional(),
            minInstances: zCount.exactOptional(),
            maxInstances: zCount.exactOptional(),
          }),
        }),
      )
      .output(type<Deployment>()),
    delete: base.input(zRef).output(type<void>()),
  },
  files: {
    list: base.input(zList).output(type<Page<ProviderFile>>()),
    get: base.input(zId).output(type<ProviderFile>()),
    /** Uploads an artifact, which was imported before. */
    upload: base
      .input(
        zProvider.extend({
          artifact: zArtifact,
          name: zName,
        }),
      )
      .output(type<ProviderFile>()),
    /** An address of an artifact that a model can read; an upload that is still there is used again. */
    place: base
      .input(
        zProvider.extend({
          artifact: z.string().refine(isArtifactId, 'not the id of an artifact'),
          name: zName,
        }),
      )
      .output(type<{ readonly url: string }>()),
    /** Keeps what is at an address as an artifact, and copies it into `folder` without overwriting anything. */
    download: base
      .input(
        zProvider.extend({
          from: z.union([
            z.object({ url: z.string().max(100_000) }),
            /** Bytes that are kept already, by their SHA-256. */
            z.object({ artifact: zArtifact }),
            z.object({ id: zName, owner: zName, expiry: z.number().int(), signature: zName }),
          ]),
          folder: zText.exactOptional(),
          /** What it is called there; the name that it comes with unless given. */
          name: zName.exactOptional(),
        }),
      )
      .output(type<{ readonly artifact: ArtifactRef; readonly path: string | null }>()),
    delete: base.input(zId).output(type<void>()),
  },
  /** The key that webhooks are signed with; refused where a page would get it. */
  webhooks: { secret: base.input(zProvider).output(type<string>()) },
};
