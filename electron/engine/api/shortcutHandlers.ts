import { base, withFailures } from './base.ts';
import type { Services } from './services.ts';

/** The handlers of `contract.shortcuts`. */
export function createShortcutHandlers({ options, shortcuts }: Services) {
  return base.shortcuts.router({
    follow: base.shortcuts.follow.handler(({ signal }) => withFailures(shortcuts.follow(signal))),
    change: base.shortcuts.change.handler(({ input }) => shortcuts.change(input.keys)),
    show: base.shortcuts.show.handler(({ input }) => options.host.setShortcuts(input.keys)),
  });
}
