import { prepareNodeRed } from './nodeRed.js';

/** Node-RED with a function node for each node of the graph. */
export function prepare(graph) {
  return prepareNodeRed(graph, {
    toNode: ({ needs, isLast, ms }) => ({
      type: 'function',
      outputs: 1,
      noerr: 0,
      initialize: '',
      finalize: '',
      libs: [],
      func: functionOf({ needs, isLast, ms }),
    }),
  });
}

/** A join counts its messages; a function node has nothing but its context for that. */
function functionOf({ needs, isLast, ms }) {
  const join = `const got = (context.get('got') || 0) + 1;
if (got < ${needs}) { context.set('got', got); return; }
context.set('got', 0);`;
  return [
    needs > 1 ? join : '',
    ms === undefined ? '' : `await global.get('bench').wait(${ms});`,
    `global.get('bench').count();`,
    isLast ? `global.get('bench').end();` : '',
    'return msg;',
  ].join('\n');
}
