import type { NodeTypeTexts } from '../../nodeTexts.ts';
import { condition } from './condition.ts';
import { itemType } from './itemType.ts';

type Shaping =
  | 'extract'
  | 'filter'
  | 'merge-lists'
  | 'pick'
  | 'split-text'
  | 'switch'
  | 'text-template';

/** A case is called what its user calls it; one without a text stands for itself. */
const emptyCases = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [`case${index + 1}`, { '(empty)': '(leer)' }]),
);

const position = '0 ist das erste Element, -1 das letzte.';

/** The German of the node types that change values and lead them. */
export const shaping: Pick<NodeTypeTexts, Shaping> = {
  'text-template': {
    title: 'Textvorlage',
    description: 'Setzt Werte in einen Text ein: Jedes {{name}} wird ein Eingang.',
    keywords: ['prompt', 'formatieren', 'verbinden', 'zeichenkette'],
    fields: {
      template: {
        Template: 'Vorlage',
        'Write {{name}} where a value goes; each name becomes an input.':
          'Schreiben Sie {{name}}, wo ein Wert hinkommt; jeder Name wird ein Eingang.',
        'A picture of {{subject}}': 'Ein Bild von {{motiv}}',
      },
    },
    ports: { text: { Text: 'Text' } },
  },
  extract: {
    title: 'Auslesen',
    description: 'Nimmt einen Wert über seinen Pfad aus JSON heraus, etwa colors[0].hex.',
    keywords: ['extrahieren', 'pfad', 'feld', 'wert'],
    fields: {
      path: {
        Path: 'Pfad',
        'Names and positions, such as colors[0].hex; [-1] is the last item.':
          'Namen und Positionen, etwa colors[0].hex; [-1] ist das letzte Element.',
      },
      as: {
        As: 'Als',
        Text: 'Text',
        Number: 'Zahl',
        Boolean: 'Wahrheitswert',
        JSON: 'JSON',
        File: 'Datei',
      },
    },
    ports: { json: { JSON: 'JSON' }, value: { Value: 'Wert' } },
  },
  'split-text': {
    title: 'Text teilen',
    description:
      'Teilt einen Text in eine Liste: nach Zeilen, Absätzen, einem Trennzeichen oder einer Länge.',
    keywords: ['zeilen', 'absätze', 'trennzeichen', 'schneiden', 'zerlegen', 'liste'],
    fields: {
      by: {
        'Split by': 'Teilen nach',
        Lines: 'Zeilen',
        Paragraphs: 'Absätzen',
        'A separator': 'Einem Trennzeichen',
        'A length': 'Einer Länge',
        'A JSON list': 'Einer JSON-Liste',
      },
      separator: {
        Separator: 'Trennzeichen',
        'The text between two parts; \\n is a new line and \\t a tab.':
          'Der Text zwischen zwei Teilen; \\n ist eine neue Zeile und \\t ein Tabulator.',
      },
      length: {
        Characters: 'Zeichen',
        'How many characters a part has at most.': 'Wie viele Zeichen ein Teil höchstens hat.',
      },
      trim: {
        'Trim spaces': 'Leerzeichen abschneiden',
        'Takes spaces away from both ends of every part.':
          'Entfernt Leerzeichen an beiden Enden jedes Teils.',
      },
      dropEmpty: { 'Leave out empty parts': 'Leere Teile weglassen' },
    },
    ports: {
      text: { Text: 'Text', 'Type or connect a text': 'Einen Text eingeben oder verbinden' },
      parts: { Parts: 'Teile' },
    },
  },
  filter: {
    title: 'Filter',
    description: 'Behält die Elemente einer Liste, die eine Bedingung erfüllen.',
    keywords: ['bedingung', 'nur', 'auswählen', 'behalten', 'entfernen', 'liste', 'suchen'],
    fields: { ...condition, itemType },
    ports: {
      items: { List: 'Liste' },
      kept: { Kept: 'Behalten' },
      rest: {
        Rest: 'Rest',
        'The items that do not meet the condition.':
          'Die Elemente, die die Bedingung nicht erfüllen.',
      },
    },
  },
  pick: {
    title: 'Auswahl',
    description: 'Nimmt ein Element oder einen Teil aus einer Liste.',
    keywords: ['teil', 'position', 'erstes', 'letztes', 'zufällig', 'wählen', 'bereich', 'liste'],
    fields: {
      mode: {
        Take: 'Nehmen',
        'The first item': 'Das erste Element',
        'The last item': 'Das letzte Element',
        'The item at a position': 'Das Element an einer Position',
        'A random item': 'Ein zufälliges Element',
        'A part of the list': 'Einen Teil der Liste',
      },
      index: { Position: 'Position', '0 is the first item, -1 the last.': position },
      seed: {
        Seed: 'Seed',
        'The same seed takes the same item.': 'Derselbe Seed nimmt dasselbe Element.',
      },
      from: { From: 'Von', '0 is the first item, -1 the last.': position },
      to: {
        'To, not included': 'Bis, ausschließlich',
        'The first position that is left out; empty is the end of the list.':
          'Die erste Position, die wegbleibt; leer ist das Ende der Liste.',
      },
      step: {
        Step: 'Schritt',
        '2 takes every other item.': '2 nimmt jedes zweite Element.',
      },
      itemType,
    },
    ports: { items: { List: 'Liste' }, picked: { Item: 'Element', Items: 'Elemente' } },
  },
  'merge-lists': {
    title: 'Listen verbinden',
    description:
      'Macht eine Liste aus mehreren oder aus einer Liste von Listen: aneinandergehängt, abwechselnd, ohne Doppelte oder gepaart.',
    keywords: ['zusammenführen', 'anhängen', 'abwechselnd', 'eindeutig', 'paaren', 'kombinieren'],
    fields: {
      mode: {
        Merge: 'Verbinden',
        'One after the other': 'Nacheinander',
        'Lists of lists as one list': 'Listen von Listen als eine Liste',
        'In turns': 'Abwechselnd',
        'Without repeats': 'Ohne Doppelte',
        'Paired into JSON objects': 'Gepaart als JSON-Objekte',
      },
      keys: {
        Names: 'Namen',
        'What the values are called in each object, in the order of the lists.':
          'Wie die Werte in jedem Objekt heißen, in der Reihenfolge der Listen.',
      },
      count: {
        Lists: 'Listen',
        'How many lists there are, 1 to 6.': 'Wie viele Listen es sind, 1 bis 6.',
      },
      itemType,
    },
    ports: {
      a: { 'List A': 'Liste A' },
      b: { 'List B': 'Liste B' },
      c: { 'List C': 'Liste C' },
      d: { 'List D': 'Liste D' },
      e: { 'List E': 'Liste E' },
      f: { 'List F': 'Liste F' },
      list: { List: 'Liste' },
    },
  },
  switch: {
    title: 'Weiche',
    description:
      'Schickt einen Wert den einen oder den anderen Weg; was am anderen hängt, wird übersprungen.',
    keywords: ['wenn', 'sonst', 'verzweigung', 'bedingung', 'fall', 'schalter'],
    fields: {
      ...condition,
      mode: {
        Ways: 'Wege',
        'Yes or no': 'Ja oder nein',
        'One of several cases': 'Einer von mehreren Fällen',
      },
      path: {
        ...condition['path'],
        'Which part of the JSON is compared, such as colors[0].name.':
          'Welcher Teil des JSON verglichen wird, etwa colors[0].name.',
      },
      cases: {
        Cases: 'Fälle',
        'Kinds of files: image, video, audio, model3d, text, archive or other.':
          'Arten von Dateien: image, video, audio, model3d, text, archive oder other.',
        'The value goes to the case that it equals, else to "other".':
          'Der Wert geht zu dem Fall, dem er gleicht, sonst zu „sonst“.',
      },
      itemType,
    },
    ports: {
      value: { Value: 'Wert' },
      yes: { yes: 'ja' },
      no: { no: 'nein' },
      other: { other: 'sonst' },
      ...emptyCases,
    },
  },
};
