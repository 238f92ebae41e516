import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphNode } from '../../shared/domain/graph.ts';
import type { LanguageSetting } from '../../shared/api/types.ts';
import type { NodeId } from '../../shared/domain/ids.ts';
import type { Value } from '../../shared/domain/values.ts';
import type { CanvasPoint, EdgePlace, PortEnd } from './places.ts';

/** What the palette was opened for. */
export type PaletteRequest = {
  /** Where a chosen node goes; the middle of what is seen when absent. */
  readonly at?: CanvasPoint;
  /** Offers only what this port can be connected to, and connects it. */
  readonly from?: PortEnd;
  /** Offers only what this edge can be led through, and leads it. */
  readonly into?: EdgePlace;
  /** Puts what is chosen in the place of this node. */
  readonly replace?: GraphNode;
  /** Offers models only, for this prediction or training. */
  readonly chooseModelFor?: NodeId;
  /** Offers what can be done in place of what can be added. */
  readonly commands?: CommandPage;
};

/** What the palette of commands offers: all of them, or the things that one of them is about. */
export type CommandPage = 'all' | 'recent' | 'nodes' | 'themes' | 'providers';

/** A part of the drawer at the bottom. */
export type LogTab = 'run' | 'problems' | 'queue' | 'history';

/** One answer of a confirm dialog. */
export type Choice = {
  readonly id: string;
  readonly label: string;
  readonly tone?: 'primary' | 'danger';
};

/** A question with a few answers. */
export type ConfirmRequest = {
  readonly title: string;
  readonly message: string;
  /** What it is about, one sentence each, as a list. */
  readonly details?: readonly string[];
  readonly choices: readonly Choice[];
};

/** The dialog on screen. Those with `resolve` are questions: close them by `answerDialog`. */
export type Dialog =
  | { readonly kind: 'open'; readonly resolve: (path: string | null) => void }
  | {
      readonly kind: 'save';
      readonly suggestedName: string;
      readonly resolve: (path: string | null) => void;
    }
  /** How many items of each list a sample takes. */
  | { readonly kind: 'sample'; readonly resolve: (count: string | null) => void }
  | { readonly kind: 'examples'; readonly resolve: (id: string | null) => void }
  | ({
      readonly kind: 'confirm';
      readonly resolve: (choice: string | null) => void;
    } & ConfirmRequest)
  | {
      readonly kind: 'viewer';
      readonly title: string;
      readonly values: readonly Value[];
      readonly index: number;
    }
  | { readonly kind: 'settings' }
  | { readonly kind: 'shortcuts' };

type Question = Extract<Dialog, { readonly resolve: unknown }>;
type QuestionRequest = Question extends infer Q
  ? Q extends unknown
    ? Omit<Q, 'resolve'>
    : never
  : never;

/** What the Library panel shows over its first page. */
export type LibraryPlace =
  | { readonly kind: 'collection'; readonly slug: string; readonly name: string }
  | { readonly kind: 'model'; readonly owner: string; readonly name: string };

/** The Library panel: whose models, and how deep in; an empty path is its first page. */
export type LibraryView = { readonly provider: string; readonly path: readonly LibraryPlace[] };

export type Theme = 'light' | 'dark' | 'system';

/** `en-XA` is the language of tests, which Settings does not offer. */
export type LanguageChoice = LanguageSetting | 'en-XA';

