import type { KeptRecords } from '../ownModels/keptRecords.ts';
import { forbidden, invalid } from '../problem.ts';
import {
  parseDeploymentRecord,
  toDeploymentRecord,
  type Deployment,
  type DeploymentChoice,
} from './deployment.ts';

/** The deployments of the user; each is on disk. */
export interface DeploymentStore {
  /** Newest release first. */
  readonly list: () => readonly Deployment[];
  readonly find: (name: string) => Deployment | undefined;
  /** Throws a 422 problem when the name is taken. */
  readonly create: (
    choice: DeploymentChoice & Pick<Deployment, 'name' | 'model'>,
  ) => Promise<Deployment>;
  /** Makes the next release. */
  readonly update: (
    deployment: Deployment,
    change: Partial<DeploymentChoice>,
  ) => Promise<Deployment>;
  /** Throws a 403 problem unless it is offline and was not used for 15 minutes. */
  readonly remove: (deployment: Deployment) => Promise<void>;
  /** `owner/name` of the model behind the deployment whose predictions are at this address. */
  readonly modelAt: (path: string) => string | undefined;
  /** Notes that a prediction runs on it until it has finished. */
  readonly use: (name: string, finished: Promise<void>) => void;
}

/** Only what was unused for so long can be deleted (OpenAPI document of Replicate, deployments.delete). */
const unusedMs = 15 * 60_000;

/** Opens the store with the deployments that were kept. */
export async function createDeploymentStore(options: {
  readonly kept: KeptRecords;
  readonly now: () => number;
}): Promise<DeploymentStore> {
  const { kept, now } = options;
  const loaded = (await kept.load('deployment'))
    .map(parseDeploymentRecord)
    .filter((deployment) => deployment !== undefined);
  const byName = new Map(loaded.map((deployment) => [deployment.name, deployment] as const));
  const lastUsed = new Map<string, number>();
  const live = new Map<string, number>();

  async function put(deployment: Deployment): Promise<Deployment> {
    const before = byName.get(deployment.name);
    byName.set(deployment.name, deployment);
    try {
      await kept.save('deployment', deployment.name, toDeploymentRecord(deployment));
    } catch (error) {
      if (before === undefined) byName.delete(deployment.name);
      else byName.set(deployment.name, before);
      throw error;
    }
    return deployment;
  }

  function count(name: string, change: 1 | -1): void {
    live.set(name, (live.get(name) ?? 0) + change);
    lastUsed.set(name, now());
  }

  return {
    list: () => [...byName.values()].toSorted((a, b) => b.releasedAt - a.releasedAt),
    find: (name) => byName.get(name),
    async create(choice) {
      if (byName.has(choice.name)) {
        const description = `A deployment builtin/${choice.name} already exists`;
        throw invalid([{ type: 'already_exists', field: 'name', description }]);
      }
      return put({ ...choice, number: 1, releasedAt: now() });
    },
    update: (deployment, change) =>
      put({ ...deployment, ...change, number: deployment.number + 1, releasedAt: now() }),
    async remove({ name, minInstances, releasedAt }) {
      const used = Math.max(releasedAt, lastUsed.get(name) ?? 0);
      const isOnline = minInstances > 0 || (live.get(name) ?? 0) > 0;
      if (isOnline || now() - used < unusedMs) {
        throw forbidden(
          'Only a deployment that was offline and unused for 15 minutes can be deleted: set min_instances to 0 and wait.',
        );
      }
      await kept.remove('deployment', name);
      byName.delete(name);
      lastUsed.delete(name);
      live.delete(name);
    },
    modelAt(path) {
      const name = /^\/v1\/deployments\/builtin\/([^/]+)\/predictions$/.exec(path)?.[1];
      const found = name === undefined ? undefined : byName.get(name);
      return found === undefined ? undefined : `builtin/${found.model}`;
    },
    use(name, finished) {
      count(name, 1);
      void finished.then(() => count(name, -1));
    },
  };
}
