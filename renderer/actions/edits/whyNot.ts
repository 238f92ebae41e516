import type { App } from '../../engine/app.ts';

/** Why an action that is for selected nodes cannot be done now. */
export function needsNode(): string {
  return 'Select a node first';
}

/** Why a run cannot be started now. */
export function whyNoRun(app: App): string {
  return app.run.getState().activeRunId === null ? 'The pipeline is empty' : 'A run goes on';
}

/** Why something of selected nodes cannot be run now. */
export function whyNoPartRun(app: App): string {
  return app.run.getState().activeRunId === null ? needsNode() : 'A run goes on';
}

/** Why nothing can be done with a run now. */
export function noRun(): string {
  return 'No run goes on';
}
