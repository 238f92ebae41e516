import type { nodes as english } from '../../../../shared/sentences/nodes.ts';
import type { Translation } from '../../translation.ts';

/** The German of shared/sentences/nodes.ts. */
export const nodes: Translation<typeof english> = {
  settingMissing:
    'Die Einstellung „{{setting}}“ dieses Knotens vom Typ „{{node}}“ fehlt: Wählen Sie eine.',
  settingWrong:
    'Die Einstellung „{{setting}}“ dieses Knotens vom Typ „{{node}}“ ist unbrauchbar: {{issue}}.',
  settingsWrong: 'Die Einstellungen dieses Knotens vom Typ „{{node}}“ sind unbrauchbar: {{issue}}.',
  noModel: 'Kein Modell ist gewählt: Wählen Sie eines im Inspektor.',
  noSchema:
    'Die Pipeline enthält kein Schema für {{model}}: Wählen Sie das Modell erneut, um es abzurufen.',
  schemaGone: 'Das Schema von {{model}} ist nicht in der Pipeline: Wählen Sie das Modell erneut.',
  noBaseModel: 'Kein Grundmodell ist gewählt: Wählen Sie eines im Inspektor.',
  noBaseSchema:
    'Die Pipeline enthält kein Schema für {{model}}: Wählen Sie das Grundmodell erneut, um es abzurufen.',
  baseSchemaGone:
    'Das Schema von {{model}} ist nicht in der Pipeline: Wählen Sie das Grundmodell erneut.',
  notTrainable:
    '{{model}} lässt sich nicht trainieren: Wählen Sie ein Grundmodell, das sich trainieren lässt.',
  noDestination:
    'Kein Ziel ist angegeben: Schreiben Sie das Modell, das die neue Version bekommt, als Besitzer/Name.',
  badDestination: 'Das Ziel „{{model}}“ ist kein Modell: Schreiben Sie es als Besitzer/Name.',
  noHardware:
    'Keine Hardware ist gewählt für {{model}}, das vielleicht erstellt werden muss: Wählen Sie sie im Inspektor.',
  noFile: 'Keine Datei ist gewählt: Wählen Sie eine, oder legen Sie eine auf diesem Knoten ab.',
  manyFiles:
    'Dieser Knoten nimmt eine Datei und hat {{files}}: Entfernen Sie welche, oder stellen Sie ihn auf viele Dateien.',
  unknownPlace:
    'Der Dateiname oder der Ordner verwendet {{place}}, das es nicht gibt: Verwenden Sie {{known}}.',
  nameIsPath:
    'Der Dateiname „{{name}}“ enthält einen Pfad: Schreiben Sie nur einen Namen, und Ordner in die Einstellung „Ordner“.',
  nameReserved: 'Der Dateiname „{{name}}“ ist von Windows reserviert: Wählen Sie einen anderen.',
  folderLeaves:
    'Der Ordner „{{folder}}“ läge außerhalb des Ausgabeordners: Schreiben Sie einen Ordner darin, etwa „bilder“.',
  nothingToSave: 'Es kommt nichts an, was zu speichern wäre: Verbinden Sie diesen Knoten.',
  path: 'Der Pfad „{{path}}“ ist ab „{{rest}}“ nicht lesbar: Schreiben Sie ihn wie colors[0].hex.',
  nothingAtPath: 'Das JSON hat nichts bei „{{path}}“: Vergleichen Sie den Pfad mit dem Wert.',
  notFile: 'Der Wert bei „{{path}}“ ist keine Datei: Lesen Sie ihn als Text oder JSON aus.',
  notNumber: 'Der Wert bei „{{path}}“ ist keine Zahl: Lesen Sie ihn als Text oder JSON aus.',
  notBoolean:
    'Der Wert bei „{{path}}“ ist nicht wahr oder falsch: Lesen Sie ihn als Text oder JSON aus.',
  longPattern: 'Das Muster ist länger als {{most}} Zeichen: Kürzen Sie es.',
  pattern: 'Das Muster „{{pattern}}“ ist unbrauchbar: {{fault}}.',
  longText:
    'Ein Text von {{characters}} Zeichen ist zu lang für dieses Muster: Teilen Sie ihn zuerst, oder suchen Sie nach einem einfachen Text.',
  filesInJson:
    'Dateien passen nicht in JSON-Objekte: Verbinden Sie die Listen auf eine andere Art.',
  sameNames: 'Zwei Listen haben denselben Namen: Geben Sie jeder einen eigenen.',
  otherLength:
    'Liste {{first}} hat {{length}} Elemente und Liste {{other}} hat {{otherLength}}: Nur gleich lange Listen lassen sich paaren.',
  emptyList: 'Die Liste ist leer, also gibt es kein Element zu nehmen.',
  noSuchItem_one:
    'Die Liste hat {{count}} Element, also keines an Position {{index}}: Wählen Sie eine von {{from}} bis {{to}}.',
  noSuchItem_other:
    'Die Liste hat {{count}} Elemente, also keines an Position {{index}}: Wählen Sie eine von {{from}} bis {{to}}.',
  outside_one:
    'Die Liste hat {{count}} Element, Position {{index}} liegt also außerhalb: Wählen Sie eine von {{from}} bis {{to}}.',
  outside_other:
    'Die Liste hat {{count}} Elemente, Position {{index}} liegt also außerhalb: Wählen Sie eine von {{from}} bis {{to}}.',
  turnedRound_one:
    'Der Teil endet ({{to}}), bevor er beginnt ({{from}}), in einer Liste mit {{count}} Element: Vertauschen Sie die beiden.',
  turnedRound_other:
    'Der Teil endet ({{to}}), bevor er beginnt ({{from}}), in einer Liste mit {{count}} Elementen: Vertauschen Sie die beiden.',
  end: 'Ende',
  noSeparator: 'Das Trennzeichen ist leer: Schreiben Sie eines.',
  tooManyParts:
    'Der Text ergäbe {{parts}} Teile, und {{most}} sind das Höchste: Teilen Sie ihn in längere.',
  noJsonList: 'Der Text ist keine JSON-Liste: Er muss aussehen wie ["a", "b"].',
  noTemplateText:
    'Für {{place}} der Vorlage gibt es keinen Text: Verbinden Sie es, oder geben Sie einen Wert ein.',
};