/** What is on screen in the window, whichever document it shows. */
export type UiState = {
  /** Closed it keeps what it was opened for: what goes from the page must not turn into another palette on its way. */
  readonly palette: { readonly open: boolean } & PaletteRequest;
  readonly dialog: Dialog | null;
  /** The page of what an account has at a provider, over the canvas; dialogs stand above it. */
  readonly manageOpen: boolean;
  readonly theme: Theme;
  readonly language: LanguageChoice;
  readonly inspectorOpen: boolean;
  readonly logOpen: boolean;
  /** The part of the run log that was asked for last; a new object each time. */
  readonly logRequest: { readonly tab: LogTab } | null;
  /** The ids of the actions that were last chosen in the palette, the latest first. */
  readonly recentActions: readonly string[];
  /** The node whose tasks the run log shows; null shows what is of most interest. */
  readonly logNode: NodeId | null;
  readonly libraryOpen: boolean;
  readonly library: LibraryView;
  /** `refused`: the server was started anew and does not know this page. */
  readonly connection: 'connected' | 'reconnecting' | 'refused';
  readonly openPalette: (request?: PaletteRequest) => void;
  readonly closePalette: () => void;
  readonly showDialog: (dialog: Exclude<Dialog, Question>) => void;
  /** Shows a question and gives the answer; null when it was closed without one. */
  readonly ask: (question: QuestionRequest) => Promise<string | null>;
  readonly confirm: (request: ConfirmRequest) => Promise<string | null>;
  /** Closes the dialog; a question gets this answer. */
  readonly answerDialog: (answer: string | null) => void;
  readonly setManageOpen: (isOpen: boolean) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly setLanguage: (language: LanguageChoice) => void;
  readonly setPanels: (panels: {
    readonly inspectorOpen?: boolean;
    readonly logOpen?: boolean;
    readonly libraryOpen?: boolean;
  }) => void;
  /** Opens the run log at this part. */
  readonly showLog: (tab: LogTab) => void;
  readonly rememberAction: (id: string) => void;
  readonly setLogNode: (nodeId: NodeId | null) => void;
  readonly setLibrary: (view: Partial<LibraryView>) => void;
  readonly setConnection: (connection: UiState['connection']) => void;
};

export type UiStore = StoreApi<UiState>;

/** What is remembered between visits. */
export type UiPreferences = Partial<
  Pick<
    UiState,
    'theme' | 'language' | 'inspectorOpen' | 'logOpen' | 'libraryOpen' | 'recentActions'
  >
> & { readonly libraryProvider?: string };

/** So many actions are remembered as recent ones. */
const recentAtMost = 5;

/** Makes the store of what is on screen. */
export function createUiStore(preferences: UiPreferences = {}): UiStore {
  return createStore<UiState>()((set, get) => {
    const ask = (question: QuestionRequest): Promise<string | null> => {
      get().answerDialog(null);
      return new Promise((resolve) => {
        set({ dialog: { ...question, resolve } });
      });
    };
    return {
      palette: { open: false },
      dialog: null,
      manageOpen: false,
      theme: preferences.theme ?? 'system',
      language: preferences.language ?? 'system',
      inspectorOpen: preferences.inspectorOpen ?? true,
      logOpen: preferences.logOpen ?? false,
      logRequest: null,
      recentActions: preferences.recentActions ?? [],
      logNode: null,
      libraryOpen: preferences.libraryOpen ?? false,
      library: { provider: preferences.libraryProvider ?? 'builtin', path: [] },
      connection: 'connected',
      openPalette: (request = {}) => set({ palette: { ...request, open: true } }),
      closePalette: () => set(({ palette }) => ({ palette: { ...palette, open: false } })),
      showDialog: (dialog) => {
        get().answerDialog(null);
        set({ dialog });
      },
      ask,
      confirm: (request) => ask({ kind: 'confirm', ...request }),
      answerDialog: (answer) => {
        const { dialog } = get();
        if (dialog === null) return;
        set({ dialog: null });
        if ('resolve' in dialog) dialog.resolve(answer);
      },
      setManageOpen: (manageOpen) => set({ manageOpen }),
      setTheme: (theme) => set({ theme }),
      setLanguage: (language) => set({ language }),
      // What was asked for in the log holds until that is closed.
      setPanels: (panels) =>
        set(panels.logOpen === false ? { ...panels, logRequest: null } : panels),
      showLog: (tab) => set({ logOpen: true, logRequest: { tab } }),
      rememberAction: (id) =>
        set(({ recentActions }) => ({
          recentActions: [id, ...recentActions.filter((each) => each !== id)].slice(
            0,
            recentAtMost,
          ),
        })),
      setLogNode: (logNode) => set({ logNode }),
      setLibrary: (view) => set(({ library }) => ({ library: { ...library, ...view } })),
      setConnection: (connection) => set({ connection }),
    };
  });
}
