import { ModelError } from '../modelError.ts';
import { isRecord, type JsonObject } from '../schema/json.ts';
import type { ColourStatistics } from './colourStatistics.ts';
import type { Oklab } from './oklab.ts';

/** What a training of builtin/colour-style has learned: a small JSON file. Channels are Oklab. */
export interface StyleWeights extends JsonObject {
  readonly format: 'builtin-colour-style';
  readonly learned: 'colours' | 'colours and light';
  /** From how many pictures. */
  readonly pictures: number;
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
}

/** Reads weights. Throws `ModelError` when they are something else. */
export function parseStyleWeights(value: unknown): StyleWeights {
  if (isRecord(value) && value['format'] === 'builtin-colour-style') {
    const { learned, pictures } = value;
    const [mean, deviation] = [parseChannels(value['mean']), parseChannels(value['deviation'])];
    const isLearned = learned === 'colours' || learned === 'colours and light';
    if (isLearned && typeof pictures === 'number' && mean !== undefined && deviation !== undefined)
      return { format: 'builtin-colour-style', learned, pictures, mean, deviation };
  }
  throw new ModelError(
    '`weights` are not those of a training of builtin/colour-style. Give the file that the training gave.',
  );
}

/** The statistics to move a picture to, and whether its light moves too. */
export function toStyle(weights: StyleWeights): {
  readonly style: ColourStatistics;
  readonly light: boolean;
} {
  const { mean, deviation } = weights;
  return { style: { mean, deviation }, light: weights.learned === 'colours and light' };
}

function parseChannels(value: unknown): Oklab | undefined {
  if (!Array.isArray(value) || value.length !== 3) return undefined;
  const [first, second, third]: readonly unknown[] = value;
  return isChannel(first) && isChannel(second) && isChannel(third)
    ? [first, second, third]
    : undefined;
}

function isChannel(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 2;
}
