/** The frame times of one gesture in one round. */
export type Sample = {
  readonly subject: string;
  readonly size: number;
  readonly gesture: string;
  readonly frames: readonly number[];
  /** Processor time of all of them together, in milliseconds. */
  readonly cpuMs: number;
};

/** A gesture over all rounds, in milliseconds. */
export type Cell = Omit<Sample, 'frames' | 'cpuMs'> & {
  readonly p50: number;
  readonly p95: number;
  /** The longest frame of a round; the median of the rounds. */
  readonly longest: number;
  /** Processor time of a frame, or of the one step: what it costs, however busy the computer is. */
  readonly cpu: number;
  readonly text: string;
};

/** Gestures of one step: what counts is how long the page stands still. */
const steps = new Set(['open', 'select all', 'jump to fit', 'undo a tidy']);

/** One cell for each subject, size and gesture. A gesture that a subject has not has none. */
export function summarise(samples: readonly Sample[]): readonly Cell[] {
  const groups = Map.groupBy(samples, ({ subject, size, gesture }) =>
    JSON.stringify([subject, size, gesture]),
  );
  return [...groups.values()].flatMap((rounds): readonly Cell[] => {
    const [first] = rounds;
    const frames = rounds.flatMap((round) => round.frames);
    if (first === undefined || frames.length === 0) return [];
    const { subject, size, gesture } = first;
    const p50 = quantile(frames, 0.5);
    const p95 = quantile(frames, 0.95);
    const longest = quantile(
      rounds.map((round) => Math.max(...round.frames)),
      0.5,
    );
    const isStep = steps.has(gesture);
    const spent = rounds.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
    const cpu = spent / (isStep ? rounds.length : frames.length);
    const times = isStep ? short(longest) : `${short(p50)} / ${short(p95)}`;
    const text = `${times} (${short(cpu)})`;
    const figures = { p50: tenth(p50), p95: tenth(p95), longest: tenth(longest), cpu: tenth(cpu) };
    return [{ subject, size, gesture, ...figures, text }];
  });
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

function tenth(ms: number): number {
  return Math.round(ms * 10) / 10;
}

function short(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : ms.toFixed(0);
}
