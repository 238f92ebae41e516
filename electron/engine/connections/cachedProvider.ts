import { toFailure } from '../../../shared/domain/failure.ts';
import type { ModelVersion } from '../../../shared/domain/model.ts';
import type { CallOptions } from '../../providers/provider.ts';
import type { ReplicateProvider } from '../../providers/replicate/createReplicateProvider.ts';
import type { DocumentKey, Documents } from './documents.ts';

type CacheOptions = {
  readonly documents: Documents;
  /** The connection and its address. */
  readonly source: string;
  readonly now: () => number;
};

type Wanted<T> = Omit<DocumentKey, 'source'> & {
  readonly lifetimeMs: (body: T) => number;
  readonly options: CallOptions | undefined;
  readonly fetch: (options: CallOptions | undefined) => Promise<T>;
};

/** So long old copies answer at once after the provider was out of reach: nobody waits for four time-outs. */
const awayMs = 30_000;
const tenMinutes = (): number => 600_000;
const oneDay = (): number => 86_400_000;
/** A version never changes; one without a schema may only be hidden for now. */
const versionLifetime = ({ schema }: ModelVersion): number =>
  schema === null ? tenMinutes() : Infinity;

/**
 * Answers readings of models, versions, collections and hardware from disk while they are good, and from an old
 * copy where the provider is out of reach. Searches, lists of models and everything of the account are not kept.
 */
export function cachedProvider(
  provider: ReplicateProvider,
  { documents, source, now }: CacheOptions,
): ReplicateProvider {
  let awayUntil = -Infinity;

  const isEnough = (fetchedAt: number, lifetimeMs: number): boolean =>
    now() < awayUntil || isGood(now() - fetchedAt, lifetimeMs);

  const read = async <T>(wanted: Wanted<T>): Promise<T> => {
    const { kind, subject, part, options } = wanted;
    const key = { source, kind, subject, part };
    const kept = options?.fresh === true ? undefined : documents.find(key);
    // Whatever is kept was of this kind when it was written.
    const body = kept?.body as T;
    if (kept !== undefined && isEnough(kept.fetchedAt, wanted.lifetimeMs(body))) return body;
    try {
      const answer = await wanted.fetch(kept === undefined ? options : hurried(options));
      documents.keep(key, answer);
      awayUntil = -Infinity;
      return answer;
    } catch (error) {
      const failure = toFailure(error);
      if (failure.kind === 'not-found') documents.forget(key);
      if (kept === undefined || failure.kind !== 'provider-unavailable') throw error;
      awayUntil = now() + awayMs;
      return body;
    }
  };
  const forget = (ref: { readonly owner: string; readonly name: string }): void =>
    documents.forgetSubject(source, subjectOf(ref));
  const { models, versions, collections, examples, hardware, ownModels, trainings } = provider;

  return {
    ...provider,
    models: {
      ...models,
      get: async (ref, options) => {
        const details = await read({
          kind: 'model',
          subject: subjectOf(ref),
          part: '',
          lifetimeMs: tenMinutes,
          options,
          fetch: (call) => models.get(ref, call),
        });
        const version = details.latestVersion;
        const part = version?.id ?? '';
        const key = { source, kind: 'version', subject: subjectOf(ref), part };
        // A pipeline pins this version, and is to open without a network afterwards.
        if (version !== null && version.schema !== null && documents.find(key) === undefined)
          documents.keep(key, version);
        return details;
      },
      readme: (ref, options) =>
        read({
          kind: 'readme',
          subject: subjectOf(ref),
          part: '',
          lifetimeMs: oneDay,
          options,
          fetch: (call) => models.readme(ref, call),
        }),
    },
    versions: {
      get: (ref, options) =>
        read({
          kind: 'version',
          subject: subjectOf(ref),
          part: ref.version,
          lifetimeMs: versionLifetime,
          options,
          fetch: (call) => versions.get(ref, call),
        }),
      list: (ref, options) =>
        read({
          kind: 'versions',
          subject: subjectOf(ref),
          part: options?.cursor ?? '',
          lifetimeMs: tenMinutes,
          options,
          fetch: (call) => versions.list(ref, { ...options, ...call }),
        }),
    },
    examples: {
      list: (ref, options) =>
        read({
          kind: 'examples',
          subject: subjectOf(ref),
          part: options?.cursor ?? '',
          lifetimeMs: oneDay,
          options,
          fetch: (call) => examples.list(ref, { ...options, ...call }),
        }),
    },
    collections: {
      list: (options) =>
        read({
          kind: 'collections',
          subject: '',
          part: options?.cursor ?? '',
          lifetimeMs: oneDay,
          options,
          fetch: (call) => collections.list({ ...options, ...call }),
        }),
      get: (slug, options) =>
        read({
          kind: 'collection',
          subject: slug,
          part: '',
          lifetimeMs: oneDay,
          options,
          fetch: (call) => collections.get(slug, call),
        }),
    },
    hardware: {
      list: (options) =>
        read({
          kind: 'hardware',
          subject: '',
          part: '',
          lifetimeMs: oneDay,
          options,
          fetch: (call) => hardware.list(call),
        }),
    },
    ownModels: {
      create: (model, options) => ownModels.create(model, options).finally(() => forget(model)),
      update: (ref, changes, options) =>
        ownModels.update(ref, changes, options).finally(() => forget(ref)),
      delete: (ref, options) => ownModels.delete(ref, options).finally(() => forget(ref)),
      deleteVersion: (ref, options) =>
        ownModels.deleteVersion(ref, options).finally(() => forget(ref)),
    },
    trainings: {
      ...trainings,
      get: async (id, options) => {
        const training = await trainings.get(id, options);
        // It has made a new version of its destination.
        const [destination] = training.output?.version?.split(':') ?? [];
        if (destination !== undefined) documents.forgetSubject(source, destination);
        return training;
      },
    },
  };
}

function subjectOf({ owner, name }: { readonly owner: string; readonly name: string }): string {
  return `${owner}/${name}`;
}

/** A copy from the future comes from a clock that was wrong. */
function isGood(ageMs: number, lifetimeMs: number): boolean {
  return ageMs < lifetimeMs && (ageMs >= 0 || lifetimeMs === Infinity);
}

/** With a copy at hand nobody has to wait for five repeats. */
function hurried(options: CallOptions | undefined): CallOptions {
  return { ...options, retries: Math.min(options?.retries ?? 1, 1) };
}
