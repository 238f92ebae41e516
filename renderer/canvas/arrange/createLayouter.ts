import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js';
import { t } from '../../messages/t.ts';

/** Lays a graph out; ends with the reason of the signal once that is aborted. */
export type Layouter = (graph: ElkNode, signal: AbortSignal) => Promise<ElkNode>;

type Options = {
  /** A thread with the layout library, which talks as its own worker does. */
  readonly createWorker: () => Worker;
};

/** Makes a layouter. Each layout has a thread of its own, so that to cancel it is to end the thread. */
export function createLayouter({ createWorker }: Options): Layouter {
  return async (graph, signal) => {
    signal.throwIfAborted();
    const worker = createWorker();
    const elk = new ELK({ algorithms: ['layered'], workerFactory: () => worker });
    try {
      return await Promise.race([elk.layout(graph), untilBroken(worker, signal)]);
    } finally {
      elk.terminateWorker();
    }
  };
}

/** A thread that cannot start says so in an event, and to nobody else. */
function untilBroken(worker: Worker, signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.addEventListener('error', () => reject(new Error(t('canvas.arrange.failed'))));
  });
}
