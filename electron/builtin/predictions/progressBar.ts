const blocks = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar in the form of tqdm: ` 50%|█████     | 5/10 [00:01<00:01,  5.00it/s]`. */
export function progressBar(state: {
  readonly done: number;
  readonly total: number;
  readonly seconds: number;
}): string {
  const { done, total, seconds } = state;
  const part = total > 0 ? Math.min(1, done / total) : 1;
  const eighths = Math.floor(part * 80);
  const bar = `${'█'.repeat(Math.floor(eighths / 8))}${blocks[eighths % 8] ?? ''}`.padEnd(10);
  const rate = seconds > 0 ? done / seconds : undefined;
  const left = rate !== undefined && rate > 0 ? clock((total - done) / rate) : '?';
  const shownRate = rate === undefined ? '?' : rate.toFixed(2).padStart(5);
  return `${String(Math.floor(part * 100)).padStart(3)}%|${bar}| ${done}/${total} [${clock(seconds)}<${left}, ${shownRate}it/s]`;
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}
