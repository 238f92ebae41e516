import type { FileRef, Pipeline } from '../../shared/domain/graph.ts';
import { createPipelineBuilder } from './pipelineBuilder.ts';

const note = `A folder goes in, and each of its pictures comes out with its own facts written on it.

Only pictures leaves out everything else, and every node behind it runs once for each picture.`;

/** A batch: a folder, a filter, and every picture through three models. */
export function pictureBatch(files: readonly FileRef[]): Pipeline {
  const { node, model, connect, build } = createPipelineBuilder('Picture batch');
  node('note', { type: 'note', at: [0, -200], settings: { text: note } });
  node('folder', {
    type: 'file-upload',
    title: 'Folder',
    at: [0, 60],
    settings: { mode: 'folder', files: files.map((file) => ({ ...file })) },
  });
  node('pictures', {
    type: 'filter',
    title: 'Only pictures',
    at: [300, 60],
    settings: { itemType: 'file', fileTest: 'kind', kind: 'image' },
  });
  model('facts', 'describe-image', {
    title: 'Facts',
    at: [600, -520],
    inputs: { detail: 'short' },
  });
  model('letters', 'render-text', {
    title: 'Draw the facts',
    at: [900, -520],
    inputs: { size: 22, width: 620, font: 'pixel', color: '#111111', background: '#fff7e6' },
  });
  model('card', 'compose', {
    title: 'Put them on',
    at: [1200, 60],
    inputs: { position: 'south', opacity: 0.9 },
  });
  node('save', {
    type: 'download',
    title: 'Save the batch',
    at: [1520, 60],
    settings: { fileName: '{{index}}-{{source.name}}.{{ext}}' },
  });
  node('left', { type: 'preview', title: 'Left out', at: [600, 420] });
  node('first', {
    type: 'pick',
    title: 'The first',
    at: [1520, 420],
    settings: { itemType: 'file', mode: 'first' },
  });
  node('look', { type: 'preview', title: 'A look', at: [1820, 420] });
  connect('folder.file', 'pictures.items');
  connect('pictures.kept', 'facts.image');
  connect('pictures.kept', 'card.background');
  connect('pictures.rest', 'left.value');
  connect('facts.output', 'letters.prompt');
  connect('letters.output', 'card.foreground');
  connect('card.output', 'save.file');
  connect('card.output', 'first.items');
  connect('first.picked', 'look.value');
  return build();
}
