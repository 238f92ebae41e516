import type { values as english } from '../../../../shared/sentences/values.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/values.ts. */
export const values: Translation<typeof english> = {
  cannotPair:
    'Die Listen an „{{port}}“ ({{length}} Elemente) und „{{other}}“ ({{otherLength}} Elemente) lassen sich nicht paaren: Machen Sie sie gleich lang, oder lassen Sie den Knoten jede Kombination bilden.',
  typedWrong:
    'Der Wert, der an „{{port}}“ eingegeben ist, ist kein Wert vom Typ „{{type}}“: Geben Sie ihn erneut ein.',
  takes:
    'Der Eingang „{{port}}“ nimmt „{{type}}“, aber es kam {{value}} an: Verbinden Sie etwas anderes mit ihm.',
  aText: 'ein Text',
  theNumber: 'die Zahl {{number}}',
  aBoolean: 'wahr oder falsch',
  json: 'JSON',
  theFile: 'die {{kind}} „{{name}}“',
  aList: 'eine Liste mit {{items}} Elementen',
  file: 'Datei',
  imageFile: 'Bilddatei',
  videoFile: 'Videodatei',
  audioFile: 'Audiodatei',
  textFile: 'Textdatei',
  archiveFile: 'Archivdatei',
  model3d: '3D-Modell-Datei',
  needs:
    '„{{port}}“ braucht {{expected}}, aber es kam {{value}} an: Verbinden Sie {{expected}}, oder geben Sie {{expected}} ein.',
  expectedFile: 'eine Datei',
  expectedImage: 'ein Bild',
  expectedVideo: 'ein Video',
  expectedAudio: 'eine Audiodatei',
  expectedModel3d: 'ein 3D-Modell',
  expectedOther: 'eine andere Datei',
  noVersion:
    '„{{port}}“ ist keine Version: „{{value}}“. Geben Sie Besitzer/Name:Version an, oder eine Versions-ID aus 64 Hexziffern.',
  noOutput:
    'Das Modell endete gut, gab aber nichts aus: Lesen Sie sein Protokoll, ändern Sie seine Eingänge, oder führen Sie es erneut aus.',
  oneZip:
    'Der Eingang „{{port}}“ nimmt ein Zip oder lose Dateien, aber „{{archive}}“ kam mit {{more}} weiteren: Verbinden Sie nur eines von beiden.',
};
