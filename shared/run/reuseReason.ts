import type { GraphNode } from '../domain/graph.ts';
import { isCogId } from '../domain/model.ts';
import { findNodeType } from '../nodes/registry.ts';
import { changedParts, type FingerprintParts } from '../graph/fingerprint.ts';

/** Why a node runs or is reused, as the plan found it. Times are in milliseconds since 1970. */
export type ReuseReason =
  | { readonly kind: 'same'; readonly at: number }
  /** Reused although the model may have changed under its name. */
  | ({ readonly kind: 'unpinned' } & Unpinned)
  | ({ readonly kind: 'expired' } & Unpinned)
  | {
      readonly kind: 'changed';
      readonly before: FingerprintParts;
      readonly after: FingerprintParts;
    }
  | { readonly kind: 'upstream' }
  | { readonly kind: 'first' }
  | { readonly kind: 'again' }
  /** The result was there, but a file of it is not what it was. */
  | { readonly kind: 'lost'; readonly because: string };

type Unpinned = {
  readonly at: number;
  readonly lifetimeMs: number;
  readonly of: Changeable;
};

/** What may give another result next time although nothing changed here. */
type Changeable = 'official' | 'cog' | 'deployment' | 'training';

/** Why an earlier result of a node, made at `at`, stands for a new one. */
export function reuseReasonOf(
  { type, settings }: Pick<GraphNode, 'type' | 'settings'>,
  at: number,
): ReuseReason {
  const lifetimeMs = findNodeType(type)?.identity(settings)?.lifetimeMs ?? null;
  if (lifetimeMs === null) return { kind: 'same', at };
  return { kind: 'unpinned', at, lifetimeMs, of: changeableOf(type, settings) };
}

function changeableOf(type: string, { provider, deployment }: GraphNode['settings']): Changeable {
  if (type === 'training') return 'training';
  if (deployment !== undefined) return 'deployment';
  return typeof provider === 'string' && isCogId(provider) ? 'cog' : 'official';
}

/** Says whether the earlier result stands for a new one. */
export function isReuse(reason: ReuseReason): boolean {
  return reason.kind === 'same' || reason.kind === 'unpinned';
}

/** The reason as it stands after a colon, such as `prompt changed`. Times are told in `timeZone`, the computer's unless given. */
export function describeReuse(
  reason: ReuseReason,
  clock: { readonly now: number; readonly timeZone?: string },
): string {
  switch (reason.kind) {
    case 'same':
      return `same as run of ${formatWhen(reason.at, clock)}`;
    case 'unpinned':
      return `${whatMayChange[reason.of]}: kept for ${days(reason.lifetimeMs)}`;
    case 'expired':
      return `${whatMayChange[reason.of]}: the result of ${formatWhen(reason.at, clock)} was kept for ${days(reason.lifetimeMs)}`;
    case 'changed':
      return describeChange(reason.before, reason.after);
    case 'upstream':
      return 'upstream will run';
    case 'first':
      return 'no earlier result';
    case 'again':
      return 'asked to run again';
    case 'lost':
      return `the earlier result is gone: ${reason.because}`;
  }
}

const whatMayChange: { readonly [of in Changeable]: string } = {
  official: 'official model, version not pinned',
  cog: 'model of a Cog server, version not pinned',
  deployment: 'deployment, its version may change',
  training: 'training, its version may be deleted',
};

const words: { readonly [part: string]: string } = {
  node: 'node type',
  model: 'model',
  version: 'model version',
  server: 'server',
  keepWeights: 'whether the weights are kept',
};

const namedAtMost = 3;

/** `prompt changed`, `image and prompt changed`. Another model has other inputs: it is told alone. */
export function describeChange(before: FingerprintParts, after: FingerprintParts): string {
  const changed = changedParts(before, after);
  if (changed.includes('model')) return 'model changed';
  const names = changed.map((part) => words[part] ?? part.replace(/^input\./, ''));
  if (names.length === 0) return 'no earlier result';
  if (names.length <= namedAtMost) return `${joinWords(names)} changed`;
  return `${joinWords([...names.slice(0, namedAtMost - 1), `${names.length - namedAtMost + 1} more`])} changed`;
}

function joinWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function days(milliseconds: number): string {
  const count = Math.round(milliseconds / 86_400_000);
  return count === 1 ? '1 day' : `${count} days`;
}

/** `12 May 14:03`, with the year where it is another one. */
function formatWhen(
  at: number,
  { now, timeZone }: { readonly now: number; readonly timeZone?: string },
): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  const read = (time: number): ReadonlyMap<string, string> =>
    new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const then = read(at);
  const isThisYear = then.get('year') === read(now).get('year');
  const day = [then.get('day'), then.get('month'), ...(isThisYear ? [] : [then.get('year')])];
  return `${day.join(' ')} ${then.get('hour')}:${then.get('minute')}`;
}
