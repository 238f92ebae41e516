import type { FileRef, Pipeline } from '../../shared/domain/graph.ts';
import { createPipelineBuilder } from './pipelineBuilder.ts';

const note = `One photo feeds four models at once; their answers meet again in one card and one contact sheet.

Palette gives JSON, Second colour takes one value out of it, and Caption writes it all into a text.`;

const caption = 'Mostly {{first}}, then {{second}}. {{facts}}';

/** A graph whose branches split and join again: JSON, text and pictures. */
export function photoCard(photo: FileRef): Pipeline {
  const { node, model, connect, build } = createPipelineBuilder('Photo card');
  node('note', { type: 'note', at: [0, -200], settings: { text: note } });
  node('photo', {
    type: 'file-upload',
    title: 'Photo',
    at: [0, 180],
    settings: { files: [{ ...photo }] },
  });
  model('palette', 'palette', { title: 'Palette', at: [280, -40], inputs: { count: 5 } });
  model('facts', 'describe-image', { title: 'Facts', at: [600, 270], inputs: { detail: 'short' } });
  model('variations', 'make-variations', {
    title: 'Variations',
    at: [280, 600],
    inputs: { count: 6, seed: 7 },
  });
  node('second', {
    type: 'extract',
    title: 'Second colour',
    at: [600, -40],
    settings: { path: '[1].hex', as: 'text' },
  });
  node('caption', {
    type: 'text-template',
    title: 'Caption',
    at: [920, 60],
    settings: { template: caption },
  });
  model('letters', 'render-text', {
    title: 'Draw the caption',
    at: [1216, 0],
    inputs: { size: 26, width: 680, font: 'pixel', color: '#111111', background: '#fff7e6' },
  });
  model('card', 'compose', {
    title: 'Card',
    at: [1536, 120],
    inputs: { position: 'south', opacity: 0.9 },
  });
  model('sheet', 'contact-sheet', {
    title: 'Contact sheet',
    at: [600, 640],
    inputs: { columns: 3, cell_size: 256, background: '#22252b' },
  });
  node('saveCard', {
    type: 'download',
    title: 'Save the card',
    at: [1856, 120],
    settings: { fileName: '{{source.name}}-card.{{ext}}' },
  });
  node('saveSheet', {
    type: 'download',
    title: 'Save the sheet',
    at: [920, 700],
    settings: { fileName: '{{source.name}}-variations.{{ext}}' },
  });
  connect('photo.file', 'palette.image');
  connect('photo.file', 'facts.image');
  connect('photo.file', 'variations.image');
  connect('palette.colors', 'second.json');
  connect('palette.dominant', 'caption.first');
  connect('second.value', 'caption.second');
  connect('facts.output', 'caption.facts');
  connect('caption.text', 'letters.prompt');
  connect('photo.file', 'card.background');
  connect('letters.output', 'card.foreground');
  connect('card.output', 'saveCard.file');
  connect('variations.output', 'sheet.images');
  connect('sheet.output', 'saveSheet.file');
  return build();
}
