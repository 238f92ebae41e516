import type { Pipeline } from '../../shared/domain/graph.ts';
import { createPipelineBuilder } from './pipelineBuilder.ts';

const note = `A long text is shortened and said word by word; beside that, every sentence becomes a picture.

Draw a sentence gets a list, so it runs once for each of its items.`;

const story = `The harbour opened in the spring of 1901, when the town still lived from herring and salt. For sixty years every boat of the coast came to the harbour to sell its catch on the long wooden quay. Gulls learned the hours of the auction and waited on the roofs. When the herring left, the harbour fell silent and the quay began to rot. In 1978 a boat builder rented the empty auction hall and taught the children of the town to plank a hull. Her first class built one boat, and the boat still sails. Today the harbour serves forty boats, most of them built in that hall, and the quay has new planks. On summer evenings the town meets there, because the harbour is where the light stays longest.`;

/** Texts, streaming and a list that maps a node. */
export function textTools(): Pipeline {
  const { node, model, connect, build } = createPipelineBuilder('Text tools');
  node('note', { type: 'note', at: [0, -200], settings: { text: note } });
  node('story', { type: 'text', title: 'Story', at: [0, 60], settings: { text: story } });
  model('summary', 'summarise-text', {
    title: 'Shorten',
    at: [300, -40],
    inputs: { sentences: 3 },
  });
  model('words', 'stream-words', {
    title: 'Word by word',
    at: [620, -40],
    inputs: { delay_ms: 20 },
  });
  node('read', { type: 'preview', title: 'Read', at: [940, -140] });
  node('saveText', {
    type: 'download',
    title: 'Save the summary',
    at: [940, 250],
    settings: { fileName: 'summary.{{ext}}' },
  });
  model('split', 'split-text', { title: 'Sentences', at: [300, 420], inputs: { by: 'sentence' } });
  model('draw', 'render-text', {
    title: 'Draw a sentence',
    at: [620, 420],
    inputs: { size: 22, width: 256, font: 'pixel', color: '#f2f2f2', background: '#2b3a4a' },
  });
  model('sheet', 'contact-sheet', {
    title: 'All of them',
    at: [940, 480],
    inputs: { columns: 4, cell_size: 256, background: '#2b3a4a' },
  });
  node('saveSheet', {
    type: 'download',
    title: 'Save the sheet',
    at: [1260, 480],
    settings: { fileName: 'sentences.{{ext}}' },
  });
  connect('story.text', 'summary.text');
  connect('summary.output', 'words.prompt');
  connect('words.output', 'read.value');
  connect('words.output', 'saveText.file');
  connect('story.text', 'split.text');
  connect('split.output', 'draw.prompt');
  connect('draw.output', 'sheet.images');
  connect('sheet.output', 'saveSheet.file');
  return build();
}
