import type { BuiltinModel } from '../defineModel.ts';
import type { DeploymentStore } from '../deployments/deploymentStore.ts';
import type { Timers } from '../options.ts';
import type { PredictionStore } from '../predictions/predictionStore.ts';
import { forbidden } from '../problem.ts';
import type { ModelStore } from './modelStore.ts';

/** Deletes trained versions, a moment after it was asked to. */
export interface VersionRemover {
  /** Throws a 403 problem when a deployment uses the version; asking twice does no harm. */
  readonly request: (version: BuiltinModel) => void;
  /** Deletes at once what is still to be deleted. */
  readonly close: () => Promise<void>;
}

/** How long a version stays after its deletion was accepted: short, but clients must not count on none. */
const delayMs = 200;

/** Makes the remover. A version takes its predictions and their files with it. */
export function createVersionRemover(options: {
  readonly models: ModelStore;
  readonly predictions: PredictionStore;
  readonly deployments: DeploymentStore;
  readonly timers: Timers;
}): VersionRemover {
  const { models, predictions, deployments, timers } = options;
  const waiting = new Map<string, () => Promise<void>>();
  const running = new Set<Promise<void>>();

  async function remove(version: BuiltinModel): Promise<void> {
    waiting.delete(version.version);
    await models.removeVersion(version);
    await predictions.forgetVersion(version.version);
  }

  function start(version: BuiltinModel): Promise<void> {
    // A version that the disk would not let go of is still there, and can be deleted again.
    const run = remove(version).catch(() => {});
    running.add(run);
    void run.then(() => running.delete(run));
    return run;
  }

  return {
    request(version) {
      const { version: id } = version;
      const user = deployments.list().find((deployment) => deployment.version === id);
      if (user !== undefined) {
        throw forbidden(
          `The deployment builtin/${user.name} uses this version: give it another one or delete it first.`,
        );
      }
      if (waiting.has(id)) return;
      const cancel = timers.after(delayMs, () => void start(version));
      waiting.set(id, () => {
        cancel();
        return start(version);
      });
    },
    async close() {
      await Promise.all([...waiting.values()].map((now) => now()));
      await Promise.all(running);
    },
  };
}
