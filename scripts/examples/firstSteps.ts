import type { FileRef, Pipeline } from '../../shared/domain/graph.ts';
import { createPipelineBuilder } from './pipelineBuilder.ts';

const note = `# First steps

A photo becomes black and white, is enlarged twice, and is saved. Press **Run**.

Nothing here costs money: these models run on this computer. Choose another photo on the *Photo* node, or another model on any of the others.`;

/** File upload, two predictions, download: the main road through Patchbay. */
export function firstSteps(photo: FileRef): Pipeline {
  const { node, model, connect, build } = createPipelineBuilder('First steps');
  node('note', { type: 'note', at: [0, -230], settings: { text: note } });
  node('photo', {
    type: 'file-upload',
    title: 'Photo',
    at: [0, 60],
    settings: { files: [{ ...photo }] },
  });
  model('grayscale', 'grayscale', {
    title: 'Black and white',
    at: [330, 60],
    inputs: { method: 'luma' },
  });
  model('upscale', 'upscale', { title: 'Enlarge', at: [700, 60], inputs: { scale: 2 } });
  node('preview', { type: 'preview', title: 'In between', at: [700, 420] });
  node('save', {
    type: 'download',
    title: 'Save',
    at: [1070, 60],
    settings: { fileName: '{{source.name}}-large.{{ext}}' },
  });
  connect('photo.file', 'grayscale.image');
  connect('grayscale.output', 'upscale.image');
  connect('grayscale.output', 'preview.value');
  connect('upscale.output', 'save.file');
  return build();
}
