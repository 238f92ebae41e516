// Loaded by `--import` into every Node process that a test starts.
import { installNetworkGuard } from './networkGuard.ts';

installNetworkGuard();
