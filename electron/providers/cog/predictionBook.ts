import { FailureError } from '../../../shared/domain/failure.ts';
import type { LivePrediction } from './livePrediction.ts';
import { say } from '../../../shared/sentences/say.ts';
import type { Sentence } from '../../../shared/domain/sentence.ts';

/** The predictions of one Cog server since this process began; the server itself keeps none. */
export type PredictionBook = {
  add(live: LivePrediction): void;
  /** Throws `not-found` for one of an earlier start, which is lost. */
  get(id: string): LivePrediction;
  /** Newest first. */
  all(): readonly LivePrediction[];
};

// More than the engine has under way at once, so that nobody is late for an output.
const keptOutputs = 16;
const keptEnds = 200;

/** Opens an empty book. Of those that ended, the latest 16 keep their outputs and the latest 200 are known at all. */
export function createPredictionBook(server: Sentence): PredictionBook {
  const byId = new Map<string, LivePrediction>();

  const forgetOld = (): void => {
    const ended = [...byId.values()].filter((live) => live.hasEnded()).toReversed();
    for (const live of ended.slice(keptOutputs)) live.removeData();
    for (const { id } of ended.slice(keptEnds)) byId.delete(id);
  };

  return {
    add: (live) => {
      forgetOld();
      byId.set(live.id, live);
    },
    get: (id) => {
      const live = byId.get(id);
      if (live !== undefined) return live;
      throw new FailureError({
        kind: 'not-found',
        ...say('cog.lost', { id, server }),
      });
    },
    all: () => [...byId.values()].toReversed(),
  };
}
