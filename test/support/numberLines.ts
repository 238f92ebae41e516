import type { Pipeline } from '../../shared/domain/graph.ts';
import { PipelineBuilder } from './pipelineBuilder.ts';

/** A pipeline that reads the `n` of every line, an item each: a line that is no JSON with one fails. */
export function numberLines(name: string, lines: readonly string[]): Pipeline {
  return new PipelineBuilder(name)
    .node('text', 'text', { text: lines.join('\n') })
    .node('lines', 'split-text', { by: 'lines' })
    .node('number', 'extract', { path: 'n' })
    .node('show', 'preview')
    .edge('text.text', 'lines.text')
    .edge('lines.parts', 'number.json')
    .edge('number.value', 'show.value')
    .build();
}
