import type { ModelChoice } from '../../../shared/api/types.ts';
import { modelKey, type ModelSnapshots } from '../../../shared/domain/graph.ts';

/** What a prediction node needs to run a model: its settings, and the snapshot they name. */
export type ModelSettings = {
  readonly settings: {
    readonly provider: string;
    readonly model: string;
    readonly version: string | null;
  };
  readonly models: ModelSnapshots;
};

/** The settings of a prediction node that runs this model, and the snapshot they name. */
export function modelSettings(
  provider: string,
  { details, version, snapshot }: ModelChoice,
): ModelSettings {
  const model = `${details.owner}/${details.name}`;
  return {
    settings: { provider, model, version },
    models: { [modelKey(model, version)]: snapshot },
  };
}
