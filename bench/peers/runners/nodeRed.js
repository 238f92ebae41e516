import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import RED from 'node-red';
import { createSlots } from './slots.js';

/** Node-RED in this process, without its editor; `toNode` makes a node of the graph, `files` are nodes to be loaded. */
export async function prepareNodeRed({ nodes, edges, ms, limit }, { toNode, files = {} }) {
  const userDir = await mkdtemp(join(tmpdir(), 'patchbay-node-red-'));
  const bench = createBench(nodes, limit);
  const needs = Array.from({ length: nodes }, () => 0);
  const next = Array.from({ length: nodes }, () => []);
  for (const [from, to] of edges) {
    needs[to] += 1;
    next[from].push(`n${to}`);
  }
  const flow = needs.map((count, at) => ({
    id: `n${at}`,
    z: 'flow',
    name: '',
    x: 0,
    y: 0,
    wires: [next[at]],
    ...toNode({ at, needs: count, isLast: next[at].length === 0, ms: ms[at] }),
  }));
  const flows = [{ id: 'flow', type: 'tab', label: 'bench' }, ...flow];
  await writeFile(join(userDir, 'flows.json'), JSON.stringify(flows));
  await mkdir(join(userDir, 'nodes'));
  for (const [name, text] of Object.entries(files))
    await writeFile(join(userDir, 'nodes', name), text);
  globalThis.patchbayBench = bench;
  RED.init({
    userDir,
    flowFile: 'flows.json',
    httpAdminRoot: false,
    httpNodeRoot: false,
    disableEditor: true,
    functionGlobalContext: { bench },
    logging: { console: { level: 'off', metrics: false, audit: false } },
  });
  const started = new Promise((resolve) => RED.events.once('flows:started', resolve));
  await RED.start();
  await started;
  return {
    run: () =>
      bench.run(() => {
        needs.forEach((count, at) => {
          if (count === 0) RED.nodes.getNode(`n${at}`).receive({ payload: 'x' });
        });
      }),
    close: async () => {
      await RED.stop();
      await rm(userDir, { recursive: true, force: true });
    },
  };
}

function createBench(nodes, limit) {
  let count = 0;
  let resolveRun = () => {};
  const wait = createSlots(limit);
  const end = () => {
    if (count === nodes) resolveRun(count);
  };
  return {
    wait,
    count: () => {
      count += 1;
    },
    end,
    run: (start) =>
      new Promise((resolve) => {
        count = 0;
        resolveRun = resolve;
        start();
      }),
  };
}
