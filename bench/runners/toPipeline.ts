import type { Pipeline } from '../../shared/domain/graph.ts';
import { toNodeId, type NodeId } from '../../shared/domain/ids.ts';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import type { BenchGraph } from '../graphs.ts';

/** A pipeline, and the nodes that nothing reads: the run is up to these. */
export type BenchPipeline = { readonly pipeline: Pipeline; readonly target: readonly NodeId[] };

/** The graph as a pipeline of text templates, the first of them a text. */
export function toPipeline({ nodes, edges }: BenchGraph): BenchPipeline {
  const sources = Array.from({ length: nodes }, (): number[] => []);
  const isRead = new Set<number>();
  for (const [from, to] of edges) {
    sources[to]?.push(from);
    isRead.add(from);
  }
  const builder = new PipelineBuilder('bench');
  for (const [at, from] of sources.entries()) {
    const template = from.map((_, port) => `{{p${port}}}`).join('');
    if (from.length === 0) builder.node(`n${at}`, 'text', { text: 'x' });
    else builder.node(`n${at}`, 'text-template', { template });
  }
  for (const [to, from] of sources.entries())
    for (const [port, each] of from.entries()) builder.edge(`n${each}.text`, `n${to}.p${port}`);
  const target = [...sources.keys()].filter((at) => !isRead.has(at));
  return { pipeline: builder.build(), target: target.map((at) => toNodeId(`n${at}`)) };
}
