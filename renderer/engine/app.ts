import type { AppInfo } from '../../shared/api/types.ts';
import type { DocumentStore } from '../stores/documentStore.ts';
import type { RunStore } from '../stores/runStore.ts';
import type { UiStore } from '../stores/uiStore.ts';
import type { CanvasControls } from './canvasControls.ts';
import type { NodeShapes } from './createNodeShapes.ts';
import type { EngineClient } from './engineClient.ts';
import type { PortsCache } from './createPortsCache.ts';
import type { RunFollower } from './followRun.ts';

/** Everything an action or a component may reach. */
export type App = {
  readonly client: EngineClient;
  readonly info: AppInfo;
  readonly document: DocumentStore;
  readonly run: RunStore;
  readonly ui: UiStore;
  /** The canvas on screen, as actions may move it. */
  readonly canvas: CanvasControls;
  /** Follows a run's events into the run store. */
  readonly follow: RunFollower;
  /** The ports of a placed node; the same object while nothing changes them. */
  readonly ports: PortsCache;
  /** How large the nodes of the open document were drawn. */
  readonly shapes: NodeShapes;
  /** A fresh id of 1 to 64 letters, digits, `_` or `-`. */
  readonly newId: () => string;
  readonly clipboard: TextClipboard;
  /** Tells the user what happened, in passing. */
  readonly notify: (notice: Notice) => void;
};

/** The part of the system clipboard that Patchbay uses. */
export type TextClipboard = {
  readonly read: () => Promise<string>;
  readonly write: (text: string) => Promise<void>;
};

/** A message in passing. */
export type Notice = {
  readonly kind: 'error' | 'info' | 'success';
  readonly message: string;
  readonly action?: { readonly label: string; readonly onClick: () => void };
};
