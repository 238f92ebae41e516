import type { NodeTypeTexts } from '../../nodeTexts.ts';
import { itemType } from './itemType.ts';

type Source = 'boolean' | 'file-upload' | 'json' | 'list' | 'number' | 'text';

/** The German of the node types that bring values in. */
export const sources: Pick<NodeTypeTexts, Source> = {
  'file-upload': {
    title: 'Datei-Upload',
    description:
      'Bringt eine Datei, viele Dateien oder einen Ordner ein: Bilder, Video, Audio, Text, alles.',
    keywords: ['bild', 'foto', 'datei', 'hochladen', 'importieren', 'öffnen', 'laden', 'ordner'],
    fields: {
      mode: {
        Takes: 'Nimmt',
        'One file': 'Eine Datei',
        'Many files': 'Viele Dateien',
        'A folder': 'Einen Ordner',
      },
      only: {
        'Of a folder': 'Aus einem Ordner',
        'What is taken of the next folder that is chosen, and of those inside it.':
          'Was aus dem nächsten gewählten Ordner und den Ordnern darin genommen wird.',
        'All files': 'Alle Dateien',
        Images: 'Bilder',
        Videos: 'Videos',
        Audio: 'Audio',
        '3D models': '3D-Modelle',
        Texts: 'Texte',
      },
      files: { File: 'Datei', Files: 'Dateien' },
    },
    ports: { file: { File: 'Datei', Files: 'Dateien' } },
  },
  text: {
    title: 'Text',
    description: 'Ein Text für einen Prompt oder eine Vorlage.',
    keywords: ['zeichenkette', 'wörter'],
    fields: { text: { Text: 'Text', 'Type a text': 'Einen Text eingeben' } },
    ports: { text: { Text: 'Text' } },
  },
  number: {
    title: 'Zahl',
    description: 'Eine Zahl für ein Modell oder eine Vorlage.',
    keywords: ['ganzzahl', 'kommazahl', 'wert'],
    fields: { number: { Number: 'Zahl' } },
    ports: { number: { Number: 'Zahl' } },
  },
  boolean: {
    title: 'Wahrheitswert',
    description: 'Ein Schalter, ein oder aus.',
    keywords: ['schalter', 'ja', 'nein', 'wahr', 'falsch'],
    fields: { boolean: { On: 'Ein' } },
    ports: { boolean: { Boolean: 'Wahrheitswert' } },
  },
  json: {
    title: 'JSON',
    description: 'Ein beliebiger JSON-Wert: ein Objekt, eine Liste, eine Zahl.',
    keywords: ['objekt', 'daten'],
    fields: { json: { JSON: 'JSON' } },
    ports: { json: { JSON: 'JSON' } },
  },
  list: {
    title: 'Liste',
    description: 'Mehrere Werte als eine Liste: eingegeben oder aus mehreren Knoten verbunden.',
    keywords: ['sammeln', 'stapel', 'viele', 'elemente'],
    fields: { itemType },
    ports: {
      items: {
        Items: 'Elemente',
        'Typed here, or connected: several connections are joined in their order.':
          'Hier eingegeben oder verbunden: Mehrere Verbindungen werden in ihrer Reihenfolge aneinandergehängt.',
      },
      list: { List: 'Liste' },
    },
  },
};
