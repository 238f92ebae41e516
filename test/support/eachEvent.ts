import type { RunEvent } from '../../shared/run/events.ts';

/** The events of a run one by one, of the pages in which `runs.events` gives them. */
export async function* eachEvent(
  pages: AsyncIterable<readonly RunEvent[]>,
): AsyncGenerator<RunEvent, void> {
  for await (const page of pages) yield* page;
}
