/** How fast creates may follow each other, learned from what was accepted and what was refused. Times are in milliseconds. */
export type CreatePace = {
  /** The shortest time between two sends; 0 while nothing was ever refused. */
  readonly intervalMs: number;
  /** A spacing that was refused; the limit's own lies above. */
  readonly refusedMs: number;
  /** A spacing that was accepted, or that the provider itself named; Infinity while unknown. */
  readonly acceptedMs: number;
  /** Nothing is sent before: what the provider asked for. */
  readonly resumeAt: number;
  /** When the last refusal came, and how many came since the last accept. */
  readonly refusedAt: number;
  readonly refusals: number;
  /** From when on a shorter spacing is tried once more. */
  readonly probeAt: number;
};

/** One create as it was sent; `spacingMs` is the time since the one before, refused ones left out. */
export type SentCreate = { readonly sentAt: number; readonly spacingMs: number };

// 600 a minute, and 6 with little credit (replicate-api.md section 5). One a second is left out: waits are named in
// whole seconds, so that every faster limit looks like it.
const documentedMs = [100, 10_000];
const firstBackoffMs = 500;
const longestIntervalMs = 60_000;
// Below this the limit is not felt.
const shortestIntervalMs = 5;
// Where accepted and refused are closer than this, the limit is found.
const closeEnough = 1.05;
// Networks are not punctual.
const margin = 1.01;
const probeStep = 32;
const probeEveryMs = 60_000;

/** The pace before anything is known: as fast as it goes. */
export const widePace: CreatePace = {
  intervalMs: 0,
  refusedMs: 0,
  acceptedMs: Infinity,
  resumeAt: -Infinity,
  refusedAt: -Infinity,
  refusals: 0,
  probeAt: Infinity,
};

/** The pace after a create was accepted: at a limit, a little faster until one is refused. */
export function paceAfterAccept(pace: CreatePace, sent: SentCreate, now: number): CreatePace {
  // One that was under way when others were refused says nothing of the time after.
  if (pace.intervalMs === 0 || sent.sentAt <= pace.refusedAt) return pace;
  const acceptedMs = Math.min(pace.acceptedMs, sent.spacingMs);
  const refusedMs = acceptedMs <= pace.refusedMs ? 0 : pace.refusedMs;
  const next = settle({ ...pace, acceptedMs, refusedMs, refusals: 0 }, now);
  return next.intervalMs < shortestIntervalMs ? widePace : next;
}

/**
 * The pace after a refusal; `retryAfterMs` is 0 where the provider did not say. Creates that were under way
 * together are refused together, which slows down only once.
 */
export function paceAfterRefusal(
  pace: CreatePace,
  sent: SentCreate & { readonly retryAfterMs: number },
  now: number,
): CreatePace {
  const { sentAt, spacingMs, retryAfterMs } = sent;
  const resumeAt = Math.max(pace.resumeAt, now + retryAfterMs);
  if (sentAt <= pace.refusedAt) return { ...pace, resumeAt };
  const named = retryAfterMs > 0 ? now - sentAt + spacingMs + retryAfterMs : Infinity;
  // Refused though slower than what was accepted: that was a burst, or the limit has changed.
  const known = spacingMs >= pace.acceptedMs ? Infinity : pace.acceptedMs;
  const expectedAt = Number.isFinite(known) ? sentAt - spacingMs + known : sentAt;
  const next = settle(
    {
      ...pace,
      refusedMs: spacingMs <= longestIntervalMs ? Math.max(pace.refusedMs, spacingMs) : 0,
      acceptedMs: Math.min(known, named),
      resumeAt,
      refusedAt: now,
      refusals: pace.refusals + 1,
      // Trying was dear where the wait is longer than the pace before.
      probeAt: now + Math.max(probeEveryMs, 50 * (resumeAt - expectedAt)),
    },
    now,
  );
  const isSpaced = sentAt - spacingMs + next.intervalMs > now;
  if (retryAfterMs > 0 || isSpaced) return next;
  const backoffMs = Math.min(longestIntervalMs, firstBackoffMs * 2 ** pace.refusals);
  return { ...next, resumeAt: Math.max(resumeAt, now + backoffMs) };
}

/** Chooses the next spacing between one that was refused and one that was accepted. */
function settle(pace: CreatePace, now: number): CreatePace {
  const { refusedMs, acceptedMs } = pace;
  if (acceptedMs === Infinity) {
    const intervalMs = Math.min(longestIntervalMs, Math.max(firstBackoffMs, 2 * refusedMs));
    return { ...pace, intervalMs };
  }
  if (!isFound(pace)) return { ...pace, intervalMs: between(refusedMs, acceptedMs) };
  if (now < pace.probeAt) return { ...pace, intervalMs: acceptedMs * margin };
  return { ...pace, intervalMs: acceptedMs / probeStep, probeAt: now + probeEveryMs };
}

function isFound({ refusedMs, acceptedMs }: CreatePace): boolean {
  if (acceptedMs <= refusedMs * closeEnough) return true;
  // What a provider names is rounded up, so that the next faster limit has to be refused too.
  return documentedMs.some(
    (ms, index) =>
      acceptedMs >= ms &&
      acceptedMs <= ms * closeEnough &&
      refusedMs >= (documentedMs[index - 1] ?? 0),
  );
}

function between(refusedMs: number, acceptedMs: number): number {
  const documented = documentedMs.find((ms) => ms > refusedMs && ms * closeEnough < acceptedMs);
  if (documented !== undefined) return documented * margin;
  return refusedMs === 0 ? acceptedMs / probeStep : (refusedMs + acceptedMs) / 2;
}
