import type { NodeId } from '../../../shared/domain/ids.ts';
import type { RunEvent } from '../../../shared/run/events.ts';
import { reduceRun, type RunState } from '../../../shared/run/reduceRun.ts';
import type { Output } from '../output.ts';
import { createLiveArea } from './liveArea.ts';
import { createPaint } from './paint.ts';
import { plainLine } from './plainLine.ts';
import { renderRun } from './renderRun.ts';

type Options = {
  readonly output: Output;
  readonly titles: { readonly [id: NodeId]: string };
  readonly now: () => number;
  /** What is known of the run already, and not told again. */
  readonly before?: RunState;
  /** Calls back again and again until what it gives back is called; every 100 ms unless given. */
  readonly repeat?: (callback: () => void) => () => void;
};

/** Shows a run while it goes on. */
export type Progress = {
  readonly add: (event: RunEvent) => void;
  /** Draws and leaves the terminal to others, until what it gives back is called. */
  readonly hold: () => () => void;
  /** Draws a last time and stops. */
  readonly end: () => void;
};

/** In place on a terminal, otherwise a line for each step. */
export function createProgress(options: Options): Progress {
  return options.output.isLive ? liveProgress(options) : plainProgress(options);
}

function liveProgress(options: Options): Progress {
  const { output, titles, now, repeat = everyTenth } = options;
  let area = createLiveArea(output);
  const paint = createPaint(output);
  let run = options.before;
  const draw = (): void => {
    if (run === undefined) return;
    area.show(renderRun(run, { titles, now: now(), ...output.size(), paint }));
  };
  let stop = repeat(draw);
  return {
    add: (event) => {
      run = reduceRun(run, [event]);
    },
    hold: () => {
      stop();
      draw();
      stop = () => undefined;
      return () => {
        area = createLiveArea(output);
        stop = repeat(draw);
      };
    },
    end: () => {
      stop();
      draw();
    },
  };
}

function plainProgress({ output, titles, before }: Options): Progress {
  let run = before;
  return {
    add: (event) => {
      // A task that has ended may be counted only: what is told of it is read before.
      const title = 'nodeId' in event ? (titles[event.nodeId] ?? event.nodeId) : '';
      const line = run && plainLine(event, run, title);
      if (line !== undefined) output.write(`${line}\n`);
      run = reduceRun(run, [event]);
    },
    hold: () => () => undefined,
    end: () => undefined,
  };
}

function everyTenth(callback: () => void): () => void {
  const timer = setInterval(callback, 100);
  return () => clearInterval(timer);
}
