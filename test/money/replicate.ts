import { createBuiltinServer } from '../../electron/builtin/createBuiltinServer.ts';
import type { EngineClient, EngineOptions } from '../../electron/engine/engine.ts';
import type { RunId } from '../../shared/domain/ids.ts';
import { nodesOf, type Pipeline } from '../../shared/domain/graph.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { scratchFolder } from '../support/scratchFolder.ts';
import { createTestEngine, followRun, newRunId } from '../support/testEngine.ts';

/** An engine whose Replicate is a built-in server of the test, which counts what is created. */
export async function createPaidEngine(changes: Pick<EngineOptions, 'now'> = {}) {
  const scratch = await scratchFolder();
  const token = 'token-of-the-money-tests';
  const replicate = await createBuiltinServer({ token, storageDir: scratch.at('replicate') });
  const t = await createTestEngine({
    ...changes,
    env: { REPLICATE_BASE_URL: replicate.baseUrl, REPLICATE_API_TOKEN: token },
  });
  const { client } = t;
  return {
    ...t,
    replicate,
    /** Sets the price of a run of some built-in models, in US dollars. */
    price: (prices: { readonly [name: string]: number }) =>
      client.prices.set({
        models: Object.entries(prices).map(([name, price]) => ({
          model: `builtin/${name}`,
          charges: [{ unit: 'run', price }],
        })),
      }),
    start: async (pipeline: Pipeline, budget: Budget = {}) => {
      const runId = newRunId();
      const started = await client.runs.start({ runId, pipeline, ...budget });
      if (!started.ok) throw new Error(started.problems.map(({ message }) => message).join('\n'));
      return followRun(t.engine, runId);
    },
    /** Goes on with a paused run and follows it until it has ended or is paused again. */
    goOn: async (runId: RunId, budget: Budget = {}) => {
      const started = await client.runs.continue({ runId, ...budget });
      if (!started.ok) throw new Error(started.problems.map(({ message }) => message).join('\n'));
      return followRun(t.engine, runId);
    },
    /** Resumes a run and follows what is new to its end. */
    resume: async (runId: RunId, budget: Budget = {}) => {
      const started = await client.runs.resume({ runId, ...budget });
      if (!started.ok) throw new Error(started.problems.map(({ message }) => message).join('\n'));
      return followRun(t.engine, runId);
    },
    async [Symbol.asyncDispose]() {
      await t[Symbol.asyncDispose]();
      await replicate.close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

type Provider = 'builtin' | 'replicate';
type Budget = { readonly budget?: number; readonly allowUnknown?: boolean };

/** A text of so many lines, one picture of each line; another one of each picture where a second model is named. */
export async function linesToPictures(
  client: EngineClient,
  lines: number,
  second?: string,
  provider: Provider = 'replicate',
): Promise<Pipeline> {
  const text = Array.from({ length: lines }, (_, index) => `Line ${index}`).join('\n');
  const builder = new PipelineBuilder('Lines')
    .node('text', 'text', { text })
    .node('split', 'split-text');
  await builder.model(client, 'draw', 'render-text', { font: 'pixel' });
  if (second !== undefined) {
    await builder.model(client, 'gray', second);
    builder.edge('draw.output', 'gray.image');
  }
  const pipeline = builder
    .node('show', 'preview')
    .edge('text.text', 'split.text')
    .edge('split.parts', 'draw.prompt')
    .edge(second === undefined ? 'draw.output' : 'gray.output', 'show.value')
    .build();
  return provider === 'builtin' ? pipeline : atReplicate(pipeline);
}

/** One text, a picture of it, and that one in grey. */
export async function textToGrey(
  client: EngineClient,
  provider: Provider = 'replicate',
): Promise<Pipeline> {
  const builder = new PipelineBuilder('Grey').node('text', 'text', { text: 'Hello' });
  await builder.model(client, 'draw', 'render-text', { font: 'pixel' });
  await builder.model(client, 'gray', 'grayscale');
  const pipeline = builder
    .node('show', 'preview')
    .edge('text.text', 'draw.prompt')
    .edge('draw.output', 'gray.image')
    .edge('gray.output', 'show.value')
    .build();
  return provider === 'builtin' ? pipeline : atReplicate(pipeline);
}

/** The same models, at the service that may cost money. */
function atReplicate(pipeline: Pipeline): Pipeline {
  const nodes = nodesOf(pipeline.graph).map((node) => [
    node.id,
    node.type === 'prediction'
      ? { ...node, settings: { ...node.settings, provider: 'replicate' } }
      : node,
  ]);
  return { ...pipeline, graph: { ...pipeline.graph, nodes: Object.fromEntries(nodes) } };
}
