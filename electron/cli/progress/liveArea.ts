import type { Output } from '../output.ts';

/** Lines at the end of a terminal that are replaced in place. */
export type LiveArea = {
  /** Shows these lines instead of those before. Each must fit into one row. */
  readonly show: (lines: readonly string[]) => void;
};

/** Makes the area; the cursor is hidden by nobody, so that a killed command leaves a usable terminal. */
export function createLiveArea(output: Output): LiveArea {
  let height = 0;
  return {
    show: (lines) => {
      const up = height === 0 ? '' : `\u001B[${height}F`;
      const body = lines.map((line) => `${line}\u001B[K\n`).join('');
      output.write(`${up}${body}\u001B[J`);
      height = lines.length;
    },
  };
}
