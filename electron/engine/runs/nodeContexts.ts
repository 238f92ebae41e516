import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { invalidInput } from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import type { Item } from '../../../shared/graph/mapping.ts';
import { titleOf } from '../../../shared/graph/portsOf.ts';
import type { NodeContext } from '../../../shared/nodes/nodeContext.ts';
import type { RunEventBody } from '../../../shared/run/events.ts';
import { exportFile } from '../files/exportFile.ts';
import { resolveFile } from '../files/fileResolver.ts';
import { zipFiles } from '../files/zipFiles.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import type { Predictor } from './predictor.ts';
import type { RunRequest } from './runRequest.ts';
import type { Trainer } from './trainer.ts';

const readLimit = 64 * 1024 * 1024;

type Services = {
  readonly store: ArtifactStore;
  readonly predictor: Predictor;
  readonly trainer: Trainer;
  readonly publish: (body: RunEventBody) => void;
};

type Task = {
  readonly request: RunRequest;
  readonly node: GraphNode;
  readonly item: Item;
  readonly signal: AbortSignal;
  readonly sourceNameOf: NodeContext['sourceNameOf'];
};

/** Everything one task may do, bound to its run, its node and its item. */
export function createNodeContext(services: Services, task: Task): NodeContext {
  const { store, predictor, trainer, publish } = services;
  const { request, node, item, signal } = task;
  const ref = { nodeId: node.id, path: item.path };
  const report = (fraction: number, label?: string): void => {
    publish({
      type: 'task.progressed',
      fraction,
      ...(label === undefined ? {} : { label }),
      ...ref,
    });
  };
  return {
    nodeId: node.id,
    title: titleOf(node),
    path: item.path,
    signal,
    models: request.pipeline.models,
    pipelineName: request.pipeline.name,
    sourceNameOf: task.sourceNameOf,
    report,
    predict: (prediction) =>
      predictor.run(
        prediction,
        {
          onSubmitting: (fingerprint) => publish({ type: 'task.submitting', fingerprint, ...ref }),
          onSubmitted: (created) =>
            publish({
              type: 'task.submitted',
              predictionId: created.id,
              provider: prediction.provider,
              ...ref,
            }),
          onProgress: report,
          onLog: (text) => publish({ type: 'task.logged', text, ...ref }),
          onText: (text) =>
            publish({ type: 'task.streamed', port: prediction.streamPort ?? '', text, ...ref }),
        },
        signal,
      ),
    train: (training) =>
      trainer.run(
        training,
        {
          onSubmitting: (fingerprint) =>
            publish({ type: 'task.submitting', work: 'training', fingerprint, ...ref }),
          onSubmitted: (predictionId) =>
            publish({
              type: 'task.submitted',
              work: 'training',
              predictionId,
              provider: training.provider,
              ...ref,
            }),
          onProgress: report,
          onLog: (text) => publish({ type: 'task.logged', text, ...ref }),
        },
        signal,
      ),
    zipFiles: (files, name) => zipFiles(store, files, { name, signal }),
    saveArtifact: ({ bytes, name, mediaType }) =>
      store.put(Readable.from([typeof bytes === 'string' ? Buffer.from(bytes) : bytes]), {
        name,
        mediaType,
        signal,
      }),
    readArtifact: (artifact) => {
      if (artifact.size <= readLimit) return buffer(store.read(artifact.id));
      throw invalidInput(
        `The file "${artifact.name}" is too large to be read whole (over 64 MiB): use a smaller one.`,
      );
    },
    resolveFile: (file) => resolveFile(store, file, request.pipelinePath),
    exportFile: async (exported) => {
      const filePath = await exportFile(store, request.outputFolder, exported);
      publish({ type: 'task.exported', filePath, artifact: exported.artifact, ...ref });
      return filePath;
    },
  };
}
