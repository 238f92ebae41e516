import type { Engine } from '../engine/engine.ts';
import type { Input } from './input.ts';
import type { Output } from './output.ts';
import type { RunHost } from './runHost.ts';
import type { StopRequests } from './stopRequests.ts';

/** Everything a command may reach: nothing in a command touches the process itself. */
export type Cli = {
  readonly version: string;
  /** Relative paths start here. */
  readonly cwd: string;
  readonly input: Input;
  readonly out: Output;
  readonly err: Output;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly stop: StopRequests;
  readonly openEngine: () => Promise<Engine>;
  readonly runHost: RunHost['run'];
  /** A fresh id for a run. */
  readonly newId: () => string;
};
