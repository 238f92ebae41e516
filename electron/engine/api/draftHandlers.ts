import { requireAllowed } from '../files/browseFolder.ts';
import { base, withFailures } from './base.ts';
import type { Services } from './services.ts';

/** The handlers of `contract.drafts`. */
export function createDraftHandlers({ options, drafts, windows }: Services) {
  return base.drafts.router({
    arrive: base.drafts.arrive.handler(({ input, signal }) =>
      withFailures(windows.arrive(input, signal)),
    ),
    keepTabs: base.drafts.keepTabs.handler(async ({ input }) => {
      for (const { path } of input.tabs)
        if (path !== null) await requireAllowed(path, options.host.allowedFolders);
      windows.keepTabs(input.window, input.tabs);
    }),
    keep: base.drafts.keep.handler(({ input }) => ({ kept: drafts.keep(input) })),
    forget: base.drafts.forget.handler(({ input }) => drafts.forget(input.window, input.document)),
    elsewhere: base.drafts.elsewhere.handler(({ input }) => ({
      edits: drafts.isEditedElsewhere(input.window, input.path),
    })),
    look: base.drafts.look.handler(() => windows.look()),
  });
}
