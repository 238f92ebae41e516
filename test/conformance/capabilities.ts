import type { Operation } from '../../electron/builtin/route.ts';
import type { ReplicateProvider } from '../../electron/providers/replicate/createReplicateProvider.ts';

/** One capability of a provider: the operation behind it, and a call that uses it. */
export type Use = {
  readonly on: Operation;
  readonly call: (provider: ReplicateProvider) => Promise<unknown>;
  /** A 404 means that there are none. */
  readonly noneAt404?: true;
};

const blur = { owner: 'builtin', name: 'blur' };
const official = { owner: 'builtin', name: 'stream-words' };
/** A prediction that needs no file. */
export const words = { model: 'builtin/stream-words', version: null, input: { prompt: 'one two' } };
const own = { owner: 'me', name: 'mine' };
const version = 'a'.repeat(64);

/** What only reads: each may be asked again. Those whose thing is not there are answered with 404. */
export const readings: readonly (Use & { readonly missing?: true })[] = [
  { on: 'account.get', call: ({ account }) => account.get() },
  { on: 'hardware.list', call: ({ hardware }) => hardware.list() },
  { on: 'collections.list', call: ({ collections }) => collections.list() },
  { on: 'collections.get', missing: true, call: ({ collections }) => collections.get('none') },
  { on: 'models.list', call: ({ models }) => models.list() },
  { on: 'models.get', call: ({ models }) => models.get(blur) },
  { on: 'models.readme.get', noneAt404: true, call: ({ models }) => models.readme(blur) },
  { on: 'models.examples.list', call: ({ examples }) => examples.list(blur) },
  { on: 'models.versions.list', noneAt404: true, call: ({ versions }) => versions.list(blur) },
  {
    on: 'models.versions.get',
    missing: true,
    call: ({ versions }) => versions.get({ ...blur, version }),
  },
  { on: 'search', call: ({ search }) => search.everything('blur') },
  { on: 'predictions.list', call: ({ predictions }) => predictions.list() },
  { on: 'predictions.get', missing: true, call: ({ predictions }) => predictions.get('none') },
  { on: 'deployments.list', call: ({ deployments }) => deployments.list() },
  { on: 'deployments.get', missing: true, call: ({ deployments }) => deployments.get(own) },
  { on: 'trainings.list', call: ({ trainings }) => trainings.list() },
  { on: 'trainings.get', missing: true, call: ({ trainings }) => trainings.get('none') },
  { on: 'files.list', call: ({ files }) => files.list() },
  { on: 'files.get', missing: true, call: ({ files }) => files.get('none') },
  { on: 'webhooks.default.secret.get', call: ({ webhooks }) => webhooks.secret() },
];

/** What makes something that costs money: each is sent once, but after a 429. */
export const creates: readonly Use[] = [
  { on: 'predictions.create', call: ({ predictions }) => predictions.create(words) },
  {
    on: 'models.predictions.create',
    call: ({ officialModels }) => officialModels.predict(official, words),
  },
  {
    on: 'deployments.predictions.create',
    call: ({ deployments }) => deployments.predict(own, words),
  },
  {
    on: 'deployments.create',
    call: ({ deployments }) =>
      deployments.create({
        name: 'mine',
        model: 'builtin/blur',
        version,
        hardware: 'cpu',
        minInstances: 0,
        maxInstances: 1,
      }),
  },
  {
    on: 'trainings.create',
    call: ({ trainings }) =>
      trainings.create({ ...blur, version, destination: 'me/mine', input: {} }),
  },
  {
    on: 'models.create',
    call: ({ ownModels }) => ownModels.create({ ...own, visibility: 'private', hardware: 'cpu' }),
  },
];
