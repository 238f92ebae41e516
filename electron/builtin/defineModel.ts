import { createHash } from 'node:crypto';
import { readInputs, type InputSpecs, type InputsOf } from './schema/inputSpec.ts';
import { canonicalJson, type JsonObject } from './schema/json.ts';
import { openapiDocument } from './schema/openapiDocument.ts';
import type { OutputFile, OutputSpec } from './schema/outputs.ts';

/** What a model may do while it runs. */
export interface ModelContext {
  /** Aborted when the prediction is cancelled, reaches its deadline, or the server closes. */
  readonly signal: AbortSignal;
  /** Adds one line to the logs. */
  readonly log: (line: string) => void;
  /** Adds a progress bar to the logs: `done` of `total`, in whatever unit the model counts. */
  readonly progress: (done: number, total: number) => void;
  /** Lets the server answer others, then throws if the prediction was cancelled. Call it at least every 20 ms of work. */
  readonly breathe: () => Promise<void>;
  /** Waits for so many milliseconds, or throws at once when cancelled. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Writes a file of the output; `name` has no folder in it. */
  readonly save: (name: string, bytes: Uint8Array) => Promise<OutputFile>;
}

/** An input and what the model really gives for it: `output` holds files by name. */
export interface ModelExample<Input> {
  readonly input: Input;
  readonly output: unknown;
}

interface ModelOptions<Specs extends InputSpecs, Result> {
  readonly name: string;
  readonly description: string;
  readonly readme: string;
  readonly tags: readonly string[];
  /** Official models are addressed by name and have the version `hidden` in their predictions. */
  readonly official?: boolean;
  /** Raise it when the same input gives other bytes than before. */
  readonly revision: number;
  /** ISO 8601; when this version was first made. */
  readonly createdAt: string;
  readonly inputs: Specs;
  readonly output: OutputSpec<Result>;
  readonly example: ModelExample<JsonObject>;
  /** How the model is trained; most cannot be. */
  readonly training?: ModelTraining;
  readonly run: (
    input: InputsOf<Specs>,
    context: ModelContext,
  ) => Result extends AsyncIterable<unknown> ? Result : Promise<Result>;
}

/** A model as the server sees it: the types of its inputs are forgotten. */
export interface BuiltinModel {
  readonly owner: 'builtin';
  readonly name: string;
  readonly description: string;
  readonly readme: string;
  readonly tags: readonly string[];
  readonly official: boolean;
  readonly createdAt: string;
  readonly version: string;
  readonly inputs: InputSpecs;
  readonly output: OutputSpec<unknown>;
  readonly openapiSchema: JsonObject;
  readonly example: ModelExample<JsonObject>;
  readonly training?: ModelTraining;
  /** Runs on checked input in which every file is an `InputFile`. Throws `ModelError` with a sentence for the user. */
  readonly run: (
    input: Readonly<Record<string, unknown>>,
    context: ModelContext,
  ) => AsyncIterable<unknown> | Promise<unknown>;
}

/** What tells a trained version from all others. */
export interface TrainedIdentity {
  /** Name of the destination model. */
  readonly name: string;
  readonly version: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** How a model learns; the types of its inputs and weights are forgotten. */
export interface ModelTraining {
  readonly inputs: InputSpecs;
  /** Learns from checked input in which every file is an `InputFile`. Throws `ModelError` with a sentence for the user. */
  readonly train: (
    input: Readonly<Record<string, unknown>>,
    context: ModelContext,
  ) => Promise<JsonObject>;
  /** The model that has learned these weights. Throws `ModelError` when they are not weights of this model. */
  readonly toModel: (weights: unknown, identity: TrainedIdentity) => BuiltinModel;
}

/** Makes a model from its inputs, output and work. The version id is the hash of name, schema and revision, so it is the same after a restart. */
export function defineModel<const Specs extends InputSpecs, Result>(
  options: ModelOptions<Specs, Result>,
): BuiltinModel {
  const openapiSchema = openapiDocument(options.inputs, options.output, options.training?.inputs);
  const identity = canonicalJson([options.name, openapiSchema, options.revision]);
  return {
    ...options,
    owner: 'builtin',
    official: options.official ?? false,
    version: createHash('sha256').update(identity).digest('hex'),
    openapiSchema,
    run: (input, context) => options.run(readInputs(options.inputs, input), context),
  };
}
