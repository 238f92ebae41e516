import type { Pipeline } from '../../../shared/domain/graph.ts';
import { zPipeline } from '../../../shared/pipeline/format.ts';
import { requireAllowed } from '../files/browseFolder.ts';
import { base, withFailures } from './base.ts';
import type { Services } from './services.ts';

/** Throws for a text that is no pipeline, which no page sends. */
function readPipeline(text: string): Pipeline {
  return zPipeline.parse(JSON.parse(text));
}

/** The handlers of `contract.drafts`. */
export function createDraftHandlers({ options, drafts, shortcuts, windows }: Services) {
  return base.drafts.router({
    arrive: base.drafts.arrive.handler(({ input, signal }) =>
      withFailures(windows.arrive(input, signal)),
    ),
    keepTabs: base.drafts.keepTabs.handler(async ({ input }) => {
      for (const { path } of input.tabs)
        if (path !== null) await requireAllowed(path, options.host.allowedFolders);
      windows.keepTabs(input.window, input.tabs);
    }),
    keep: base.drafts.keep.handler(({ input: { content, ...write } }) => ({
      kept: drafts.keep({
        ...write,
        content: 'patch' in content ? content : { pipeline: readPipeline(content.text) },
      }),
    })),
    forget: base.drafts.forget.handler(({ input }) => drafts.forget(input.window, input.document)),
    elsewhere: base.drafts.elsewhere.handler(({ input }) => ({
      edits: drafts.isEditedElsewhere(input),
    })),
    look: base.drafts.look.handler(async () => {
      shortcuts.look();
      await windows.look();
    }),
  });
}
