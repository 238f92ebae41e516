import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { invalidInput } from '../../../shared/domain/failure.ts';
import type { GraphNode } from '../../../shared/domain/graph.ts';
import { titleOf } from '../../../shared/graph/portsOf.ts';
import type { NodeContext } from '../../../shared/nodes/nodeContext.ts';
import { taskKey, type RunEventBody } from '../../../shared/run/events.ts';
import { exportFile, type Written } from '../files/exportFile.ts';
import { resolveFile } from '../files/fileResolver.ts';
import type { Item } from '../schedule/runTasks.ts';
import { zipFiles } from '../files/zipFiles.ts';
import type { TaskSpend } from '../money/taskSpend.ts';
import type { ArtifactStore } from '../store/artifactStore.ts';
import { fetchOnce } from './fetchedFiles.ts';
import { hideSecrets, secretsIn } from './hideSecrets.ts';
import type { PredictionListener, Predictor, RemoteTask } from './predictor.ts';
import type { WorkListener } from './workOrder.ts';
import type { RunProgress } from './runProgress.ts';
import type { RunRequest } from './runRequest.ts';
import { limitsOf } from './timeLimit.ts';
import type { Trainer } from './trainer.ts';
import { say } from '../../../shared/sentences/say.ts';

const readLimit = 64 * 1024 * 1024;

type Services = {
  readonly store: ArtifactStore;
  readonly predictor: Predictor;
  readonly trainer: Trainer;
  readonly publish: (body: RunEventBody) => void;
  /** Resolves once the event is on the disk's platter. */
  readonly publishDurably: (body: RunEventBody) => Promise<void>;
};

type Task = {
  readonly request: RunRequest;
  readonly node: GraphNode;
  readonly item: Item;
  readonly signal: AbortSignal;
  readonly sourceOf: NodeContext['sourceOf'];
  /** The folders of this run in which half-written copies were looked for. */
  readonly swept: Map<string, Promise<void>>;
  /** What of its files the run need not write a second time. */
  readonly written?: () => Promise<Written>;
  readonly spend?: TaskSpend;
  /** Throws while the run is paused. */
  readonly requireGoing?: () => void;
  /** Of its run, as it is by then. */
  readonly priority?: () => number;
  /** How far the run had come before it was resumed. */
  readonly progress: RunProgress;
};

/** Everything one task may do, bound to its run, its node and its item. */
export function createNodeContext(services: Services, task: Task): NodeContext {
  const { store, predictor, trainer, publish, publishDurably } = services;
  const { request, node, item, signal, progress } = task;
  const ref = { nodeId: node.id, path: item.path };
  const report = (fraction: number, label?: string): void => {
    publish({
      type: 'task.progressed',
      fraction,
      ...(label === undefined ? {} : { label }),
      ...ref,
    });
  };
  const listen = (at: { readonly provider: string; readonly work?: 'training' }): WorkListener => ({
    onSubmitting: (intent) => publishDurably({ type: 'task.submitting', ...at, ...intent, ...ref }),
    onSubmitted: (predictionId) =>
      publishDurably({ type: 'task.submitted', predictionId, ...at, ...ref }),
    onProgress: report,
    onReach: (lost) =>
      publish(
        lost === undefined
          ? { type: 'task.reached', ...ref }
          : { type: 'task.unreached', ...lost, ...ref },
      ),
    onLog: (text) => publish({ type: 'task.logged', text, ...ref }),
  });
  const earlier = progress.begun.get(taskKey(ref));
  const toRemoteTask = (): RemoteTask => {
    const { spend, requireGoing, priority } = task;
    const limits = limitsOf(node);
    return {
      signal,
      ...(limits === undefined ? {} : { limits }),
      ...(spend === undefined ? {} : { spend }),
      ...(requireGoing === undefined ? {} : { requireGoing }),
      ...(priority === undefined ? {} : { priority }),
      ...(earlier === undefined ? {} : { earlier }),
      ...(request.searchFrom === undefined ? {} : { searchFrom: request.searchFrom }),
    };
  };
  const secrets = () => secretsIn(node, item.inputs, request.pipeline.models);
  return {
    nodeId: node.id,
    title: titleOf(node),
    path: item.path,
    signal,
    models: request.pipeline.models,
    pipelineName: request.pipeline.name,
    sourceOf: task.sourceOf,
    report,
    predict: async (prediction) => {
      const { provider } = prediction;
      const listener: PredictionListener = {
        ...listen({ provider }),
        onText: (text) =>
          publish({ type: 'task.streamed', port: prediction.streamPort ?? '', text, ...ref }),
      };
      const result = await hideSecrets(secrets(), listener, (quiet) =>
        predictor.run(prediction, quiet, toRemoteTask()),
      );
      const { fetched } = progress;
      return { ...result, saveFile: fetchOnce(result, { ref, fetched, store, publish }) };
    },
    train: (training) => {
      const listener = listen({ provider: training.provider, work: 'training' });
      return hideSecrets(secrets(), listener, (quiet) =>
        trainer.run(training, quiet, toRemoteTask()),
      );
    },
    zipFiles: (files, name) => zipFiles(store, files, { name, signal }),
    saveArtifact: ({ bytes, name, mediaType }) =>
      store.put(Readable.from([typeof bytes === 'string' ? Buffer.from(bytes) : bytes]), {
        name,
        mediaType,
        signal,
      }),
    readArtifact: (artifact) => {
      if (artifact.size <= readLimit) return buffer(store.read(artifact.id));
      throw invalidInput(say('files.tooLargeToRead', { name: artifact.name }));
    },
    resolveFile: (file) => resolveFile(store, file, request.pipelinePath),
    exportFile: async (exported) => {
      const filePath = await exportFile(store, request.outputFolder, {
        ...exported,
        swept: task.swept,
        runId: request.runId,
        ...(task.written && { written: await task.written() }),
      });
      publish({ type: 'task.exported', filePath, artifact: exported.artifact, ...ref });
      return filePath;
    },
  };
}
