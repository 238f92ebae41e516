import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { contractBase as base } from './contractBase.ts';
import type { KeptKeys } from './shortcuts.ts';

const zAction = z.string().regex(/^[a-z0-9-]{1,64}$/, 'the id of an action');
const zKeys = z.array(z.string().min(1).max(64)).max(8);

/** Rows about the keys that the user has chosen, which every window of a data folder shares. */
export const shortcutContract = {
  shortcuts: {
    /** The keys that were chosen: now, and after each change, whichever window makes it. */
    follow: base.output(eventIterator(type<KeptKeys>())),
    /** Chooses the keys of these actions, all at once; null goes back to those that Patchbay comes with. */
    change: base
      .input(z.object({ keys: z.record(zAction, zKeys.nullable()) }))
      .output(type<KeptKeys>()),
    /** Tells the host which keys its menu is to show, by action. */
    show: base
      .input(z.object({ keys: z.record(zAction, z.string().max(64)) }))
      .output(type<void>()),
  },
};
