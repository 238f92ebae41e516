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
  /** Waits this many milliseconds, or longer while there is input. */
  readonly wait: (ms: number) => Promise<void>;
  /** Milliseconds of a clock that never jumps. */
  readonly now: () => number;
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

type Gathering = {
  readonly until: number;
  readonly end: () => void;
  readonly ended: Promise<void>;
};

/** How long edits are gathered before they are sent, in milliseconds: a loss is this, and the time to the engine. */
export const gatherMs = 200;
const retryMs = 500;
/** Writes that are sent before the first of them is answered: on a slow disk the engine has them, should the page be gone. */
const mostUnderWay = 30;

/** Makes the keeper of a document. It sends what changed since its last write. */
export function createDraftKeeper(options: Options): DraftKeeper {
  const { client, session, id, document, view, wait, now } = options;
  const held = new Map<string, Edit>();
  /** True from a change on until it is looked at. */
  let isStale = false;
  /** Ends when what was changed first has been gathered for long enough, whatever is being written meanwhile. */
  let gathering: Gathering = { until: 0, end: () => undefined, ended: Promise.resolve() };
  /** Undefined while it is not known what the engine has. */
  let sent: Wanted | undefined = null;
  let seq = 0;
  /** The last write that was whole: what became of those before does not matter. */
  let wholeSeq = 0;
  /** The writes that are not answered. */
  const underWay = new Set<Promise<void>>();
  let isStopped = false;
  let isAtWork = false;

  const gather = (ms: number): void => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const ended = Promise.race([wait(ms), promise]);
    gathering = { until: now() + ms, end: resolve, ended };
  };
  /** A write came to nothing: all is sent again, after so many milliseconds. */
  const lose = (writeSeq: number, ms: number): void => {
    if (writeSeq < wholeSeq || sent === undefined) return;
    sent = undefined;
    if (ms > 0) gather(ms);
    start();
  };
  const send = (window: string, next: NonNullable<Wanted>): void => {
    const { pipeline, ...rest } = next;
    const patch = sent ? (diffJson(sent.pipeline, pipeline) ?? { in: {} }) : undefined;
    sent = next;
    seq += 1;
    const write = seq;
    if (patch === undefined) wholeSeq = write;
    const content = patch === undefined ? { text: JSON.stringify(pipeline) } : { patch };
    const answer = client.drafts
      .keep({ window, document: id, seq: write, content, ...rest })
      .then(({ kept }) => {
        // A whole pipeline is refused only where this window is another page's by now.
        if (!kept) lose(write, patch === undefined ? retryMs : 0);
      })
      .catch((error: unknown) => {
        if (write >= wholeSeq && sent !== undefined) options.onError(failureOf(error));
        lose(write, retryMs);
      })
      .finally(() => {
        underWay.delete(answer);
        tellKept();
      });
    underWay.add(answer);
  };
  const forget = async (window: string): Promise<void> => {
    // Until it is forgotten nothing is kept as it is now, and if the answer is lost it is not known what is.
    sent = undefined;
    // What is on its way would bring it back.
    await Promise.all(underWay);
    await client.drafts.forget({ window, document: id });
    sent = null;
  };

  const keepUp = async (): Promise<void> => {
    await gathering.ended;
    if (underWay.size >= mostUnderWay) await Promise.race(underWay);
    if (isStopped || session.window === null) return;
    isStale = false;
    const next = wantedOf(document, {
      held: [...held.values()].flat(),
      typed: view.getState().typed,
    });
    if (next !== null) send(session.window, next);
    else if (sent !== null) await forget(session.window);
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
    tellKept();
  };
  const start = (): void => {
    if (!isAtWork) void work();
  };
  const tellKept = (): void => {
    const isKept = underWay.size === 0 && !isStale && sent !== undefined;
    if (session.window !== null && (isKept || isStopped)) view.getState().setKept(true);
  };

  const touch = (): void => {
    if (isStopped) return;
    if (!isStale) gather(gatherMs);
    // A browser lets input go first: while somebody types fast or drags, a timer may come seconds late.
    else if (now() >= gathering.until) gathering.end();
    isStale = true;
    view.getState().setKept(false);
    start();
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
      // No engine answers for another one.
      underWay.clear();
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
