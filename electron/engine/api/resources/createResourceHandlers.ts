import { base } from '../base.ts';
import type { Services } from '../services.ts';
import { createDeploymentHandlers } from './deploymentHandlers.ts';
import { createFileHandlers } from './fileHandlers.ts';
import { createLibraryHandlers } from './libraryHandlers.ts';
import { createModelResourceHandlers } from './modelResourceHandlers.ts';
import { createPredictionResourceHandlers } from './predictionResourceHandlers.ts';
import { createTrainingHandlers } from './trainingHandlers.ts';

/** The handlers of `contract.resources`. */
export function createResourceHandlers(services: Services) {
  return base.resources.router({
    ...createLibraryHandlers(services),
    ...createModelResourceHandlers(services),
    predictions: createPredictionResourceHandlers(services),
    trainings: createTrainingHandlers(services),
    deployments: createDeploymentHandlers(services),
    files: createFileHandlers(services),
  });
}
