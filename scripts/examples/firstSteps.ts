import type { FileRef, Pipeline } from '../../shared/domain/graph.ts';
import { createPipelineBuilder } from './pipelineBuilder.ts';

const note = `A photo becomes black and white, is enlarged twice, and is saved. Press Run.

Nothing here costs money: these models run on this computer. Try another photo on the first node, or another model on any of the others.`;

/** File upload, two predictions, download: the main road through Patchbay. */
export function firstSteps(photo: FileRef): Pipeline {
  const { node, model, connect, build } = createPipelineBuilder('First steps');
  node('note', { type: 'note', at: [0, -200], settings: { text: note } });
  node('photo', {
    type: 'file-upload',
    title: 'Photo',
    at: [0, 60],
    settings: { files: [{ ...photo }] },
  });
  model('grayscale', 'grayscale', {
    title: 'Black and white',
    at: [300, 60],
    inputs: { method: 'luma' },
  });
  model('upscale', 'upscale', { title: 'Enlarge', at: [620, 60], inputs: { scale: 2 } });
  node('preview', { type: 'preview', title: 'In between', at: [620, -340] });
  node('save', {
    type: 'download',
    title: 'Save',
    at: [940, 60],
    settings: { fileName: '{{source.name}}-large.{{ext}}' },
  });
  connect('photo.file', 'grayscale.image');
  connect('grayscale.output', 'upscale.image');
  connect('grayscale.output', 'preview.value');
  connect('upscale.output', 'save.file');
  return build();
}
