import { z } from 'zod';
import type { ArtifactRef } from '../domain/artifact.ts';
import { invalidInput, isRetryable, toFailure } from '../domain/failure.ts';
import { modelKey, type ModelSnapshot } from '../domain/graph.ts';
import { parseModelRef } from '../domain/model.ts';
import type { OutputPort } from '../domain/ports.ts';
import type { Sentence } from '../domain/sentence.ts';
import { artifactsIn, fileValue, textValue } from '../domain/values.ts';
import { toModelInput } from '../models/toModelInput.ts';
import { trainingPorts } from '../models/trainingPorts.ts';
import { say } from '../sentences/say.ts';
import { defineNode } from './defineNode.ts';
import { packFiles } from './packFiles.ts';
import type { NodeContext, PortContext, TrainResult } from './nodeContext.ts';

const settingsSchema = z.object({
  provider: z.string(),
  /** `owner/name` of the model that is trained; empty until one is chosen. */
  model: z.string(),
  /** 64 hex digits, or null for the newest. */
  version: z.string().nullable(),
  /** `owner/name` of the model that gets the new version. */
  destination: z.string(),
  /** The user agrees that a missing destination is made: private, on `hardware`. */
  createDestination: z.boolean(),
  /** The SKU that a destination made here runs on. */
  hardware: z.string(),
  /** Whether the weights are fetched as a file; they can be large. */
  keepWeights: z.boolean(),
});

/** The version that a training made may be deleted at the provider: its result stands for a week. */
const keptMs = 7 * 86_400_000;

type Settings = z.infer<typeof settingsSchema>;

const versionPort: OutputPort = {
  name: 'version',
  title: 'Version',
  description: 'The version that was made, for the model version of a Prediction.',
  type: 'text',
  role: 'model-version',
};
const weightsPort: OutputPort = {
  name: 'weights',
  title: 'Weights',
  description: 'The file of what was learned, where the model gives one.',
  type: 'file',
};

/** Trains a model of a provider; its inputs come from the base version's schema, its output is a new version. */
export const training = defineNode({
  type: 'training',
  version: 1,
  title: 'Training',
  description: 'Trains a model with your files and gives a new version of a model of yours.',
  category: 'model',
  keywords: ['train', 'fine-tune', 'finetune', 'lora', 'learn', 'style', 'model', 'version'],
  sink: false,
  settings: settingsSchema,
  initial: {
    provider: 'builtin',
    model: '',
    version: null,
    destination: '',
    createDestination: false,
    hardware: '',
    keepWeights: true,
  },
  fields: ({ createDestination }) => [
    { name: 'model', title: 'Base model', widget: { kind: 'model' }, advanced: true },
    {
      name: 'destination',
      title: 'Destination',
      description: 'The model of yours that gets the new version, as owner/name.',
      widget: { kind: 'line', placeholder: 'owner/name' },
    },
    {
      name: 'createDestination',
      title: 'Make it if it does not exist',
      description:
        'Makes the destination before the training starts: a private model, which only you can see and run.',
      widget: { kind: 'switch' },
      advanced: true,
    },
    ...(createDestination
      ? [
          {
            name: 'hardware',
            title: 'Its hardware',
            description: 'What the new model runs on once it is trained; it can be changed later.',
            widget: { kind: 'line', placeholder: 'A hardware name' } as const,
            advanced: true,
          },
        ]
      : []),
    {
      name: 'keepWeights',
      title: 'Keep the weights',
      description: 'Fetches the weights as a file when the training has ended. They can be large.',
      widget: { kind: 'switch' },
      advanced: true,
    },
  ],
  ports: (settings, context) => {
    const snapshot = findSnapshot(settings, context);
    if (snapshot === undefined) return { inputs: [], outputs: [] };
    return {
      inputs: trainingPorts(snapshot.schema).map(({ shown }) => shown),
      outputs: settings.keepWeights ? [versionPort, weightsPort] : [versionPort],
    };
  },
  check: (settings, context) => {
    if (settings.model === '') return [say('nodes.noBaseModel')];
    const snapshot = findSnapshot(settings, context);
    return [
      ...(snapshot === undefined
        ? [say('nodes.noBaseSchema', { model: modelKey(settings.model, settings.version) })]
        : []),
      ...(snapshot !== undefined && trainingPorts(snapshot.schema).length === 0
        ? [say('nodes.notTrainable', { model: settings.model })]
        : []),
      ...destinationFaults(settings),
    ];
  },
  identity: ({ model, version, destination, keepWeights }) => {
    if (model === '' || destination === '') return undefined;
    return { model, parts: { model, version, destination, keepWeights }, lifetimeMs: keptMs };
  },
  execute: async ({ settings, inputs, context }) => {
    const snapshot = findSnapshot(settings, context);
    if (snapshot === undefined)
      throw invalidInput(say('nodes.baseSchemaGone', { model: settings.model }));
    const ports = trainingPorts(snapshot.schema);
    const values = await packFiles(ports, inputs, context);
    const declared = ports.map((port) => port.declared);
    const result = await context.train({
      provider: settings.provider,
      model: settings.model,
      version: settings.version,
      destination: settings.destination,
      ...(settings.createDestination ? { newDestination: { hardware: settings.hardware } } : {}),
      files: Object.values(values).flatMap(artifactsIn),
      buildInput: (fileUrl) => toModelInput(declared, values, fileUrl),
    });
    const weights = settings.keepWeights ? await saveWeights(result, settings, context) : undefined;
    return {
      version: textValue(result.version),
      ...(weights === undefined ? {} : { weights: fileValue(weights) }),
    };
  },
});

function findSnapshot(settings: Settings, context: PortContext): ModelSnapshot | undefined {
  return context.models[modelKey(settings.model, settings.version)];
}

function destinationFaults(settings: Settings): readonly Sentence[] {
  const { destination, createDestination, hardware } = settings;
  if (destination === '') return [say('nodes.noDestination')];
  const ref = parseModelRef(destination);
  if (ref === undefined || ref.version !== undefined)
    return [say('nodes.badDestination', { model: destination })];
  return createDestination && hardware === ''
    ? [say('nodes.noHardware', { model: destination })]
    : [];
}

/** The version is there and paid for, so weights that cannot be fetched are told and do not fail the training. */
async function saveWeights(
  result: TrainResult,
  { destination }: Settings,
  context: NodeContext,
): Promise<ArtifactRef | undefined> {
  if (result.weights === null) return undefined;
  const name = `${destination.slice(destination.indexOf('/') + 1)}-weights`;
  try {
    return await result.saveFile(result.weights, name);
  } catch (error) {
    const failure = toFailure(error);
    if (!isRetryable(failure) && failure.kind !== 'not-found') throw error;
    context.report(1, `The weights could not be fetched: ${failure.message}`);
    return undefined;
  }
}
