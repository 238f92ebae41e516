import type { DeploymentChoice, ModelChoice } from '../../../shared/api/types.ts';
import { modelKey, type ModelSnapshots } from '../../../shared/domain/graph.ts';

/** What a prediction node needs to run a model: its settings, and the snapshot they name. */
export type ModelSettings = {
  readonly settings: {
    readonly provider: string;
    readonly model: string;
    readonly version: string | null;
    readonly deployment?: string;
  };
  readonly models: ModelSnapshots;
};

/** The settings of a prediction node that runs this model or deployment, and the snapshot they name. */
export function modelSettings(
  provider: string,
  choice: ModelChoice | DeploymentChoice,
): ModelSettings {
  const { details, version, snapshot } = choice;
  const model = `${details.owner}/${details.name}`;
  const deployment = 'deployment' in choice ? { deployment: choice.deployment } : {};
  return {
    settings: { provider, model, version, ...deployment },
    models: { [modelKey(model, version)]: snapshot },
  };
}
