import { afterEach } from 'vitest';
import { installNetworkGuard, takeBlocked } from './networkGuard.ts';

installNetworkGuard();

// The processes that tests start are guarded as well; the flag is inherited through the environment.
const child = `--import=${new URL('guardChild.ts', import.meta.url).href}`;
const options = process.env['NODE_OPTIONS'] ?? '';
if (!options.includes(child)) process.env['NODE_OPTIONS'] = `${options} ${child}`.trim();

// Code under test may have caught the refusal and called it a network error: the test still fails.
afterEach(() => {
  const blocked = takeBlocked();
  if (blocked.length > 0) {
    throw new Error(`Tests may use loopback only, and this one tried ${blocked.join(' and ')}.`);
  }
});
