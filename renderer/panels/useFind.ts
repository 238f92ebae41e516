import { useEffect, useState } from 'react';
import { seenFor } from '../../shared/graph/frames.ts';
import { createNodeFinder } from '../actions/edits/createNodeFinder.ts';
import { lookAt } from '../actions/edits/lookAt.ts';
import type { App } from '../engine/app.ts';
import { useApp, useDocument } from '../engine/AppContext.tsx';
import { allProblems } from '../actions/edits/goToProblem.ts';

type Finder = ReturnType<typeof createNodeFinder>;

/** Searches the nodes for what is typed and looks at the first one; goes on finding while the document changes. */
export function useFind(): (query: string) => void {
  const app = useApp();
  const graph = useDocument((state) => state.pipeline.graph);
  const [finder] = useState(createNodeFinder);
  useEffect(() => {
    const { find } = app.view.getState();
    if (find !== null) search(app, finder, find.query);
  }, [app, finder, graph]);
  return (query) => {
    search(app, finder, query);
    const [first] = app.view.getState().find?.found ?? [];
    if (first !== undefined) lookAt(app, first);
  };
}

function search(app: App, finder: Finder, query: string): void {
  const { find, setFind, ...view } = app.view.getState();
  if (find === null) return;
  const { pipeline } = app.document.getState();
  const found = finder({ pipeline, problems: allProblems(view) }, query);
  const isFound = new Set(found.flatMap((id) => [id, seenFor(pipeline.graph, id)]));
  const at = find.at !== null && found.includes(find.at) ? find.at : null;
  setFind({ ...find, query, found, isFound, at });
}
