import { randomUUID } from 'node:crypto';
import type { ArtifactRef } from '../../shared/domain/artifact.ts';
import type { Pipeline } from '../../shared/domain/graph.ts';
import { toNodeId } from '../../shared/domain/ids.ts';
import { createPipelineBuilder } from '../../scripts/examples/pipelineBuilder.ts';
import type { Shape } from './shape.ts';

/** The node that streams a text where progress is measured. */
const streaming = 'stream';

/** The shape as a real pipeline: models that lay two pictures over each other, texts, notes and frames. */
export function shapePipeline(shape: Shape, files: readonly ArtifactRef[]): Pipeline {
  const builder = createPipelineBuilder(`${shape.nodes.length} nodes`);
  for (const { id, kind, title, x, y, picture } of shape.nodes) {
    const at = [x, y] as const;
    const file = files[picture % files.length];
    if (kind === 'text') builder.node(id, { type: 'text', title, at, settings: { text: title } });
    else if (kind === 'note')
      builder.node(id, { type: 'note', title, at, settings: { text: `# ${title}\n\nA remark.` } });
    else if (file !== undefined)
      builder.model(id, 'compose', { title, at, inputs: { background: toRef(file) } });
  }
  for (const { from, to, input } of shape.edges) {
    const source = shape.nodes[from];
    const target = shape.nodes[to];
    if (source === undefined || target === undefined) continue;
    const output = source.kind === 'text' ? 'text' : 'output';
    builder.connect(
      `${source.id}.${output}`,
      `${target.id}.${input === 0 ? 'foreground' : 'background'}`,
    );
  }
  for (const { id, title, x, y } of shape.frames)
    builder.node(id, { type: 'frame', title, at: [x, y], settings: { color: 'blue' } });
  return withFrames(builder.build(), shape);
}

/** The frames as large as they are, and each with its members. */
function withFrames(pipeline: Pipeline, shape: Shape): Pipeline {
  const nodes = { ...pipeline.graph.nodes };
  const layout = { ...pipeline.layout };
  for (const { id, x, y, width, height, members } of shape.frames) {
    const frame = toNodeId(id);
    layout[frame] = { x, y, width, height };
    for (const at of members) {
      const member = nodes[toNodeId(shape.nodes[at]?.id ?? '')];
      if (member !== undefined) nodes[member.id] = { ...member, frame };
    }
  }
  return { ...pipeline, graph: { ...pipeline.graph, nodes }, layout };
}

/** The same, but nothing runs except one model that streams some 60 pieces a second. */
export function progressPipeline(shape: Shape, files: readonly ArtifactRef[]): Pipeline {
  const whole = shapePipeline(shape, files);
  const builder = createPipelineBuilder(`${whole.name}, one runs`);
  const middle = shape.nodes[Math.floor(shape.nodes.length / 2)];
  const at = [(middle?.x ?? 0) + 40, (middle?.y ?? 0) + 40] as const;
  // Another prompt each time: a result that is kept would not stream.
  const words = Array.from({ length: 900 }, (_, index) => `word${index}`);
  const prompt = [randomUUID(), ...words].join(' ');
  builder.model(streaming, 'stream-words', { at, inputs: { prompt, delay_ms: 14 } });
  const one = builder.build();
  const nodes = Object.fromEntries(
    Object.entries(whole.graph.nodes).map(([id, node]) => [id, { ...node, disabled: true }]),
  );
  return {
    name: one.name,
    graph: { nodes: { ...nodes, ...one.graph.nodes }, edges: whole.graph.edges },
    layout: { ...whole.layout, ...one.layout },
    models: { ...whole.models, ...one.models },
  };
}

function toRef({ id, name, mediaType, size }: ArtifactRef) {
  return { artifact: id, name, mediaType, size };
}
