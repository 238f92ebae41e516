import type { ArtifactRef } from '../domain/artifact.ts';
import type { CancelSignal } from '../domain/cancelSignal.ts';
import type { FileRef, ModelSnapshot, ModelSnapshots } from '../domain/graph.ts';
import type { NodeId } from '../domain/ids.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import type { Value } from '../domain/values.ts';

/** A prediction that a node asks the engine for. */
export type PredictRequest = {
  /** A connection's id, such as `builtin` or `replicate`. */
  readonly provider: string;
  /** `owner/name`. */
  readonly model: string;
  readonly version: string | null;
  /** `owner/name` of the deployment to run it on; the provider then decides the version. */
  readonly deployment?: string;
  /** Makes the model's input, once the engine has an address the provider can read for every file. */
  readonly files: readonly ArtifactRef[];
  readonly buildInput: (fileUrl: (artifact: ArtifactRef) => string) => JsonObject;
  /** The Cog OpenAPI document of the version: its defaults may be priced. */
  readonly schema?: JsonObject;
  /** The output port that streamed text belongs to, where the model streams text. */
  readonly streamPort?: string;
  /** Ends the prediction at the provider after this many milliseconds. */
  readonly cancelAfterMs?: number;
};

/** A prediction that succeeded. */
export type PredictResult = {
  readonly predictionId: string;
  readonly output: Json;
  readonly logs: string;
  readonly metrics: JsonObject;
  /** Fetches a file of this prediction (http, https or data URL) into the artifact store. */
  readonly saveFile: (url: string, name: string) => Promise<ArtifactRef>;
};

/** A training that a node asks the engine for. */
export type TrainRequest = Pick<PredictRequest, 'provider' | 'model' | 'files' | 'buildInput'> & {
  /** The version to train; the model's newest when null. */
  readonly version: string | null;
  /** `owner/name` of the model that gets the new version. */
  readonly destination: string;
  /** The user agreed that a missing destination is made, private, on this hardware (a SKU). */
  readonly newDestination?: { readonly hardware: string };
};

/** A training that succeeded. */
export type TrainResult = {
  readonly trainingId: string;
  /** `owner/name:version` of what was made. */
  readonly version: string;
  /** An address of the weights, where the model gives them. */
  readonly weights: string | null;
  /** As that of a prediction. */
  readonly saveFile: PredictResult['saveFile'];
};

/** Bytes to keep: text, or raw bytes. */
export type ArtifactSource = {
  readonly bytes: Uint8Array | string;
  readonly name: string;
  readonly mediaType: string;
};

/** What to do where a file of that name is there already. `rename` adds ` (2)`. */
export type IfExists = 'rename' | 'overwrite' | 'fail';

/** An uploaded file that something was made of. */
export type SourceFile = {
  /** Without extension. */
  readonly name: string;
  /** Relative to the folder that was chosen, with `/`; empty for that one itself, and for a file chosen alone. */
  readonly folder: string;
};

/** A file to write for the user. */
export type ExportRequest = {
  readonly artifact: ArtifactRef;
  /** Relative to the run's output folder; sanitised, and unable to leave it. */
  readonly folder: string;
  /** With extension; sanitised. */
  readonly fileName: string;
  readonly ifExists: IfExists;
};

/** Everything a node may do besides computing. The same file so serves every host and a unit test. */
export type NodeContext = {
  readonly nodeId: NodeId;
  /** The node's title, as shown on the canvas. */
  readonly title: string;
  /** The index path of this item; empty unless the node maps a list. */
  readonly path: readonly number[];
  readonly signal: CancelSignal;
  readonly models: ModelSnapshots;
  readonly pipelineName: string;
  /** The uploaded file that this item comes from, if there is one. */
  readonly sourceOf: (item: Value) => SourceFile | undefined;
  /** Creates a prediction, waits for its end and gives its output. Throws FailureError. */
  readonly predict: (request: PredictRequest) => Promise<PredictResult>;
  /** Creates a training, waits for its end and gives the version it made. Throws FailureError. */
  readonly train: (request: TrainRequest) => Promise<TrainResult>;
  /** Puts files into one zip; the same files give the same zip. Throws `invalid-input` for too much. */
  readonly zipFiles: (files: readonly ArtifactRef[], name: string) => Promise<ArtifactRef>;
  readonly saveArtifact: (source: ArtifactSource) => Promise<ArtifactRef>;
  /** Reads a whole artifact; throws for one over 64 MiB. */
  readonly readArtifact: (artifact: ArtifactRef) => Promise<Uint8Array>;
  /** Finds the bytes of a file named in the pipeline. Throws `invalid-input` when they are nowhere. */
  readonly resolveFile: (file: FileRef) => Promise<ArtifactRef>;
  /** Writes a copy for the user and gives its absolute path. Atomic. */
  readonly exportFile: (request: ExportRequest) => Promise<string>;
  /** Tells how far the task is, 0..1. */
  readonly report: (fraction: number, label?: string) => void;
};

/** What the ports of a node may depend on besides its settings. */
export type PortContext = { readonly models: { readonly [key: string]: ModelSnapshot } };
