import type { FileRef, Pipeline } from '../../shared/domain/graph.ts';
import { createPipelineBuilder } from './pipelineBuilder.ts';

const note = `Three pictures train a model, and the version that they make gives a photo their colours. Press Run.

The training runs on this computer and costs nothing: it measures colours and is no neural network. At Replicate it works the same way, but takes minutes to hours and costs money. The new model, builtin/blue-hour, is yours and private: later runs add a version to it.`;

/** Pictures, a training, and a prediction of the version that it makes. */
export function trainAndApply(pictures: readonly FileRef[], photo: FileRef): Pipeline {
  const { node, model, training, connect, build } = createPipelineBuilder('Train and apply');
  node('note', { type: 'note', at: [0, -220], settings: { text: note } });
  node('pictures', {
    type: 'file-upload',
    title: 'Pictures to learn from',
    at: [0, 60],
    settings: { mode: 'many', files: pictures.map((picture) => ({ ...picture })) },
  });
  training('learn', 'colour-style', {
    title: 'Learn their colours',
    at: [320, 60],
    settings: {
      destination: 'builtin/blue-hour',
      createDestination: true,
      hardware: 'local',
      keepWeights: false,
    },
  });
  node('photo', {
    type: 'file-upload',
    title: 'Photo',
    at: [320, 420],
    settings: { files: [{ ...photo }] },
  });
  model('apply', 'colour-style', { title: 'Give the photo their colours', at: [680, 60] });
  node('save', {
    type: 'download',
    title: 'Save',
    at: [1040, 60],
    settings: { fileName: '{{source.name}}-blue-hour.{{ext}}' },
  });
  connect('pictures.file', 'learn.input_images');
  connect('learn.version', 'apply.model-version');
  connect('photo.file', 'apply.image');
  connect('apply.output', 'save.file');
  return build();
}
