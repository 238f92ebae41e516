import { readFileSync } from 'node:fs';

/** The most that this process alone has had resident, in bytes. */
export function peakBytes(): number {
  // Linux hands a child the peak of the parent that forked it: its own is in /proc alone.
  const own = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  const [, kilobytes = process.resourceUsage().maxRSS] = /^VmHWM:\s*(\d+) kB$/m.exec(own) ?? [];
  return Number(kilobytes) * 1024;
}
