import type { Pipeline } from '../shared/domain/graph.ts';
import { PipelineBuilder } from '../test/support/pipelineBuilder.ts';

/** A text passed through `length` templates one after the other. */
export function chain(length: number): Pipeline {
  const builder = new PipelineBuilder('chain').node('n0', 'text', { text: 'x' });
  for (let at = 1; at <= length; at += 1) {
    builder
      .node(`n${at}`, 'text-template', { template: '{{x}}' })
      .edge(`n${at - 1}.text`, `n${at}.x`);
  }
  return builder.node('end', 'preview').edge(`n${length}.text`, 'end.value').build();
}

/** One text into `width` templates, all of them into one. */
export function fan(width: number): Pipeline {
  const names = Array.from({ length: width }, (_, index) => `n${index}`);
  const builder = new PipelineBuilder('fan').node('start', 'text', { text: 'x' });
  for (const name of names)
    builder.node(name, 'text-template', { template: '{{x}}' }).edge('start.text', `${name}.x`);
  const template = names.map((name) => `{{${name}}}`).join('');
  builder.node('join', 'text-template', { template });
  for (const name of names) builder.edge(`${name}.text`, `join.${name}`);
  return builder.node('end', 'preview').edge('join.text', 'end.value').build();
}
