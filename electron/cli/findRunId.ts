import { isId, type RunId } from '../../shared/domain/ids.ts';
import type { EngineClient } from '../engine/engine.ts';
import { badUsage } from './cliError.ts';

/** Fewer characters are a slip rather than a choice. */
const shortest = 4;
const mostNamed = 5;

/** The run of this id, or the only one whose id begins so. Throws a usage error where there is none, or more than one. */
export async function findRunId(client: EngineClient, text: string): Promise<RunId> {
  if (!isId(text)) throw badUsage(`"${text}" is not the id of a run: "patchbay runs" lists them.`);
  const runs = await client.runs.list({ idPrefix: text, limit: 10_000 });
  const ids = runs.map(({ runId }) => runId);
  const exact = ids.find((id) => id === text);
  if (exact !== undefined) return exact;
  const [only, second] = ids;
  if (only === undefined)
    throw badUsage(`There is no run "${text}" in this data folder: "patchbay runs" lists them.`);
  if (text.length < shortest)
    throw badUsage(
      `"${text}" is too little of an id: write at least ${shortest} characters of it.`,
    );
  if (second === undefined) return only;
  const rest = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '';
  throw badUsage(
    `"${text}" is the beginning of ${ids.length} ids: write more of it, of ${ids.slice(0, mostNamed).join(', ')}${rest}.`,
  );
}
