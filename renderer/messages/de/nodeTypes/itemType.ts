import type { TextsByEnglish } from '../../nodeTexts.ts';

/** The setting of nodes that pass on what they get. */
export const itemType: TextsByEnglish = {
  Type: 'Typ',
  'What an item is. Connecting something sets it.':
    'Was ein Element ist. Eine Verbindung stellt es ein.',
  Text: 'Text',
  Number: 'Zahl',
  Boolean: 'Wahrheitswert',
  JSON: 'JSON',
  'Any file': 'Jede Datei',
  Image: 'Bild',
  Video: 'Video',
  Audio: 'Audio',
  '3D model': '3D-Modell',
};
