import { isId, toRunId, type RunId } from '../../shared/domain/ids.ts';
import type { RunEvent } from '../../shared/run/events.ts';
import type { EngineClient } from '../engine/engine.ts';
import { badUsage } from './cliError.ts';

/** The id of a run as it is typed. Throws a usage error for what cannot be one. */
export function parseRunId(text: string): RunId {
  if (isId(text)) return toRunId(text);
  throw badUsage(`"${text}" is not the id of a run: "patchbay runs" lists them.`);
}

/** What has happened in a run that is not under way here. */
export async function readEvents(client: EngineClient, runId: RunId): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of await client.runs.events({ runId })) events.push(event);
  return events;
}
