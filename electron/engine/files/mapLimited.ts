/** Maps a list with at most `limit` calls under way, in order of the list. Rejects with the first error; no call begins after it. */
export async function mapLimited<T, R>(
  items: readonly T[],
  limit: number,
  call: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const rest = items.entries();
  let failed = false;
  const work = async (): Promise<void> => {
    for (const [index, item] of rest) {
      if (failed) return;
      results[index] = await call(item);
    }
  };
  const workers = Array.from({ length: Math.min(limit, items.length) }, () =>
    work().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  await Promise.all(workers);
  return results;
}
