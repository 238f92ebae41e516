import type { DeploymentChoice, ModelChoice } from '../../../shared/api/types.ts';
import type { App } from '../../engine/app.ts';

/** What of a provider is to run: a model as `owner/name` or `owner/name:version`, or a deployment as `owner/name`. */
export type ModelTarget = { readonly model: string } | { readonly deployment: string };

type Request = ModelTarget & {
  readonly provider: string;
  readonly signal?: AbortSignal;
  /** Only looks: the model does not become a recent one. */
  readonly peek?: boolean;
};

/** Fetches what a prediction node needs of a model or a deployment. Throws FailureError. */
export async function fetchModel(
  app: Pick<App, 'client'>,
  { provider, signal, peek = false, ...target }: Request,
): Promise<ModelChoice | DeploymentChoice> {
  const options = signal === undefined ? {} : { signal };
  return 'model' in target
    ? app.client.models.choose({ provider, model: target.model, peek }, options)
    : app.client.models.chooseDeployment({ provider, deployment: target.deployment }, options);
}
