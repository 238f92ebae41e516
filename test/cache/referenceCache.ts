const grace = 3_600_000;

type Entry = {
  readonly files: ReadonlySet<string>;
  readonly model: string;
  readonly length: number;
  usedAt: number;
};

/** What the cache promises, as plainly as it can be said: everything in memory, every rule by looking at all of it. */
export function createReferenceCache(fileSize: number) {
  const entries = new Map<string, Entry>();
  const disk = new Set<string>();
  const kept = new Set<string>();
  const runs = new Map<string, Set<string>>();
  const doomed = new Map<string, number>();

  const inEntries = (id: string): boolean =>
    [...entries.values()].some(({ files }) => files.has(id));
  const isHeld = (id: string): boolean =>
    kept.has(id) || [...runs.values()].some((files) => files.has(id));

  const take = (name: string): number => {
    const entry = entries.get(name);
    if (entry === undefined) return 0;
    entries.delete(name);
    const alone = [...entry.files].filter((id) => !inEntries(id));
    for (const id of alone) doomed.set(id, Math.max(doomed.get(id) ?? 0, entry.usedAt + grace));
    return entry.length + alone.length * fileSize;
  };

  const deleteDue = (now: number): void => {
    for (const [id, notBefore] of doomed) {
      if (notBefore > now) continue;
      doomed.delete(id);
      if (!inEntries(id) && !isHeld(id)) disk.delete(id);
    }
  };

  const total = (): number => {
    const files = new Set([...entries.values()].flatMap((entry) => [...entry.files]));
    return (
      [...entries.values()].reduce((sum, { length }) => sum + length, 0) + files.size * fileSize
    );
  };

  return {
    disk,
    names: () => [...entries.keys()].toSorted(),
    put: (name: string, entry: Entry) => {
      take(name);
      entries.set(name, entry);
    },
    find: (name: string, now: number): 'hit' | 'miss' | 'lost' => {
      const entry = entries.get(name);
      if (entry === undefined) return 'miss';
      entry.usedAt = now;
      if ([...entry.files].every((id) => disk.has(id))) return 'hit';
      take(name);
      return 'lost';
    },
    keep: (id: string) => void kept.add(id),
    journal: (run: string, id: string) => void runs.set(run, (runs.get(run) ?? new Set()).add(id)),
    hasRun: (run: string) => runs.has(run),
    /** Gives the bytes that go at once. */
    deleteRun: (run: string, now: number): number => {
      const files = runs.get(run) ?? new Set();
      runs.delete(run);
      for (const id of files)
        if (!inEntries(id) && !isHeld(id)) doomed.set(id, doomed.get(id) ?? now);
      const before = disk.size;
      deleteDue(now);
      return (before - disk.size) * fileSize;
    },
    evict: (limit: number, now: number) => {
      let left = total();
      const oldest = [...entries].toSorted(
        ([a, one], [b, other]) => one.usedAt - other.usedAt || (a < b ? -1 : 1),
      );
      for (const [name, { files, usedAt }] of oldest) {
        if (left <= limit) break;
        if (now - usedAt >= grace && ![...files].some(isHeld)) left -= take(name);
      }
      deleteDue(now);
    },
    clear: (filter: { readonly olderThanMs?: number; readonly model?: string }, now: number) => {
      for (const [name, { model, usedAt }] of entries) {
        const isOld = usedAt <= now - (filter.olderThanMs ?? 0);
        if (isOld && (filter.model === undefined || filter.model === model)) take(name);
      }
      deleteDue(now);
    },
    sweep: deleteDue,
  };
}
