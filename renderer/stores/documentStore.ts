import { createStore, type StoreApi } from 'zustand/vanilla';
import { emptyPipeline, type Pipeline } from '../../shared/domain/graph.ts';
import { applyCommand, coalesceKey, type GraphCommand } from '../../shared/graph/commands.ts';

/** The open document: the pipeline, where it is saved, and what can be undone. */
export type DocumentState = {
  readonly pipeline: Pipeline;
  /** Absolute; null until the document is saved. */
  readonly path: string | null;
  /** The revision last read or saved; null until then. */
  readonly revision: string | null;
  /** What is on disk; the document is dirty while `pipeline` is another object. */
  readonly savedPipeline: Pipeline;
  /** What the loader had to say about the file. */
  readonly warnings: readonly string[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Counts loads, so that views can tell another document from an edit. */
  readonly loadCount: number;
  /** Applies a command as a step of undo; a command that changes nothing is no step. */
  readonly apply: (command: GraphCommand) => void;
  /** Applies commands together as one step of undo. */
  readonly applyAll: (commands: readonly GraphCommand[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly load: (document: LoadedDocument) => void;
  /** Tells which pipeline was written where. */
  readonly markSaved: (saved: Omit<LoadedDocument, 'warnings'>) => void;
};

/** A document as it was opened; a new one has no path and no revision. */
export type LoadedDocument = {
  readonly pipeline: Pipeline;
  readonly path: string | null;
  readonly revision: string | null;
  readonly warnings: readonly string[];
};

export type DocumentStore = StoreApi<DocumentState>;

type Options = {
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
};

/** Edits with one coalesce key that follow each other this closely are one step of undo, in milliseconds. */
const coalesceWindowMs = 1000;
/** How many steps can be undone. */
const historyLimit = 500;

/** Says whether the document has changes that are not saved. */
export function isDirty(state: Pick<DocumentState, 'pipeline' | 'savedPipeline'>): boolean {
  return state.pipeline !== state.savedPipeline;
}

/** Makes the store of the open document, empty at first. */
export function createDocumentStore({ now }: Options): DocumentStore {
  let past: readonly Pipeline[] = [];
  let future: readonly Pipeline[] = [];
  let lastEdit: { readonly key: string; readonly at: number } | undefined;
  const untitled = emptyPipeline('Untitled');

  return createStore<DocumentState>()((set, get) => {
    const show = (pipeline: Pipeline): void => {
      set({ pipeline, canUndo: past.length > 0, canRedo: future.length > 0 });
    };
    const joinsLastEdit = (key: string | undefined, at: number): boolean => {
      const last = lastEdit;
      lastEdit = key === undefined ? undefined : { key, at };
      return last !== undefined && last.key === key && at - last.at < coalesceWindowMs;
    };
    const applyAll = (commands: readonly GraphCommand[]): void => {
      const { pipeline } = get();
      const next = commands.reduce(applyCommand, pipeline);
      if (next === pipeline) return;
      const [only] = commands.length === 1 ? commands : [];
      const joins = joinsLastEdit(only && coalesceKey(only), now());
      if (!joins || past.length === 0) past = [...past, pipeline].slice(-historyLimit);
      future = [];
      show(next);
    };
    return {
      pipeline: untitled,
      path: null,
      revision: null,
      savedPipeline: untitled,
      warnings: [],
      canUndo: false,
      canRedo: false,
      loadCount: 0,
      apply: (command) => applyAll([command]),
      applyAll,
      undo: () => {
        const previous = past.at(-1);
        if (previous === undefined) return;
        future = [...future, get().pipeline];
        past = past.slice(0, -1);
        lastEdit = undefined;
        show(previous);
      },
      redo: () => {
        const next = future.at(-1);
        if (next === undefined) return;
        past = [...past, get().pipeline];
        future = future.slice(0, -1);
        lastEdit = undefined;
        show(next);
      },
      load: (document) => {
        past = [];
        future = [];
        lastEdit = undefined;
        const loadCount = get().loadCount + 1;
        set({
          ...document,
          savedPipeline: document.pipeline,
          canUndo: false,
          canRedo: false,
          loadCount,
        });
      },
      markSaved: ({ path, revision, pipeline }) => {
        lastEdit = undefined;
        set({ path, revision, savedPipeline: pipeline });
      },
    };
  });
}
