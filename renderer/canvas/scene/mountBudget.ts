/** How many nodes may be drawn anew in one frame, so that the frame is in time. */
export type MountBudget = {
  readonly next: (time: number) => number;
};

/** For a change that cannot wait for the next frame: what just came is seen at once, the rest soon. */
export const mountAtOnce = 12;

const least = 1;
const most = 8;
/** A frame that took longer than this had too much to do, in milliseconds. */
const lateMs = 22;

/** Makes a budget that grows while frames are in time and halves when one is late. */
export function createMountBudget(): MountBudget {
  let limit = 2;
  let last = -Infinity;
  return {
    next: (time) => {
      const took = time - last;
      last = time;
      if (took > lateMs && took < 500) limit = Math.max(least, limit / 2);
      else limit = Math.min(most, limit + 0.5);
      return Math.floor(limit);
    },
  };
}
