import { namePattern } from '../ownModels/ownRecords.ts';
import type { JsonObject } from '../schema/json.ts';

/** What can be changed about a deployment; each change is a release. */
export interface DeploymentChoice {
  /** 64 hex digits. */
  readonly version: string;
  readonly hardware: string;
  readonly minInstances: number;
  readonly maxInstances: number;
}

/** A model version behind a name that stays when the version changes. */
export interface Deployment extends DeploymentChoice {
  readonly name: string;
  /** Name of the model, without its owner. */
  readonly model: string;
  /** Counts the releases, from 1. */
  readonly number: number;
  /** When the current release was made, in ms since 1970. */
  readonly releasedAt: number;
}

/** A deployment as it is kept. */
export function toDeploymentRecord(deployment: Deployment): JsonObject {
  return { ...deployment };
}

/** Reads a kept deployment; undefined when it is none. */
export function parseDeploymentRecord(
  record: Readonly<Record<string, unknown>>,
): Deployment | undefined {
  const { name, model, version, hardware } = record;
  const { minInstances, maxInstances, number, releasedAt } = record;
  if (!isText(name) || !namePattern.test(name)) return undefined;
  if (!isText(model) || !isText(version) || !isText(hardware)) return undefined;
  if (!isCount(minInstances) || !isCount(maxInstances)) return undefined;
  if (!isCount(number) || !isCount(releasedAt)) return undefined;
  return { name, model, version, hardware, minInstances, maxInstances, number, releasedAt };
}

/** A deployment as the API shows it. */
export function toDeploymentJson(deployment: Deployment): JsonObject {
  return {
    owner: 'builtin',
    name: deployment.name,
    current_release: {
      number: deployment.number,
      model: `builtin/${deployment.model}`,
      version: deployment.version,
      created_at: new Date(deployment.releasedAt).toISOString(),
      created_by: { type: 'user', username: 'builtin', name: 'This computer' },
      configuration: {
        hardware: deployment.hardware,
        min_instances: deployment.minInstances,
        max_instances: deployment.maxInstances,
      },
    },
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
