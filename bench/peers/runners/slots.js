/** Holds `limit` nodes at once: for peers that have no such limit of their own. */
export function createSlots(limit) {
  const waiting = [];
  let used = 0;
  return async (ms) => {
    if (used < limit) used += 1;
    else await new Promise((resolve) => waiting.push(resolve));
    await new Promise((resolve) => setTimeout(resolve, ms));
    const next = waiting.shift();
    if (next === undefined) used -= 1;
    else next();
  };
}
