import { useEffect } from 'react';
import { listProblems } from '../../shared/graph/listProblems.ts';
import type { App } from './app.ts';
import { useApp } from './AppContext.tsx';

/** In milliseconds: nobody reads a list while typing. */
const pauseMs = 400;

/** Keeps the list of problems of the shown document: what it says itself, and after a refused run what the engine says. */
export function useProblemWatch(): void {
  const app = useApp();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      app.view.getState().setKnown(listProblems(app.document.getState().pipeline));
      if (app.view.getState().problems.length > 0) void checkAgain(app);
    };
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, pauseMs);
    };
    soon();
    const stop = app.document.subscribe((state, before) => {
      if (state.pipeline.graph !== before.pipeline.graph) soon();
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [app]);
}

/** So that a mended problem goes away. */
async function checkAgain(app: App): Promise<void> {
  const { pipeline, path } = app.document.getState();
  const answer = await app.client.runs
    .check({ pipeline, pipelinePath: path })
    .catch(() => undefined);
  if (answer === undefined || app.document.getState().pipeline.graph !== pipeline.graph) return;
  if (app.view.getState().problems.length > 0) app.view.getState().setProblems(answer.problems);
}
