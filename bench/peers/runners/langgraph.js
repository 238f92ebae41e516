import { Annotation, END, START, StateGraph } from '@langchain/langgraph';

/** LangGraph: a node for each, a join waits for all of its edges. Its own limit of concurrency is used. */
export async function prepare({ nodes, edges, ms, limit }) {
  const State = Annotation.Root({
    text: Annotation({ reducer: (_, next) => next, default: () => 'x' }),
  });
  const needs = Array.from({ length: nodes }, () => []);
  const isRead = Array.from({ length: nodes }, () => false);
  for (const [from, to] of edges) {
    needs[to].push(`n${from}`);
    isRead[from] = true;
  }
  let count = 0;
  const graph = new StateGraph(State);
  needs.forEach((_, at) => {
    graph.addNode(`n${at}`, async () => {
      if (ms[at] !== undefined) await new Promise((resolve) => setTimeout(resolve, ms[at]));
      count += 1;
      return { text: 'x' };
    });
  });
  needs.forEach((names, at) => {
    if (names.length === 0) graph.addEdge(START, `n${at}`);
    else graph.addEdge(names.length === 1 ? names[0] : names, `n${at}`);
    if (!isRead[at]) graph.addEdge(`n${at}`, END);
  });
  const compiled = graph.compile();
  return {
    run: async () => {
      count = 0;
      await compiled.invoke(
        { text: 'x' },
        { recursionLimit: nodes * 2 + 10, maxConcurrency: limit },
      );
      return count;
    },
  };
}
