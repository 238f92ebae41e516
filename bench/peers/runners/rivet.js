import {
  coreCreateProcessor,
  globalRivetNodeRegistry,
  pluginNodeDefinition,
} from '@ironclad/rivet-core';
import { createSlots } from './slots.js';

/** Rivet: a plugin's node with as many inputs as it has edges, in a project of one graph. */
export async function prepare({ nodes, edges, ms, limit }) {
  const wait = createSlots(limit);
  let count = 0;
  globalRivetNodeRegistry.registerPlugin({
    id: 'bench',
    name: 'Bench',
    register: (register) =>
      register(
        pluginNodeDefinition(
          workNode(async (at) => {
            if (ms[at] !== undefined) await wait(ms[at]);
            count += 1;
          }),
          'Work',
        ),
      ),
  });
  const needs = Array.from({ length: nodes }, () => 0);
  const connections = edges.map(([from, to]) => ({
    outputNodeId: `n${from}`,
    outputId: 'out',
    inputNodeId: `n${to}`,
    inputId: `in${needs[to]++}`,
  }));
  const graph = {
    metadata: { id: 'g', name: 'g', description: '' },
    nodes: needs.map((inputs, at) => ({
      id: `n${at}`,
      type: 'benchWork',
      title: `n${at}`,
      visualData: { x: 0, y: 0 },
      data: { at, inputs },
    })),
    connections,
  };
  const project = {
    metadata: { id: 'p', title: 'p', description: '', mainGraphId: 'g' },
    graphs: { g: graph },
    plugins: [],
  };
  return {
    run: async () => {
      count = 0;
      await coreCreateProcessor(project, { graph: 'g', inputs: {} }).run();
      return count;
    },
  };
}

function workNode(work) {
  return {
    create: () => ({
      id: 'x',
      type: 'benchWork',
      title: 'Work',
      visualData: { x: 0, y: 0 },
      data: { at: 0, inputs: 0 },
    }),
    getInputDefinitions: ({ inputs }) =>
      Array.from({ length: inputs }, (_, at) => ({
        id: `in${at}`,
        title: `in${at}`,
        dataType: 'string',
      })),
    getOutputDefinitions: () => [{ id: 'out', title: 'out', dataType: 'string' }],
    getEditors: () => [],
    getBody: () => '',
    getUIData: () => ({ infoBoxBody: '', infoBoxTitle: '', contextMenuTitle: 'Work', group: 'x' }),
    process: async ({ at }) => {
      await work(at);
      return { out: { type: 'string', value: 'x' } };
    },
  };
}
