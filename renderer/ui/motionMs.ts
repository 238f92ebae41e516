/** How long something may move, in milliseconds: not at all where the system asks for little motion. */
export function motionMs(ms: number): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : ms;
}
