import type { Output } from '../../electron/cli/output.ts';

/** An output that keeps what is written to it; no terminal of 80 columns unless told. */
export function recordOutput(changes: Partial<Output> = {}) {
  let text = '';
  const output: Output = {
    write: (more) => {
      text += more;
    },
    isLive: false,
    hasColors: false,
    size: () => ({ columns: 80, rows: 24 }),
    ...changes,
  };
  return { output, text: () => text };
}
