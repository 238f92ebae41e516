import { isId, toRunId, type RunId } from '../../shared/domain/ids.ts';
import { badUsage } from './cliError.ts';

/** The id of a run as it is typed. Throws a usage error for what cannot be one. */
export function parseRunId(text: string): RunId {
  if (isId(text)) return toRunId(text);
  throw badUsage(`"${text}" is not the id of a run: "patchbay runs" lists them.`);
}
