import { toNodeId, type NodeId } from '../shared/domain/ids.ts';
import type { Pipeline } from '../shared/domain/graph.ts';
import { PipelineBuilder } from '../test/support/pipelineBuilder.ts';
import { range } from './graphs.ts';

/** A list of texts through so many templates one after the other, up to the last one. */
export function batchPipeline(
  items: number,
  stages: number,
): { readonly pipeline: Pipeline; readonly target: readonly NodeId[] } {
  const texts = range(items).map((at) => `item ${at}`);
  const builder = new PipelineBuilder('batch').node(
    'list',
    'list',
    {},
    { inputs: { items: texts } },
  );
  for (const stage of range(stages)) {
    const from = stage === 0 ? 'list.list' : `s${stage - 1}.text`;
    builder.node(`s${stage}`, 'text-template', { template: '{{x}}' }).edge(from, `s${stage}.x`);
  }
  return { pipeline: builder.build(), target: [toNodeId(`s${stages - 1}`)] };
}
