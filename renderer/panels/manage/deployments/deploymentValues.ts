import type { DeploymentSettings } from '../../../../shared/domain/deployment.ts';
import { parseModelRef } from '../../../../shared/domain/model.ts';
import type { Faults } from '../form/fieldFaults.ts';
import { checkName } from '../parts/checkName.ts';
import { t } from '../../../messages/t.ts';

/** A deployment as it is typed. */
export type DeploymentValues = {
  readonly name: string;
  readonly model: string;
  readonly version: string;
  readonly hardware: string;
  readonly minInstances: string;
  readonly maxInstances: string;
};

/** The most instances that Replicate keeps and starts (replicate-api.md, deployments). */
export const instanceLimits = { minInstances: 5, maxInstances: 20 };

/** What is wrong with a deployment, by field; `isNew` checks its name and model too. */
export function checkDeployment(values: DeploymentValues, isNew: boolean): Faults {
  const settings = {
    version: values.version === '' ? t('common.chooseVersion') : undefined,
    hardware: values.hardware === '' ? t('common.chooseHardware') : undefined,
    ...checkInstances(values),
  };
  if (!isNew) return settings;
  return {
    name: checkName(values.name),
    model: parseModelRef(values.model) === undefined ? t('common.writeAsOwner') : undefined,
    ...settings,
  };
}

function checkInstances({ minInstances, maxInstances }: DeploymentValues): Faults {
  const least = checkCount(minInstances, instanceLimits.minInstances);
  const most = checkCount(maxInstances, instanceLimits.maxInstances);
  if (least !== undefined || most !== undefined) {
    return { minInstances: least, maxInstances: most };
  }
  if (Number(minInstances) <= Number(maxInstances)) return {};
  return { maxInstances: t('deployments.deploymentValues.mustLeastAs', { minInstances }) };
}

function checkCount(text: string, limit: number): string | undefined {
  const count = Number(text);
  if (/^\d+$/.test(text.trim()) && count <= limit) return undefined;
  return t('deployments.deploymentValues.enterWholeNumber', { limit });
}

/** The settings as they are sent. */
export function toSettings(values: DeploymentValues): DeploymentSettings {
  return {
    version: values.version,
    hardware: values.hardware,
    minInstances: Number(values.minInstances),
    maxInstances: Number(values.maxInstances),
  };
}

/** What is different; empty when nothing is. */
export function changedSettings(
  before: DeploymentSettings,
  after: DeploymentSettings,
): Partial<DeploymentSettings> {
  return {
    ...(before.version === after.version ? {} : { version: after.version }),
    ...(before.hardware === after.hardware ? {} : { hardware: after.hardware }),
    ...(before.minInstances === after.minInstances ? {} : { minInstances: after.minInstances }),
    ...(before.maxInstances === after.maxInstances ? {} : { maxInstances: after.maxInstances }),
  };
}
