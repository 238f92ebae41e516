import { useEffect } from 'react';
import { useApp } from './AppContext.tsx';

const pauseMs = 400;

/** While problems are shown, checks again after each edit, so that a mended one goes away. */
export function useProblemWatch(): void {
  const app = useApp();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const check = async (): Promise<void> => {
      const { pipeline, path } = app.document.getState();
      const answer = await app.client.runs
        .check({ pipeline, pipelinePath: path })
        .catch(() => undefined);
      if (answer === undefined || app.document.getState().pipeline.graph !== pipeline.graph) return;
      if (app.view.getState().problems.length > 0) app.view.getState().setProblems(answer.problems);
    };
    const stop = app.document.subscribe((state, before) => {
      if (
        state.pipeline.graph === before.pipeline.graph ||
        app.view.getState().problems.length === 0
      )
        return;
      clearTimeout(timer);
      timer = setTimeout(() => void check(), pauseMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [app]);
}
