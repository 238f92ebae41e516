import { z } from 'zod';
import type { Deployment, DeploymentRelease } from '../../../../shared/domain/deployment.ts';
import { textOrNull } from './jsonSchema.ts';

const configurationSchema = z
  .object({
    hardware: z.string().catch(''),
    min_instances: z.number().catch(0),
    max_instances: z.number().catch(0),
  })
  .catch({ hardware: '', min_instances: 0, max_instances: 0 });

const releaseSchema: z.ZodType<DeploymentRelease> = z
  .object({
    number: z.number().catch(0),
    model: z.string(),
    version: z.string(),
    created_at: textOrNull,
    created_by: z.object({ username: textOrNull }).catch({ username: null }),
    configuration: configurationSchema,
  })
  .transform((raw) => ({
    number: raw.number,
    model: raw.model,
    version: raw.version,
    createdAt: raw.created_at,
    createdBy: raw.created_by.username,
    hardware: raw.configuration.hardware,
    minInstances: raw.configuration.min_instances,
    maxInstances: raw.configuration.max_instances,
  }));

/** A deployment; one without a readable release is kept. */
export const deploymentSchema: z.ZodType<Deployment> = z
  .object({
    owner: z.string().min(1),
    name: z.string().min(1),
    current_release: releaseSchema.nullable().catch(null),
  })
  .transform(({ owner, name, current_release: release }) => ({ owner, name, release }));
