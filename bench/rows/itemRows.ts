import { measureItems, rounded } from '../measure.ts';
import type { Row } from './row.ts';

/** Lists through three stages of the whole engine: memory over the engine at rest, and what an item costs as lists grow. */
export async function itemRows(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const items of [100, 1_000, 10_000]) {
    const outcome = await measureItems({ items });
    if ('error' in outcome) {
      rows.push({ items, note: outcome.error });
      continue;
    }
    const { wallMs, cpuMs, idleBytes, peakBytes } = outcome.measured;
    rows.push({
      'items x 3': items,
      'us per item, wall': rounded((wallMs * 1_000) / items, 0),
      'us per item, cpu': rounded((cpuMs * 1_000) / items, 0),
      'idle MB': rounded(idleBytes / 1e6, 0),
      'over idle, MB': rounded((peakBytes - idleBytes) / 1e6, 0),
    });
  }
  return rows;
}
