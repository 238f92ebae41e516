import { expect, test } from 'vitest';
import { PipelineBuilder } from '../../test/support/pipelineBuilder.ts';
import { listSources } from './listSources.ts';

test('lists begin at sources and split texts, not behind a list and not behind a model', () => {
  const { graph } = new PipelineBuilder()
    .node('files', 'file-upload', { mode: 'many' })
    .node('one', 'file-upload', { mode: 'one' })
    .node('story', 'text', { text: 'x' })
    .node('lines', 'split-text')
    .node('words', 'split-text')
    .node('collect', 'list')
    .node('model', 'prediction', { provider: 'builtin', model: 'builtin/x', version: null })
    .node('said', 'split-text')
    .node('kept', 'filter')
    .edge('story.text', 'lines.text')
    .edge('lines.parts', 'words.text')
    .edge('story.text', 'collect.items')
    .edge('one.file', 'model.image')
    .edge('model.output', 'said.text')
    .edge('files.file', 'kept.items')
    .build();
  expect([...listSources(graph, { models: {} })].toSorted()).toEqual(['collect', 'files', 'lines']);
});
