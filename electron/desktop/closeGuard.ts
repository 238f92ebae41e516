import type { HostEvents } from './hostEvents.ts';

/** What the window shows. */
export type DocumentState = {
  readonly name: string;
  readonly path: string | null;
  readonly dirty: boolean;
  /** The names of all open pipelines with unsaved changes. */
  readonly unsaved: readonly string[];
};

/** What the user wants done with unsaved changes. */
export type UnsavedAnswer = 'save' | 'discard' | 'cancel';

/** `leaving`: closing is agreed, nothing asks again. */
type Phase =
  | { readonly is: 'idle' | 'asking' }
  | { readonly is: 'leaving'; readonly discards: boolean }
  | { readonly is: 'saving'; readonly since: number };

export type CloseGuard = {
  /** True when the window may close now; otherwise the user is asked, and `leave` follows if they agree. */
  readonly mayClose: () => boolean;
  readonly setDocument: (state: DocumentState) => void;
  /** The save dialog was answered: a path, or null for cancel, which also calls the closing off. */
  readonly saveDialogAnswered: (path: string | null) => void;
  /** Nothing is unsaved: a new window, or a page that has crashed. */
  readonly reset: () => void;
  /** True once the user does not want what is unsaved: it must not come back at the next start. */
  readonly isDiscarding: () => boolean;
  /** The window stays for another reason: the next time is asked again. */
  readonly callOff: () => void;
};

type Options = {
  readonly ask: (document: DocumentState) => Promise<UnsavedAnswer>;
  readonly publish: HostEvents['publish'];
  /** Closes the window for good, or ends the app when it was about to end. */
  readonly leave: () => void;
  /** The user stays: the app does not end either. */
  readonly stay: () => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** In milliseconds. A save that takes longer has failed, and a later one must not close the window by surprise. */
const saveTakesAtMost = 10_000;

/** Keeps a window with unsaved changes open until the user has said what to do with them. */
export function createCloseGuard(options: Options): CloseGuard {
  const clean: DocumentState = { name: '', path: null, dirty: false, unsaved: [] };
  let document = clean;
  let phase: Phase = { is: 'idle' };

  const stay = (): void => {
    phase = { is: 'idle' };
    options.stay();
  };
  const leave = (discards = false): void => {
    phase = { is: 'leaving', discards };
    options.leave();
  };
  const ask = async (): Promise<void> => {
    phase = { is: 'asking' };
    const answer = await options.ask(document).catch(() => 'cancel' as const);
    if (answer === 'cancel') return stay();
    if (answer === 'discard' || !document.dirty) return leave(answer === 'discard');
    phase = { is: 'saving', since: options.now() };
    options.publish({ type: 'action', action: 'save-all' });
  };

  return {
    mayClose() {
      if (phase.is === 'leaving' || !document.dirty) return true;
      if (phase.is !== 'asking') void ask();
      return false;
    },
    setDocument(state) {
      document = state;
      // A change of name or path may come before the save is done: only `clean` answers.
      if (phase.is !== 'saving' || state.dirty) return;
      if (options.now() - phase.since <= saveTakesAtMost) leave();
      else stay();
    },
    saveDialogAnswered(path) {
      if (phase.is !== 'saving') return;
      if (path === null) stay();
      else phase = { is: 'saving', since: options.now() };
    },
    isDiscarding: () => phase.is === 'leaving' && phase.discards,
    callOff() {
      phase = { is: 'idle' };
    },
    reset() {
      document = clean;
      phase = { is: 'idle' };
    },
  };
}
