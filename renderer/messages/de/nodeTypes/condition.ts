import type { TextsByName } from '../../nodeTexts.ts';

/** The settings of a condition. */
export const condition: TextsByName = {
  textTest: {
    Condition: 'Bedingung',
    contains: 'enthält',
    'does not contain': 'enthält nicht',
    is: 'ist',
    'is not': 'ist nicht',
    'starts with': 'beginnt mit',
    'ends with': 'endet auf',
    'matches the pattern': 'passt zum Muster',
    'is empty': 'ist leer',
    'is not empty': 'ist nicht leer',
  },
  text: {
    Text: 'Text',
    Pattern: 'Muster',
    'A regular expression without back-references, such as ^[A-Z]{2}\\d+$.':
      'Ein regulärer Ausdruck ohne Rückverweise, etwa ^[A-Z]{2}\\d+$.',
    'A word or more': 'Ein Wort oder mehr',
  },
  ignoreCase: { 'Ignore capitals': 'Großschreibung egal' },
  numberTest: {
    Condition: 'Bedingung',
    is: 'ist',
    'is not': 'ist nicht',
    'is less than': 'ist kleiner als',
    'is at most': 'ist höchstens',
    'is greater than': 'ist größer als',
    'is at least': 'ist mindestens',
  },
  number: { Number: 'Zahl' },
  booleanTest: { Condition: 'Bedingung', 'is true': 'ist wahr', 'is false': 'ist falsch' },
  path: {
    Path: 'Pfad',
    'Where to look, such as colors[0].hex; empty is the whole value.':
      'Wo gesucht wird, etwa colors[0].hex; leer ist der ganze Wert.',
  },
  jsonTest: {
    Condition: 'Bedingung',
    'is true or not empty': 'ist wahr oder nicht leer',
    'is false or empty': 'ist falsch oder leer',
    'is there': 'ist vorhanden',
    'is not there': 'ist nicht vorhanden',
    is: 'ist',
    'is not': 'ist nicht',
    contains: 'enthält',
    'is less than': 'ist kleiner als',
    'is greater than': 'ist größer als',
  },
  json: {
    'Compared with': 'Verglichen mit',
    'JSON: a text stands in quotes.': 'JSON: Ein Text steht in Anführungszeichen.',
  },
  fileTest: {
    Condition: 'Bedingung',
    'is larger than': 'ist größer als',
    'is smaller than': 'ist kleiner als',
    'is of the kind': 'ist von der Art',
    'is not of the kind': 'ist nicht von der Art',
    'has a name with': 'hat im Namen',
  },
  size: { Megabytes: 'Megabyte' },
  kind: {
    Kind: 'Art',
    Image: 'Bild',
    Video: 'Video',
    Audio: 'Audio',
    '3D model': '3D-Modell',
    'Text or JSON': 'Text oder JSON',
    Archive: 'Archiv',
    'Anything else': 'Alles andere',
  },
};
