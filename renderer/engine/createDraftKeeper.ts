import type { Failure } from '../../shared/domain/failure.ts';
import type { TypedTexts } from '../../shared/api/drafts.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { diffJson } from '../../shared/domain/jsonPatch.ts';
import { applyCommand, type GraphCommand } from '../../shared/graph/commands.ts';
import { isDirty, type DocumentStore } from '../stores/documentStore.ts';
import type { ViewStore } from '../stores/viewStore.ts';
import type { WindowSession } from './app.ts';
import type { EngineClient } from './engineClient.ts';
import { failureOf } from './failureOf.ts';

/** Has the engine keep what is not saved of one document, so that nothing is lost however the page or the engine ends. */
export type DraftKeeper = {
  /** What an edit that is under way would do if it ended now; null when it is over. The document knows only its end. */
  readonly hold: (what: 'drag' | 'name', edit: Edit | null) => void;
  /** The window has arrived, or its engine is another one: what the engine has is not known any more. */
  readonly restart: () => void;
  /** The document is closed: nothing of it is kept. */
  readonly stop: () => Promise<void>;
};

type Edit = readonly GraphCommand[];

type Options = {
  readonly client: Pick<EngineClient, 'drafts'>;
  readonly session: WindowSession;
  /** Names the document in its window. */
  readonly id: string;
  readonly document: DocumentStore;
  readonly view: ViewStore;
  /** Waits this many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** Edits cannot be kept now, as on a full disk; it is tried again. */
  readonly onError: (failure: Failure) => void;
};

/** What is to be kept: null where everything is in the file. */
type Wanted = {
  readonly pipeline: Pipeline;
  readonly path: string | null;
  readonly revision: string | null;
  readonly edits: number;
  readonly typed: TypedTexts;
} | null;

/** How long edits are gathered before they are sent, in milliseconds: a loss is this, or the time of a write, and that of one more. */
export const gatherMs = 200;
const retryMs = 500;

/** Makes the keeper of a document. It sends what changed since its last write, and one write at a time. */
export function createDraftKeeper(options: Options): DraftKeeper {
  const { client, session, id, document, view, wait } = options;
  const held = new Map<string, Edit>();
  /** True from a change on until it is looked at. */
  let isStale = false;
  /** Ends when what was changed first has been gathered for long enough, whatever is being written meanwhile. */
  let gathered = Promise.resolve();
  /** Undefined while it is not known what the engine has. */
  let sent: Wanted | undefined = null;
  let seq = 0;
  let isStopped = false;
  let isAtWork = false;

  const write = async (window: string, next: Wanted): Promise<void> => {
    const before = sent;
    // If the answer is lost, it is not known what was kept.
    sent = undefined;
    if (next === null) {
      await client.drafts.forget({ window, document: id });
      sent = null;
      return;
    }
    const { pipeline, ...rest } = next;
    const patch = before ? (diffJson(before.pipeline, pipeline) ?? { in: {} }) : undefined;
    seq += 1;
    const content = patch === undefined ? { text: JSON.stringify(pipeline) } : { patch };
    const { kept } = await client.drafts.keep({
      window,
      document: id,
      seq,
      content,
      ...rest,
    });
    if (kept) sent = next;
    // A whole pipeline is refused only where this window is another page's by now.
    else if (patch === undefined) await wait(retryMs);
  };

  const keepUp = async (): Promise<void> => {
    await gathered;
    if (isStopped || session.window === null) return;
    isStale = false;
    const next = wantedOf(document, {
      held: [...held.values()].flat(),
      typed: view.getState().typed,
    });
    if (next !== null || sent !== null) await write(session.window, next);
  };
  const work = async (): Promise<void> => {
    isAtWork = true;
    while (!isStopped && session.window !== null && (isStale || sent === undefined)) {
      try {
        await keepUp();
      } catch (error) {
        options.onError(failureOf(error));
        await wait(retryMs);
      }
    }
    isAtWork = false;
    if (session.window !== null) view.getState().setKept(true);
  };

  const touch = (): void => {
    if (isStopped) return;
    if (!isStale) gathered = wait(gatherMs);
    isStale = true;
    view.getState().setKept(false);
    if (!isAtWork) void work();
  };
  document.subscribe((state, before) => {
    const isSame =
      state.pipeline === before.pipeline &&
      state.savedPipeline === before.savedPipeline &&
      state.path === before.path &&
      state.revision === before.revision;
    if (!isSame) touch();
  });
  view.subscribe(({ typed }, before) => {
    if (typed !== before.typed) touch();
  });

  return {
    hold: (what, edit) => {
      if (edit === null && !held.delete(what)) return;
      if (edit !== null) held.set(what, edit);
      touch();
    },
    restart: () => {
      isStopped = false;
      sent = undefined;
      touch();
    },
    stop: async () => {
      isStopped = true;
      const { window } = session;
      if (window === null || sent === null) return;
      await client.drafts.forget({ window, document: id }).catch(() => undefined);
    },
  };
}

type UnderWay = { readonly held: Edit; readonly typed: TypedTexts };

/** A document that is in no file is kept as soon as there is anything in it. */
function wantedOf(document: DocumentStore, underWay: UnderWay): Wanted {
  const state = document.getState();
  const { revision, path, edits } = state;
  const pipeline = underWay.held.reduce(applyCommand, state.pipeline);
  const typed = inNodes(underWay.typed, pipeline);
  const isUnderWay = pipeline !== state.pipeline || Object.keys(typed).length > 0;
  const isNew = path === null && Object.keys(pipeline.graph.nodes).length > 0;
  if (!isDirty(state) && !isNew && !isUnderWay) return null;
  return { pipeline, path, revision, edits: isUnderWay ? edits + 1 : edits, typed };
}

/** The id of a field has that of its node in it; a field of a node that is gone is seen by nobody. */
function inNodes(typed: TypedTexts, { graph }: Pipeline): TypedTexts {
  const isSeen = (field: string): boolean =>
    Object.keys(graph.nodes).some((id) => field.includes(id));
  return Object.fromEntries(Object.entries(typed).filter(([field]) => isSeen(field)));
}
