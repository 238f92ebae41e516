/** A number 0..1 that depends on a point of the integer grid only. */
function lattice(x: number, y: number, seed: number): number {
  let hash = Math.imul(x, 374_761_393) ^ Math.imul(y, 668_265_263) ^ Math.imul(seed, 2_246_822_519);
  hash = Math.imul(hash ^ (hash >>> 13), 1_274_126_177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_295;
}

/** Smooth noise 0..1 over the plane; features are about one unit wide. */
export function smoothNoise(x: number, y: number, seed: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const across = ease(x - left);
  const down = ease(y - top);
  const upper = mix(lattice(left, top, seed), lattice(left + 1, top, seed), across);
  const lower = mix(lattice(left, top + 1, seed), lattice(left + 1, top + 1, seed), across);
  return mix(upper, lower, down);
}

/** Several octaves of noise on top of each other, 0..1. */
export function layeredNoise(x: number, y: number, seed: number): number {
  let sum = 0;
  let weight = 0.5;
  let scale = 1;
  for (let octave = 0; octave < 6; octave += 1) {
    sum += weight * smoothNoise(x * scale, y * scale, seed + octave);
    weight /= 2;
    scale *= 2.03;
  }
  return sum / 0.984_375;
}

/** Between two numbers; `share` 0 gives the first. */
export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** A number held inside 0..1. */
export function unit(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function ease(share: number): number {
  return share * share * (3 - 2 * share);
}
