import { z } from 'zod';
import { invalidInput } from '../domain/failure.ts';
import { modelKey, type ModelSnapshot } from '../domain/graph.ts';
import { isCogId } from '../domain/model.ts';
import type { OutputPort } from '../domain/ports.ts';
import { artifactsIn } from '../domain/values.ts';
import { fromModelOutput } from '../models/fromModelOutput.ts';
import { modelVersionIn, modelVersionPort } from '../models/modelVersion.ts';
import { portsFromSchema } from '../models/portsFromSchema.ts';
import { toModelInput } from '../models/toModelInput.ts';
import { say } from '../sentences/say.ts';
import { defineNode } from './defineNode.ts';
import type { PortContext } from './nodeContext.ts';

const settingsSchema = z.object({
  provider: z.string(),
  /** `owner/name`; empty until a model is chosen. */
  model: z.string(),
  /** 64 hex digits, or null for an official model run by its name. */
  version: z.string().nullable(),
  /** `owner/name` of the deployment it runs on; `model` and `version` are then what that ran when it was chosen. */
  deployment: z.string().exactOptional(),
});

/** A model or a deployment that its owner may change under the same name keeps its results for a week. */
const unpinnedMs = 7 * 86_400_000;

type Settings = z.infer<typeof settingsSchema>;

/** Runs any model of a provider; its ports come from the chosen version's schema. */
export const prediction = defineNode({
  type: 'prediction',
  version: 1,
  title: 'Prediction',
  description: 'Runs a model: its inputs and outputs come from the model you choose.',
  category: 'model',
  keywords: ['model', 'ai', 'replicate', 'run', 'generate', 'builtin'],
  sink: false,
  settings: settingsSchema,
  initial: { provider: 'builtin', model: '', version: null },
  fields: () => [{ name: 'model', title: 'Model', widget: { kind: 'model' }, advanced: true }],
  ports: (settings, context) => {
    const snapshot = findSnapshot(settings, context);
    if (snapshot === undefined) return { inputs: [], outputs: [] };
    const { inputs, outputs } = portsFromSchema(snapshot.schema);
    return { inputs: takesVersion(settings) ? [...inputs, modelVersionPort] : inputs, outputs };
  },
  check: (settings, context) => {
    if (settings.model === '') return [say('nodes.noModel')];
    if (findSnapshot(settings, context) !== undefined) return [];
    return [say('nodes.noSchema', { model: modelKey(settings.model, settings.version) })];
  },
  identity: ({ provider, model, version, deployment }) => {
    if (model === '') return undefined;
    // Behind the address of a Cog server anything may run, and its version says only what its ports are.
    const isCog = isCogId(provider);
    const isPinned = !isCog && version !== null && deployment === undefined;
    return {
      model,
      parts: {
        model,
        version,
        ...(isCog ? { server: provider } : {}),
        ...(deployment === undefined ? {} : { deployment }),
      },
      lifetimeMs: isPinned ? null : unpinnedMs,
    };
  },
  execute: async ({ settings, inputs, context }) => {
    const snapshot = findSnapshot(settings, context);
    if (snapshot === undefined)
      throw invalidInput(say('nodes.schemaGone', { model: settings.model }));
    const ports = portsFromSchema(snapshot.schema);
    const { model = settings.model, version = settings.version } = modelVersionIn(inputs) ?? {};
    const streamPort = textPortOf(ports.outputs);
    const result = await context.predict({
      provider: settings.provider,
      model,
      version,
      ...(settings.deployment === undefined ? {} : { deployment: settings.deployment }),
      schema: snapshot.schema,
      files: Object.values(inputs).flatMap(artifactsIn),
      buildInput: (fileUrl) => toModelInput(ports.inputs, inputs, fileUrl),
      ...(streamPort === undefined ? {} : { streamPort }),
    });
    return fromModelOutput({
      ports: ports.outputs,
      schema: snapshot.schema,
      output: result.output,
      saveFile: (url, hint) => result.saveFile(url, fileNameFor(model, hint)),
    });
  },
});

/** The snapshot of the model that a prediction node's settings name. */
function findSnapshot(settings: Settings, context: PortContext): ModelSnapshot | undefined {
  return context.models[modelKey(settings.model, settings.version)];
}

/** A deployment and a Cog server run the version that they have. */
function takesVersion({ provider, deployment }: Settings): boolean {
  return deployment === undefined && !isCogId(provider);
}

function textPortOf(outputs: readonly OutputPort[]): string | undefined {
  const [first] = outputs;
  return first?.type === 'text' ? first.name : undefined;
}

/** A readable name for a file whose address says nothing; the extension comes from its media type. */
function fileNameFor(
  model: string,
  hint: { readonly port: string; readonly index: number | null },
): string {
  const base = model.slice(model.indexOf('/') + 1);
  const port = hint.port === 'output' ? '' : `-${hint.port}`;
  return hint.index === null ? `${base}${port}` : `${base}${port}-${hint.index + 1}`;
}
