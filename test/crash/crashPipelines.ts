import type { EngineClient } from '../../electron/engine/engine.ts';
import { nodesOf, type Pipeline } from '../../shared/domain/graph.ts';
import { applyCommand } from '../../shared/graph/commands.ts';
import { PipelineBuilder } from '../support/pipelineBuilder.ts';
import { createTestEngine } from '../support/testEngine.ts';

/** The pipelines that are killed: their models run at `replicate`, which the built-in server plays. */
export type CrashPipelines = {
  readonly chain: Pipeline;
  readonly diamond: Pipeline;
  /** A text of so many lines, each through three models. */
  readonly batch: Pipeline;
};

/** Builds them with the schemas of the real built-in models. */
export async function buildCrashPipelines(items: number): Promise<CrashPipelines> {
  await using t = await createTestEngine();
  return {
    chain: atReplicate(await buildChain(t.client)),
    diamond: atReplicate(await buildDiamond(t.client)),
    batch: atReplicate(await buildBatch(t.client, items)),
  };
}

async function buildChain(client: EngineClient): Promise<Pipeline> {
  const builder = new PipelineBuilder('Chain').node('text', 'text', { text: 'Hello' });
  await addStages(builder, client);
  return builder
    .node('save', 'download')
    .edge('text.text', 'draw.prompt')
    .edge('large.output', 'save.file')
    .build();
}

async function buildDiamond(client: EngineClient): Promise<Pipeline> {
  const builder = new PipelineBuilder('Diamond').node('text', 'text', { text: 'Hello' });
  await builder.model(client, 'draw', 'render-text', { font: 'pixel' });
  await builder.model(client, 'gray', 'grayscale');
  await builder.model(client, 'soft', 'blur');
  await builder.model(client, 'sheet', 'contact-sheet');
  return builder
    .node('save', 'download')
    .edge('text.text', 'draw.prompt')
    .edge('draw.output', 'gray.image')
    .edge('draw.output', 'soft.image')
    .edge('gray.output', 'sheet.images')
    .edge('soft.output', 'sheet.images')
    .edge('sheet.output', 'save.file')
    .build();
}

async function buildBatch(client: EngineClient, items: number): Promise<Pipeline> {
  const text = Array.from({ length: items }, (_, index) => `Line ${index}`).join('\n');
  const builder = new PipelineBuilder('Batch').node('text', 'text', { text });
  await builder.model(client, 'split', 'split-text');
  await addStages(builder, client);
  return builder
    .node('save', 'download', { fileName: '{{index}}.{{ext}}' })
    .edge('text.text', 'split.text')
    .edge('split.output', 'draw.prompt')
    .edge('large.output', 'save.file')
    .build();
}

/** draw -> gray -> large. */
async function addStages(builder: PipelineBuilder, client: EngineClient): Promise<void> {
  await builder.model(client, 'draw', 'render-text', { font: 'pixel' });
  await builder.model(client, 'gray', 'grayscale');
  await builder.model(client, 'large', 'upscale', { scale: 2 });
  builder.edge('draw.output', 'gray.image').edge('gray.output', 'large.image');
}

/** The same pipeline with its models at `replicate`. */
export function atReplicate(pipeline: Pipeline): Pipeline {
  const models = nodesOf(pipeline.graph).filter(({ type }) => type === 'prediction');
  return models.reduce(
    (result, { id: nodeId }) =>
      applyCommand(result, { type: 'setSettings', nodeId, settings: { provider: 'replicate' } }),
    pipeline,
  );
}
